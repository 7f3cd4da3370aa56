"""What a bench found, in words: command and screen say it the same way."""

from collections.abc import Iterator, Sequence

from mock_interview.scoring.by_hand import verdict_word
from mock_interview.scoring.telling import percent_told
from mock_interview.text import one_line
from mock_interview.workshop.bench.cases import Case
from mock_interview.workshop.bench.changes import Since
from mock_interview.workshop.bench.outcomes import BenchedRubric, Outcome

# Characters of an answer that are shown: two or three sentences.
GRADED_LENGTH = 240
NO_EXAMPLES = "There are no examples yet: only answers that ought to earn next to nothing were tried."


def result_told(rubrics: Sequence[BenchedRubric]) -> str:
    """Return how many of all the answers are short; that all are as they should be takes an example."""
    if short := sum(len(rubric.short) for rubric in rubrics):
        return f"{short} short"
    if any(rubric.loaded.rubric.examples for rubric in rubrics):
        return "all as they should be"
    return "none earned more than it should"


def gap_told(benched: BenchedRubric) -> str:
    """Return what was not tried for lack of examples, or nothing."""
    return "" if benched.loaded.rubric.examples else NO_EXAMPLES


def state_told(outcome: Outcome) -> str:
    """Return whether the percent is as it should be."""
    return "short" if outcome.is_short else "ok"


def measured_told(outcome: Outcome) -> str:
    """Return the percent, and how much more that is than the example's where that is what counts."""
    percent = percent_told(outcome.card.percent)
    if outcome.case.beside is None or outcome.measured is None:
        return percent
    return f"{percent} ({outcome.measured:+.1f})"


def limits_told(case: Case) -> str:
    """Return what a case should get."""
    if case.beside is None:
        return f"{case.lowest:g} to {case.highest:g} %" if case.kind == "example" else f"at most {case.highest:g} %"
    if case.kind == "rewording":
        return f"at most {case.highest:g} away from {case.beside}"
    return f"at most {case.highest:g} above {case.beside}"


def graded_told(case: Case) -> str:
    """Return the answer that was graded, on one line and cut where it is long, or nothing where it is blank."""
    return f"Graded: “{one_line(case.answer, GRADED_LENGTH)}”" if case.answer.strip() else ""


def differing_told(outcome: Outcome) -> str:
    """Return the verdicts on which author and grader differ, or nothing."""
    if not outcome.differing:
        return ""
    pairs = (
        f"{pair.id} {verdict_word(pair.person)}, graded {verdict_word(pair.program)}" for pair in outcome.differing
    )
    return f"{outcome.case.name}, by its author: {'; '.join(pairs)}."


def since_told(last: Since) -> str:
    """Return what was changed since the last bench, and whether anything moved."""
    changed = f"these changed: {', '.join(last.changed)}." if last.changed else ""
    if last.moved or last.flipped:
        return changed or "nothing was changed; what moved, the grader moved by itself."
    return f"nothing has moved, though {changed}" if changed else "nothing has moved."


def moves_told(last: Since) -> Iterator[str]:
    """Yield what moved since the last bench, a line each."""
    for moved in last.moved:
        yield f"{moved.case}: {percent_told(moved.before)} to {percent_told(moved.after)}"
    for flipped in last.flipped:
        yield f"{flipped.case}: {flipped.id} {flipped.before} to {flipped.after}"
