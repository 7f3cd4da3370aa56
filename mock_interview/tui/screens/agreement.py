"""Agreement: how far each grader agrees with people who scored the same answers blind.

::

    Agreement with people
    In brackets: 95 % bootstrap interval over answers.

    llm, small-1, prompt 11111111
      answers scored by both: 40
      bands, 40 pairs
        the same               63%  [48%, 78%]
        at most one apart      85%  [73%, 95%]
        quadratic kappa       0.72  [0.53, 0.86]
      points, 212 pairs
        …
      percent, 40 pairs
        grader less person    -2.7  [-5.4, -0.1]
"""

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, Static

from mock_interview.engine import agreement_telling as telling
from mock_interview.engine.agreement import GraderAgreement, agreements
from mock_interview.errors import MockInterviewError
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING, Selection
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.history_lines import selection_told
from mock_interview.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

COUNTING = "Counting… The intervals are drawn from a thousand samples each, which takes a while."
HOW = "Open History, press b to hide scores, open an answer and press b there to score it blind."
NOBODY = f"{telling.NOBODY}. {HOW}"
NAME_WIDTH, VALUE_WIDTH = 20, 8


class AgreementScreen(Screen[None]):
    """A table to read, one block for each grader."""

    HELP = """
# Agreement with people

An answer counts here once a grader has scored it and a person has scored it blind, that is, without seeing what the
grader made of it. **Bands** compares the bands that the percents fall into, **points** the verdicts point by point.
**Quadratic kappa** is the agreement beyond chance, 1 at most; being two steps apart weighs four times as much as one.
**Percent** is how much higher the grader scores than people do.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, db: Database, selection: Selection = EVERYTHING) -> None:
        super().__init__()
        self._db = db
        self._selection = selection

    def compose(self) -> ComposeResult:
        """Draw the heading, where the figures will stand, and the keys."""
        which = selection_told(self._selection)
        yield Label(f"Agreement with people{f': {which}' if which else ''}", id="heading", markup=False)
        with VerticalScroll(id="agreement"):
            yield Static(COUNTING, id="agreement-told", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Begin to count."""
        self.query_one("#agreement").focus()
        self.count()

    @work
    async def count(self) -> None:
        """Work out the figures and show them."""
        with unless_closed(self):
            try:
                services = await cast("MockInterviewApp", self.app).services()
                found = await asyncio.to_thread(agreements, self._db, services.library, self._selection)
            except MockInterviewError as error:
                self._say(Content(str(error)))
            else:
                self._say(Content("\n").join(_lines(found)) if found else Content(NOBODY))

    def _say(self, text: Content) -> None:
        self.query_one("#agreement-told", Static).update(text)


def _lines(found: Sequence[GraderAgreement]) -> Iterator[Content]:
    yield Content.styled(telling.INTERVAL, "$foreground-muted")
    for one in found:
        yield Content()
        yield Content.styled(telling.grader_told(one.grader), "bold $text-accent")
        yield Content.styled(f"  {telling.answers_told(one)}", "$foreground-muted")
        if telling.has_figures(one):
            yield from _figures(one)
        else:
            yield Content(f"  {telling.TOO_FEW} {HOW}")


def _figures(one: GraderAgreement) -> Iterator[Content]:
    for group in telling.groups(one):
        yield Content.styled(f"  {group.title}", "bold")
        for measure in group.measures:
            yield Content(f"    {measure.name:<{NAME_WIDTH}}{measure.value:>{VALUE_WIDTH}}  {measure.interval}")
