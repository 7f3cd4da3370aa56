"""What a scorecard says of itself, in words: who graded, what it took, what was contested."""

from collections.abc import Iterator, Mapping, Sequence

from mock_interview.scoring.scorecard import CriterionScore, Scorecard, Usage
from mock_interview.scoring.usage import cost_of, total
from mock_interview.settings import Price
from mock_interview.text import one_line

NAME_WIDTH = 120
HASH_WIDTH = 8
PLEA_WIDTH = 200
JUDGE_THE_REST = "On the screen, Check verdicts (F7 or c) lets you judge the rest yourself."


def percent_told(value: float | None) -> str:
    """Return a percent as it is written, one decimal."""
    return "-" if value is None else f"{value:.1f} %"


def grader_name(card: Scorecard) -> str:
    """Return who graded, in a few words."""
    if card.grader.kind == "offline":
        return "the offline grader"
    if card.grader.kind != "llm":
        return "you" if card.grader.kind == "self" else "a person"
    models = [card.grader.model] if isinstance(card.grader.model, str) else card.grader.model or ["an LLM"]
    return one_line(f"{', '.join(models)} at {card.grader.endpoint}", NAME_WIDTH)


def band_told(card: Scorecard) -> str:
    """Return the band, or why there is none."""
    if card.percent is None:
        return "nothing could be judged"
    return card.band or "no band, because too little could be judged"


def rest_told(card: Scorecard) -> str:
    """Return what to do where too little was judged for a band, or nothing."""
    return "" if card.band else JUDGE_THE_REST


def spread_told(criterion: CriterionScore) -> str:
    """Return how far the votes on a criterion lay apart, or nothing where there was one."""
    return "" if criterion.spread is None else f"votes {round(100 * criterion.spread)} points apart"


def appeal_told(card: Scorecard) -> str:
    """Return what was contested, or nothing."""
    if card.appeal is None:
        return ""
    titles = {criterion.id: criterion.title for criterion in card.criteria}
    title = one_line(titles.get(card.appeal.criterion, card.appeal.criterion), 60)
    return f"Judged again on your appeal against “{title}”: {one_line(card.appeal.plea, PLEA_WIDTH)}"


def provenance_told(card: Scorecard, prices: Mapping[str, Price], currency: str) -> str:
    """Return how the card came about: mode, usage, cost where there is a price, and what it was judged by."""
    return "; ".join(_provenance(card, prices, currency))


def bill_told(cards: Sequence[Scorecard], prices: Mapping[str, Price], currency: str) -> str:
    """Return what several gradings took together, or nothing where no request was made.

    The cost is left out where one of them has no price.
    """
    usage = total(card.usage for card in cards)
    if not usage.requests:
        return ""
    costs = [cost_of(card, prices) for card in cards if card.usage.requests]
    spent = [cost for cost in costs if cost is not None]
    bill = f"; {currency} {sum(spent):.4f}" if len(spent) == len(costs) else ""
    return f"{_usage_told(usage)}{bill}"


def _usage_told(usage: Usage) -> str:
    requests = f"{usage.requests} request{'s' if usage.requests > 1 else ''} in {usage.seconds:.1f} s"
    if not (usage.prompt_tokens or usage.completion_tokens):
        return f"{requests}; the server did not say how many tokens"
    cached = f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""
    return f"{requests}; {usage.prompt_tokens:,} tokens in{cached}, {usage.completion_tokens:,} out"


def _provenance(card: Scorecard, prices: Mapping[str, Price], currency: str) -> Iterator[str]:
    usage, grader = card.usage, card.grader
    if grader.votes > 1:
        yield f"{grader.votes} votes"
    if grader.strict:
        yield "a request per criterion"
    if usage.requests:
        yield _usage_told(usage)
        if (spent := cost_of(card, prices)) is not None:
            yield f"{currency} {spent:.4f}"
    if grader.prompt_sha256:
        yield f"prompt {grader.prompt_sha256[:HASH_WIDTH]}"
    yield f"rubric {card.rubric_sha256[:HASH_WIDTH]}"
