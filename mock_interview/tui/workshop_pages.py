"""What stands beside a rubric while it is written: how it reads, what is sent, what a bench found."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from mock_interview.rubric.library import LoadedRubric
from mock_interview.text import sanitise
from mock_interview.tui.pages import rubric_page
from mock_interview.tui.wording import clock, local_time
from mock_interview.workshop.bench.findings import Findings, Found
from mock_interview.workshop.bench.outcomes import Outcome
from mock_interview.workshop.bench.telling import (
    differing_told,
    gap_told,
    graded_told,
    limits_told,
    measured_told,
    moves_told,
    result_told,
    since_told,
    state_told,
)
from mock_interview.workshop.editing.examining import Examined
from mock_interview.workshop.prompting import ShownRequest, request_lines

BROKEN = "This can be shown once the problems are mended; F5 goes to them."
CHANGED = "The rubric has changed since; ctrl+j runs it again."
ENDED = "The bench was not finished; what was graded until then:"
INDENT = "       "


def standing(examined: Examined, *, is_changed: bool) -> str:
    """Return whether a text is saved, and what was found in it."""
    lead = "Not saved. " if is_changed else ""
    problems, advice = len(examined.problems), len(examined.advice)
    told = f"{problems or 'No'} problem{'' if problems == 1 else 's'}"
    if examined.loaded is None:
        return f"{lead}{told}; it cannot be used yet."
    return f"{lead}{told}, {advice or 'no'} piece{'' if advice == 1 else 's'} of advice."


def reading_page(loaded: LoadedRubric) -> Content:
    """Return the rubric as the candidate sees it, then as the reviewer does."""
    candidate = "\n".join(map(sanitise, _candidate(loaded)))
    return Content("\n\n").join(
        [
            _head("As the candidate sees it"),
            Content(candidate),
            _head("As the reviewer sees it"),
            rubric_page(loaded.data),
        ]
    )


def request_page(requests: Sequence[ShownRequest]) -> Content:
    """Return the exact requests, each with its tokens first."""
    return Content("\n\n\n").join(map(_request, requests))


def bench_page(findings: Findings, why_ended: str = "", *, is_outdated: bool = False) -> Content:
    """Return what a bench found, why it ended early, if it did, and whether the rubric is another one now."""
    lines = [Content.styled(CHANGED, "$text-error")] if is_outdated else []
    lines += [Content.styled(sanitise(why_ended), "$text-error"), Content(ENDED)] if why_ended else []
    for rubric in findings.rubrics:
        told = f"{len(rubric.outcomes)} answers: {result_told([rubric])}. Each with its percent and what it should get:"
        lines += [_head(told), *([Content(gap)] if (gap := gap_told(rubric)) else []), Content()]
        lines += [line for outcome in rubric.outcomes for line in _outcome(outcome)]
    lines += [line for found in findings.whole for line in _since(found)]
    return Content("\n").join(lines)


def _candidate(loaded: LoadedRubric) -> Iterator[str]:
    rubric, costs = loaded.rubric, loaded.pack.hint_cost
    yield rubric.title
    yield rubric.question
    yield f"Time for this: {clock(rubric.seconds)} aloud"
    for place, hint in enumerate(rubric.hints):
        cost = f", {costs[min(place, len(costs) - 1)]:g} points" if costs else ""
        yield f"Hint {place + 1}{cost}: {hint}"


def _request(request: ShownRequest) -> Content:
    *lines, tokens = request_lines(request)
    return Content("\n").join([_head(tokens), Content(), *(Content(sanitise(line)) for line in lines)])


def _outcome(outcome: Outcome) -> Iterator[Content]:
    style = "bold $text-error" if outcome.is_short else "$text-success"
    told = f" {outcome.case.name}: {measured_told(outcome)}, {limits_told(outcome.case)}"
    yield Content.assemble((f"{state_told(outcome):<6}", style), sanitise(told))
    if outcome.is_short:
        yield Content.styled(f"{INDENT}{outcome.case.why}", "$foreground-muted")
        if graded := graded_told(outcome.case):
            yield Content.styled(f"{INDENT}{graded}", "$foreground-muted")
    if differing := differing_told(outcome):
        yield Content.styled(f"{INDENT}{sanitise(differing)}", "$foreground-muted")


def _since(found: Found) -> Iterator[Content]:
    if found.since is not None:
        lead = f"Since the bench of {local_time(found.since.at)} {since_told(found.since)}"
        yield from (Content(), Content(sanitise(lead)))
        yield from (Content(sanitise(f"  {line}")) for line in moves_told(found.since))


def _head(text: str) -> Content:
    return Content.styled(text, "bold $text-accent")
