"""History: every attempt, what fits a filter, a search over everything said, and what is to be done with it.

::

    History
    ╭─ Search what was said ────────────────────────────────────────────────╮
    You rated yourself about 12 points higher than the score, over 40 answers.
    1,234 answers; pack ml-engineer, band hire; newest first; 2 marked
      When▼             Score        Self Band        Grader  Question
     ✓╭ 01 Mar 2025 09:06 not graded                            Test data
    ▸ ╰ 01 Mar 2025 09:00  62.5 %     4/5  hire        llm     Feature scaling
    Feature scaling, ml-engineer, coach, some-model.
    esc Home  / Search  f Filter  s Sort  space Mark  d Delete ...
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job
from mock_interview.tui import deleting
from mock_interview.tui.comparing import compare
from mock_interview.tui.history_listing import Listed
from mock_interview.tui.regrading import grade_again
from mock_interview.tui.screens.attempt_list import AttemptListScreen
from mock_interview.tui.widgets.attempts import AttemptTable

NONE_WAITS = "Nothing here waits to be graded."
MARK_TWO = "Mark two answers with space; x sets them side by side."
NOT_BLIND = "Scores are hidden now. b shows them again."
PAIR = 2


class HistoryScreen(AttemptListScreen):
    """A list to read, and to tidy up; Enter opens a transcript."""

    HELP = """
# History

Type to search everything that was said; **down** goes to the table, **Enter** there opens a transcript, and **Esc**
leaves the search line, or from the table goes back to Home.
**Self** is what you gave an answer before you saw its score; the line above the table compares the two,
over what is listed.

- **/** searches, **f** filters, **F** lists all answers again: no filter, no search.
- **s** sorts by score, question, band, self-rating and time in turn, **r** the other way round; so does a click on the
  head of a column.
- **space** marks an answer; **\\*** marks all that are listed, or none of them.
- **d** deletes what is marked, or else the answer in hand, and asks first where some of what is marked is not listed;
  **u** takes the last deletion back, within a day.
- **g** grades the answer in hand where it waits or could not be graded; **G** all such that are listed.
- **x** sets two marked answers side by side, **t** shows the trends of what is listed, **p** how far graders agree
  with people over it.
- **b** hides scores until a person has judged the answer without them, also when History is opened again. Nothing is
  sorted by score or band then, nor filtered by band, grader or model, because that would tell.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark"),
        Binding("asterisk", "mark_all", show=False),
        Binding("d", "delete", "Delete"),
        Binding("b", "blind", "Blind"),
        Binding("x", "compare", "Compare"),
        Binding("g", "grade", "Grade"),
        Binding("G", "grade_all", show=False),
        Binding("u", "undo", "Undo"),
        Binding("t", "trends", "Trends"),
        Binding("p", "agreement", "People and graders"),
    ]

    class Chosen(Message):
        """A transcript is to be opened at one of its attempts; `blind`: while scores are hidden."""

        def __init__(self, interview_id: str, attempt_id: str, *, blind: bool) -> None:
            self.interview_id = interview_id
            self.attempt_id = attempt_id
            self.blind = blind
            super().__init__()

    @on(AttemptTable.Opened)
    def open_transcript(self, event: AttemptTable.Opened) -> None:
        """Open the transcript of an attempt."""
        attempt = event.listed.row.attempt
        self.post_message(self.Chosen(attempt.interview_id, attempt.id, blind=self._listing.is_blind))

    def action_mark(self) -> None:
        """Mark the attempt in hand, or take its mark away, and go on to the next."""
        if listed := self.table.in_hand:
            self._marks.toggle([listed.id])
            self.table.action_move(1)
            self._say_status()

    @work
    async def action_mark_all(self) -> None:
        """Mark all attempts that are listed; where all of them are marked, none of them."""
        await self._in_turn("mark", self._mark_all)

    def action_delete(self) -> None:
        """Delete what is marked, or else what is in hand now, wherever the cursor is by the time it is its turn."""
        self.run_worker(self._in_turn("delete", partial(self._delete, self.table.in_hand)))

    @work
    async def action_undo(self) -> None:
        """Take back the last deletion."""
        await self._in_turn("undo", self._undo)

    @work
    async def action_grade(self) -> None:
        """Grade the attempt in hand, where it waits for that."""
        if listed := self.table.in_hand:
            await self._grade(lambda: _jobs_of(self._db, listed.id))

    @work
    async def action_grade_all(self) -> None:
        """Grade every attempt that is listed and waits for that."""
        selection = self._listing.selection
        await self._grade(lambda: jobs.first_jobs(self._db, selection))

    def action_compare(self) -> None:
        """Set two marked attempts side by side."""
        if self._listing.is_blind:
            self.tell(NOT_BLIND)
        elif len(self._marks) != PAIR:
            self.tell(MARK_TWO)
        else:
            self.app.run_worker(compare(self._app, *self._marks), group="comparing")

    def action_trends(self) -> None:
        """Show how the scores of what is listed went."""
        if self._listing.is_blind:
            self.tell(NOT_BLIND)
        else:
            self._app.open_screen("trends", self._db, self._listing.selection)

    def action_agreement(self) -> None:
        """Show how far graders agree with people over what is listed."""
        self._app.open_screen("agreement", self._db, self._listing.selection)

    async def _mark_all(self) -> None:
        self._marks.toggle(await asyncio.to_thread(history.attempt_ids, self._db, self._listing.selection))
        self._show_marks()

    async def _delete(self, in_hand: Listed | None) -> None:
        ids = list(self._marks) or ([in_hand.id] if in_hand else [])
        if ids and await self._may_delete_marked():
            self.tell(await deleting.delete(self._app, ids))
            self._marks.discard(ids)
            self.fill()

    async def _may_delete_marked(self) -> bool:
        """Ask first where some of what is marked is not listed."""
        if not self._marks:
            return True
        listed = await asyncio.to_thread(history.attempt_ids, self._db, self._listing.selection)
        unlisted = len(set(self._marks).difference(listed))
        return not unlisted or await deleting.is_agreed(self._app, len(self._marks), unlisted)

    async def _undo(self) -> None:
        self.tell(await deleting.undo(self._app))
        self.fill()

    async def _grade(self, find: Callable[[], list[Job]]) -> None:
        with self._telling():
            waiting = [job for job in await asyncio.to_thread(find) if job.state != "running"]
            if waiting:
                self._go_on(grade_again(self._app, waiting))
            else:
                self.tell(NONE_WAITS)

    def _show_marks(self) -> None:
        self.table.redraw()
        self._say_status()


def _jobs_of(db: Database, attempt_id: str) -> list[Job]:
    job = history.load_attempt(db, attempt_id).job
    return [job] if job else []
