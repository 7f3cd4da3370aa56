"""The debrief as plain text, line by line."""

from collections.abc import Iterator, Sequence

from mock_interview.cli.output import bar, local_day, percent, wrapped
from mock_interview.interview import debrief_telling as telling
from mock_interview.interview.debrief import Debrief, Upcoming
from mock_interview.interview.remarks import Remark
from mock_interview.interview.self_judgement import self_judgement_told
from mock_interview.interview.summary import CriterionResult, QuestionResult
from mock_interview.scoring.telling import bill_told
from mock_interview.settings import Settings

INDENT = "  "
BESIDE = " " * 15  # where texts stand, behind the points


def debrief_lines(debrief: Debrief, settings: Settings) -> Iterator[str]:
    """Yield how an interview went; what grading took is told at the prices of `settings`."""
    yield from wrapped(telling.overall_told(debrief.summary), "")
    if debrief.self_judgement is not None:
        yield self_judgement_told(debrief.self_judgement)
    for result in debrief.summary.questions:
        yield from _question(result)
    if debrief.summary.has_scores:
        yield from _remarks(telling.STRENGTHS, telling.NO_STRENGTHS, debrief.strengths)
        yield from _remarks(telling.FIXES, telling.NO_FIXES, debrief.fixes)
    yield from _upcoming(debrief.upcoming)
    if bill := bill_told(debrief.summary.cards, settings.prices, settings.currency):
        yield from ("", f"Grading took {bill}.")


def _question(result: QuestionResult) -> Iterator[str]:
    yield ""
    yield from wrapped(f"{result.title}: {telling.result_told(result)}", INDENT, "")
    yield from map(_criterion, result.criteria)


def _criterion(criterion: CriterionResult) -> str:
    if criterion.score is None:
        return f"{INDENT}{criterion.title}: not assessed"
    return f"{INDENT}{bar(criterion.score)} {percent(100 * criterion.score):>7}  {criterion.title}"


def _remarks(title: str, without: str, remarks: Sequence[Remark]) -> Iterator[str]:
    yield from ("", f"{title}:")
    if not remarks:
        yield f"{INDENT}{without}"
    for remark in remarks:
        yield from wrapped(remark.text, BESIDE, f"{INDENT}{telling.points_told(remark):<13}")
        if remark.quote:
            yield from wrapped(f'"{remark.quote}"', BESIDE)
        if basis := telling.basis_told(remark):
            yield from wrapped(basis, BESIDE)
        yield from wrapped(telling.source_told(remark), BESIDE)


def _upcoming(upcoming: Sequence[Upcoming]) -> Iterator[str]:
    if upcoming:
        yield from ("", f"{telling.UPCOMING}:")
    for question in upcoming:
        yield from wrapped(
            telling.upcoming_told(question, local_day(question.due) if question.due else None), INDENT * 2, INDENT
        )
