"""What gradings took, added up, and what that cost at the person's own prices."""

from collections.abc import Iterable, Mapping

from mock_interview.scoring.scorecard import Scorecard, Usage
from mock_interview.settings import Price

PER_MILLION = 1_000_000


def total(usages: Iterable[Usage]) -> Usage:
    """Return the sum of `usages`; seconds add up too, whether or not they passed at the same time."""
    counted = list(usages)
    return Usage(
        prompt_tokens=sum(usage.prompt_tokens for usage in counted),
        cached_tokens=sum(usage.cached_tokens for usage in counted),
        completion_tokens=sum(usage.completion_tokens for usage in counted),
        seconds=sum(usage.seconds for usage in counted),
        requests=sum(usage.requests for usage in counted),
    )


def cost(usage: Usage, price: Price) -> float:
    """Return what `usage` cost; cached tokens are part of the prompt's and may have a price of their own."""
    cached_price = price.input if price.cached is None else price.cached
    fresh = max(usage.prompt_tokens - usage.cached_tokens, 0)
    spent = fresh * price.input + usage.cached_tokens * cached_price + usage.completion_tokens * price.output
    return spent / PER_MILLION


def cost_of(card: Scorecard, prices: Mapping[str, Price]) -> float | None:
    """Return what a grading cost; None where its model has no price or several models shared it."""
    model = card.grader.model
    price = prices.get(model) if isinstance(model, str) else None
    return None if price is None else cost(card.usage, price)
