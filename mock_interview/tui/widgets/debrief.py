"""The debrief as the chat shows it at an interview's end."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mock_interview.interview import debrief_telling as telling
from mock_interview.interview.debrief import Debrief, Upcoming
from mock_interview.interview.remarks import Remark
from mock_interview.interview.self_judgement import self_judgement_told
from mock_interview.interview.summary import CriterionResult, QuestionResult
from mock_interview.scoring.telling import bill_told
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.tui.findings import BAR_WIDTH, quoted
from mock_interview.tui.widgets.beside import Beside
from mock_interview.tui.wording import bar, local_day, percent

TITLE_WIDTH = 40


class DebriefView(Vertical):
    """How an interview went: the score, its questions, strengths and fixes, and what to practise next.

    What grading took is told at the prices of `settings`.
    """

    def __init__(self, debrief: Debrief, settings: Settings) -> None:
        super().__init__(classes="debrief")
        self._debrief = debrief
        self._bill = bill_told(debrief.summary.cards, settings.prices, settings.currency)

    def compose(self) -> ComposeResult:
        """Draw the sections, one below the other."""
        found = self._debrief
        yield Static(Content("\n").join(_opening(found)))
        for result in found.summary.questions:
            yield Static(Content("\n").join(_question(result)), classes="debrief-part")
        if found.summary.has_scores:
            yield from _remarks(telling.STRENGTHS, telling.NO_STRENGTHS, found.strengths)
            yield from _remarks(telling.FIXES, telling.NO_FIXES, found.fixes)
        if found.upcoming:
            yield Static(Content("\n").join(_upcoming(found.upcoming)), classes="debrief-part")
        if self._bill:
            yield Static(Content.styled(f"Grading took {self._bill}.", "$foreground-muted"), classes="debrief-part")


def _opening(debrief: Debrief) -> Iterator[Content]:
    yield Content.styled(telling.overall_told(debrief.summary), "bold $text-accent")
    if debrief.self_judgement is not None:
        yield Content(self_judgement_told(debrief.self_judgement))


def _question(result: QuestionResult) -> Iterator[Content]:
    yield Content.assemble((result.title, "bold"), f"\n{telling.result_told(result)}")
    yield from map(_criterion, result.criteria)


def _criterion(criterion: CriterionResult) -> Content:
    title = one_line(criterion.title, TITLE_WIDTH)
    value = "not assessed" if criterion.score is None else percent(100 * criterion.score)
    return Content.assemble((bar(criterion.score, BAR_WIDTH), "$text-accent"), f" {value:>12}  {title}")


def _remarks(title: str, without: str, remarks: Sequence[Remark]) -> ComposeResult:
    yield Static(Content.styled(title, "bold"), classes="debrief-part")
    if not remarks:
        yield Static(Content(without))
    for remark in remarks:
        yield _remark(remark)


def _remark(remark: Remark) -> Beside:
    return Beside(
        Content(telling.points_told(remark)),
        Content(remark.text),
        quoted(remark.quote) if remark.quote else Content(),
        Content(telling.basis_told(remark)),
        Content.styled(telling.source_told(remark), "$foreground-muted"),
    )


def _upcoming(upcoming: Sequence[Upcoming]) -> Iterator[Content]:
    yield Content.styled(telling.UPCOMING, "bold")
    for question in upcoming:
        yield Content(telling.upcoming_told(question, local_day(question.due) if question.due else None))
