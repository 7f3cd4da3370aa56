"""Checking verdicts: the answer, and the points of its rubric one after another, each decided with one key.

::

    Check verdicts: Feature scaling
      You
    » Gradient descent zig-zags when one feature is in the thousands.
    ─────────────────────────────────────────────────────────────────
    Why it matters
      ✓ ● met           Features on very different ranges make …
    ▸   ◐ partly        Models built on distances are ruled by the feature
                        with the largest range.
                        proposed: partly “k-nearest neighbours looks at …”
                        m met  p partly  x missing  u cannot tell  Enter as is
        ○ missing       Decision trees and their ensembles are not affected.
    ─────────────────────────────────────────────────────────────────
      Yours: 50.0 %, lean no. Proposed: 45.8 %. 1 of 5 checked, 0 changed.
      Yours counts met 1 and partly a half; the proposal may give any share.
      ctrl+s keeps these verdicts as your own score.
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, Static

from mock_interview.engine import own_marking
from mock_interview.engine.own_marking import Paper
from mock_interview.errors import MockInterviewError
from mock_interview.scoring.by_hand import weighs_finer
from mock_interview.scoring.scorecard import PersonName
from mock_interview.text import one_line
from mock_interview.transcripts.records import StoredScorecard
from mock_interview.tui.checking import DIGITS, Sheet
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.news import GradingNews
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.script import Script, parts_of
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.script import ScriptView
from mock_interview.tui.widgets.verdicts import CURSOR, VerdictList
from mock_interview.tui.wording import percent

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

TITLE_LENGTH = 60
BAND_LENGTH = 20
KEYS = f"mpxuyn0{DIGITS}"

WHAT: dict[PersonName, str] = {"self": "Check verdicts", "human": "Score blind"}
KEEP_HERE = "Enter keeps these verdicts as your own score, beside every other scorecard."
KEEP_ANYWHERE = "Enter goes on; ctrl+s keeps these verdicts as your own score."
FINER = "Yours counts met 1 and partly a half; the proposal may give any share."
NEWER = "A newer score of this answer came meanwhile: {}. Keep yours, and yours counts; leave, and the newer one does."
NEWER_HIDDEN = "A newer score of this answer came meanwhile; it is shown when yours is kept."
UNCHECKED = (
    "Keep them as they are?",
    "{} not checked yet. What is marked there is kept as your verdict, and what is open as not assessed.",
)
LEAVE = ("Leave without keeping?", "What you decided here would be gone; the score stays as it was.")


class ConfirmScreen(Screen[StoredScorecard | None]):
    """Takes a person's verdicts; ends with the scorecard they kept, or with None."""

    HELP = """
# Check verdicts

Decide what the answer earned, point by point. Your own score counts from then on; what was proposed is kept too.

- **m** met, **p** partly, **x** missing, **u** cannot tell: each decides and goes on to the next.
- **y** or **n** for a wrong claim: was it made and left standing?
- A **digit** for a level.
- **Enter** takes the verdict as marked and goes on; **left** and **right** change it without going on.
- **Up** and **down**, or **k** and **j**, go back and forth; **page up** and **page down** scroll the answer.
- **ctrl+s** keeps the verdicts; **Esc** leaves.

A verdict of yours needs no quote. Met counts 1 and partly a half, whatever share the proposal gave.
"""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"decide('{key}')", show=False) for key in KEYS),
        Binding("enter", "take", "Take"),
        Binding("up,k", "move(-1)", "Move", key_display="↑↓"),
        Binding("down,j", "move(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("pageup", "scroll_answer(-1)", "Scroll", key_display="pgup/dn"),
        Binding("pagedown", "scroll_answer(1)", show=False),
        Binding("ctrl+s", "keep", "Keep", priority=True),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self._sheet = Sheet(paper)
        self._script = Script(parts_of(paper.conversation))
        self._newer = ""
        self._is_asking = False

    def compose(self) -> ComposeResult:
        """Draw the heading, the conversation, the verdicts, what they come to, and the keys."""
        title = one_line(self._paper.subject.rubric.title, TITLE_LENGTH)
        yield Label(f"{WHAT[self._paper.kind]}: {title}", id="heading", markup=False)
        with Container(id="checking"):
            yield ScriptView(self._script)
            yield VerdictList(self._sheet)
        yield Static(id="total", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Start at the answer and at the first item."""
        self.query_one(ScriptView).start_at(self._script.first_answer)
        self._show()

    def on_grading_news(self, message: GradingNews) -> None:
        """Say where this very answer has been graded meanwhile."""
        job, card = message.event.job, message.event.card
        is_this = (job.attempt_id, job.round) == (self._paper.attempt_id, self._paper.round)
        if is_this and message.event.outcome == "graded" and card is not None:
            is_blind = self._paper.kind == "human"
            self._newer = NEWER_HIDDEN if is_blind else NEWER.format(percent(card.percent))
            self._show()

    def action_decide(self, key: str) -> None:
        """Give the verdict of a key, where it is one here."""
        if self._sheet.decide(key):
            self._show()

    def action_take(self) -> None:
        """Take the verdict as marked; behind the last one, keep them all."""
        if self._sheet.item is None:
            self.action_keep()
        else:
            self._sheet.confirm()
            self._show()

    def action_move(self, step: int) -> None:
        """Go back or forth without deciding."""
        self._sheet.move(step)
        self._show()

    def action_turn(self, step: int) -> None:
        """Change the verdict in hand without going on."""
        self._sheet.turn(step)
        self._show()

    def action_scroll_answer(self, direction: int) -> None:
        """Scroll the conversation by most of a page."""
        self.query_one(ScriptView).scroll_pages(direction)

    @work
    async def action_keep(self) -> None:
        """Keep the verdicts, after a question where not all of them were checked."""
        if self._is_asking:
            return
        self._is_asking = True
        try:
            with unless_closed(self):
                await self._keep()
        finally:
            self._is_asking = False

    @work
    async def action_leave(self) -> None:
        """Leave; ask first where something was decided."""
        if not self._sheet.checked or await self.app.push_screen_wait(Question(*LEAVE, yes="Leave", no="Stay")):
            self.dismiss(None)

    async def _keep(self) -> None:
        if not await self._is_meant():
            return
        db = cast("MockInterviewApp", self.app).db
        try:
            sheet = self._sheet
            stored = await asyncio.to_thread(own_marking.keep, db, self._paper, sheet.verdicts, sheet.checked)
        except MockInterviewError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.dismiss(stored)

    async def _is_meant(self) -> bool:
        left = len(self._sheet.items) - self._sheet.checked
        if not left:
            return True
        title, text = UNCHECKED
        verdicts = "1 verdict is" if left == 1 else f"{left} verdicts are"
        return await self.app.push_screen_wait(Question(title, text.format(verdicts), yes="Keep", no="Go on"))

    def _show(self) -> None:
        item = self._sheet.item
        self.query_one(ScriptView).show_passage(self._script.find(item.quote) if item else None)
        self.query_one(VerdictList).show()
        self.query_one("#total", Static).update(self._total())

    def _total(self) -> Content:
        sheet, proposal = self._sheet, self._paper.proposal
        card = own_marking.marked(self._paper, sheet.verdicts)
        own = f"Yours: {percent(card.percent)}, {one_line(card.band or 'no band', BAND_LENGTH)}."
        proposed = f" Proposed: {percent(proposal.percent)}." if proposal else ""
        count = f" {sheet.checked} of {len(sheet.items)} checked, {sheet.changed} changed."
        is_end = sheet.item is None
        lead, what_next = (f"{CURSOR} ", KEEP_HERE) if is_end else ("  ", KEEP_ANYWHERE)
        why = FINER if proposal and weighs_finer(proposal) else ""
        below = [Content(f"  {told}") for told in (why, what_next, self._newer) if told]
        return Content("\n").join([Content.assemble(lead, (own, "bold"), proposed, count), *below])
