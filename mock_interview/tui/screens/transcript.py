"""A transcript: what was said in one attempt, and beside it what that earned and why.

::

    ml-engineer, coach, 01 Mar 2025 09:00: Feature scaling (1 of 3)
      Interviewer, 09:00:02                  │ 1 Score  2 Delivery  3 Model answer, rubric  4 Origin
      Why does feature scaling matter?       │ Score 62.5 %  hire
      You, 09:00:40, 0:08 to think, …        │ graded by some-model at http://…, 100 % judged
    » Gradient descent zig-zags when one     │ Why it matters
    » feature is in the thousands. And …     │ ██████████░░░░░░ 66.7 %
      Note: she hesitated here               │ ▸ ● met      Features on very different ranges make …
                                             │              “Gradient descent zig-zags when one feature …”
                                             │   ○ missing  Decision trees are not affected.
     tab Read along  n Note  c Check  x Compare  ← → Other answers
"""

import asyncio
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Label

from mock_interview.errors import MockInterviewError
from mock_interview.scoring.scorecard import PROGRAMS
from mock_interview.transcripts import history
from mock_interview.tui.acting import ActingScreen
from mock_interview.tui.appealing import appeal
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.comparing import choose_and_compare
from mock_interview.tui.confirming import confirm, score_blind
from mock_interview.tui.navigation import make_screen
from mock_interview.tui.news import GradingNews
from mock_interview.tui.noting import take_note
from mock_interview.tui.pages import delivery_page, origin_page, rubric_page
from mock_interview.tui.reader import HIDDEN, Reader
from mock_interview.tui.regrading import grade_again
from mock_interview.tui.reviewing import Review
from mock_interview.tui.script import Script, kept_parts
from mock_interview.tui.widgets.findings import FindingList
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.review import PAGES, PageMaker, ReviewPane
from mock_interview.tui.widgets.script import ReadingView


