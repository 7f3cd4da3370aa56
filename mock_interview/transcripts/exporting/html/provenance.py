"""How a scorecard came about, and what it took: folded away until somebody wants to know."""

import json
from collections.abc import Iterator

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts.exporting.html.elements import Html, element


def provenance(card: Scorecard) -> Html:
    """Return who graded, with what, and the tokens, seconds and requests it took."""
    return element("details", element("summary", "Provenance and usage"), facts(_facts(card)))


def facts(named: Iterator[tuple[str, str]]) -> Html:
    """Return names and values as a list."""
    return element("dl", *(element("div", element("dt", name), element("dd", value)) for name, value in named))


def _facts(card: Scorecard) -> Iterator[tuple[str, str]]:
    grader, usage = card.grader, card.usage
    yield "Grader", grader.kind
    if grader.model:
        yield "Model", grader.model if isinstance(grader.model, str) else ", ".join(grader.model)
    if grader.endpoint:
        yield "Endpoint", grader.endpoint
    yield "Votes", str(grader.votes)
    if grader.strict:
        yield "Requests", "one per criterion"
    if grader.prompt_sha256:
        yield "Prompt", grader.prompt_sha256
    yield "Rubric", card.rubric_sha256
    for name, value in grader.parameters.items():
        yield name.replace("_", " ").capitalize(), value if isinstance(value, str) else json.dumps(value)
    if usage.requests:
        yield "Requests made", f"{usage.requests} in {usage.seconds:.1f} s"
        yield "Tokens in", f"{usage.prompt_tokens:,}, {usage.cached_tokens:,} of them cached"
        yield "Tokens out", f"{usage.completion_tokens:,}"