class TranscriptScreen(ActingScreen):
    """One attempt to read at a time, `attempt_id` first; `is_blind` hides its scorecards until a person scored it."""

    HELP = """
# Transcript

On the left what was said, on the right what it earned.

- **Up** and **down** move through the points; the words a point rests on are marked on the left.
- **Tab** goes to the left: there **up** and **down** move through the lines, and the points a line earned are marked.
- **1** to **4** turn to the score, the delivery, the model answer and rubric as they were, and the scores' origin.
- **Left** and **right** go to the other answers of the interview, **s** to the other scorecards of this one.
- **c** confirms or corrects the verdicts; **b** scores the answer blind, where its score was not seen.
- **n** leaves a note on what the cursor is at, or changes one. **x** compares with another answer or scorecard.
- **a** contests one criterion; **g** grades an answer that has no score yet.
- **e** makes an answer that a person has scored an example of its rubric.
"""
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("g", "grade", "Grade"),
        Binding("b", "score_blind", "Score blind"),
        Binding("tab", "other_side", "Side"),
        Binding("shift+tab", "other_side", show=False),
        Binding("left", "go(-1)", "Answers", key_display="←→", priority=True),
        Binding("right", "go(1)", show=False, priority=True),
        Binding("c", "check", "Check"),
        Binding("n", "note", "Note"),
        Binding("x", "compare", "Compare"),
        Binding("a", "appeal", "Appeal"),
        Binding("e", "make_example", "Make example"),
        Binding("s", "next_card", "Next score"),
        *(Binding(str(number), f"turn_to('{page}')", show=False) for number, page in enumerate(PAGES, 1)),
    ]

    def __init__(
        self,
        interview_id: str,
        attempt_id: str,
        is_blind: bool = False,  # noqa: FBT001, FBT002 - screens are opened by position
    ) -> None:
        super().__init__()
        self._interview_id = interview_id
        self._reader = Reader(attempt_id, is_blind=is_blind)
        self._script = Script(())

    def compose(self) -> ComposeResult:
        """Draw the heading, the conversation, what stands beside it, and the keys."""
        yield Label("Transcript", id="heading", markup=False)
        with Container(id="review"):
            yield ReadingView(self._script)
            yield ReviewPane()
        yield Keys()

    def on_mount(self) -> None:
        """Read the transcript."""
        self.draw()

    def on_grading_news(self, message: GradingNews) -> None:
        """Show what a grading of this interview brought."""
        graded = message.event.job.attempt_id
        if message.event.outcome == "progress" or graded not in {kept.attempt.id for kept in self._reader.attempts}:
            return
        if message.event.outcome == "graded" and graded not in {kept.attempt.id for kept in self._reader.others}:
            self._reader.take_newest()  # what was waited for is what is wanted now
        self.draw()

    @work(exclusive=True, group="drawing")  # a drawing must not end what a key has begun
    async def draw(self) -> None:
        """Read the transcript and draw it anew."""
        with unless_closed(self):
            try:
                kept = await asyncio.to_thread(history.load_transcript, self._app.db, self._interview_id)
            except MockInterviewError as error:
                self.query_one("#heading", Label).update(str(error))
            else:
                self._reader.transcript = kept
                self._show()

    def _show(self) -> None:
        """Draw the answer in hand."""
        self.query_one("#heading", Label).update(self._reader.heading())
        self.refresh_bindings()
        if (review := self._reader.review) is None:
            return
        self._script = Script(kept_parts(review.kept))
        pane, view = self.query_one(ReviewPane), self.query_one(ReadingView)
        pane.show_review(review, self._script, Content(self._reader.notice()), self._makers(review))
        view.show_script(self._script, pane.passages)
        if pane.finding is not None:
            view.show_passage(pane.place_of(pane.finding.id))
        if self.focused is None:
            pane.take_keys()

    def _makers(self, review: Review) -> dict[str, PageMaker]:
        kept = review.kept
        origin = partial(origin_page, kept, review.stored, self._app.settings)
        return {
            "delivery": partial(delivery_page, kept),
            "rubric": partial(rubric_page, review.rubric),
            "origin": partial(Content, HIDDEN) if self._reader.hides_scores else origin,
        }

    @on(FindingList.Picked)
    def mark_its_words(self, event: FindingList.Picked) -> None:
        """Mark the words that a finding rests on."""
        self.query_one(ReadingView).show_passage(self.query_one(ReviewPane).place_of(event.item_id))

    @on(ReadingView.Read)
    def mark_what_it_earned(self, event: ReadingView.Read) -> None:
        """Mark the findings that rest on what is being read."""
        view = self.query_one(ReadingView)
        if view.has_focus:  # one thing at a time is marked there
            view.show_passage(None)
        self.query_one(ReviewPane).show_earned_by(event.span)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the answer in hand."""
        reader = self._reader
        cards = reader.kept.scorecards if reader.kept and not reader.hides_scores else ()
        offered = {
            "grade": bool(reader.waiting),
            "check": bool(cards),
            "appeal": bool(cards),
            "next_card": len(cards) > 1,
            "compare": not reader.is_blind,  # the others' scores would be told
            "score_blind": reader.may_score_blind,
            "make_example": any(stored.card.grader.kind not in PROGRAMS for stored in cards),
            "go": bool(reader.others),
            "note": bool(reader.kept and reader.kept.utterances),
        }
        return offered.get(action, True)

    def action_other_side(self) -> None:
        """Go from the conversation to what stands beside it, or back."""
        view = self.query_one(ReadingView)
        if view.has_focus:
            self.query_one(ReviewPane).take_keys()
        else:
            view.focus()

    def action_turn_to(self, page: str) -> None:
        """Turn to a page."""
        self.query_one(ReviewPane).turn_to(page)

    def action_go(self, step: int) -> None:
        """Go to the answer `step` places further on."""
        self._reader.go(step)
        self._show()
        self.query_one(ReadingView).begin_again()

    def action_next_card(self) -> None:
        """Read the answer by its next scorecard."""
        self._reader.take_next_card()
        self._show()

    def action_grade(self) -> None:
        """Grade every answer here that is not graded."""
        self._go_on(grade_again(self._app, self._reader.waiting))

    @work
    async def action_appeal(self) -> None:
        """Contest a criterion."""
        if kept := self._reader.kept:
            with self._telling():
                await appeal(self._app, kept)

    @work
    async def action_check(self) -> None:
        """Have the person check the verdicts."""
        if kept := self._reader.kept:
            await confirm(self._app, kept)
            self._redraw_newest()

    @work
    async def action_score_blind(self) -> None:
        """Have the person score the answer without sight of a scorecard."""
        if kept := self._reader.kept:
            await score_blind(self._app, kept)
            self._redraw_newest()

    @work
    async def action_note(self) -> None:
        """Take a note on what the cursor is at."""
        if kept := self._reader.kept:
            place = self._script.part_at(self.query_one(ReadingView).place)
            if await take_note(self._app, kept, kept.utterances[place]):
                self.draw()

    @work
    async def action_compare(self) -> None:
        """Compare with another answer to this question, or with another scorecard of this one."""
        if review := self._reader.review:
            with self._telling():
                await choose_and_compare(self._app, review)

    @work
    async def action_make_example(self) -> None:
        """Make the answer, as a person scored it, an example of its rubric."""
        if kept := self._reader.kept:
            await self._app.push_screen_wait(make_screen("example", kept.attempt.id))

    def _redraw_newest(self) -> None:
        self._reader.take_newest()
        self.draw()
