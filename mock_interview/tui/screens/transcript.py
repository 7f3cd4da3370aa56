"""A transcript: an interview as it was, each scorecard behind the answer it judges."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label, Static

from mock_interview.errors import MockInterviewError
from mock_interview.settings import Settings
from mock_interview.text import one_line, sanitise
from mock_interview.transcripts import history
from mock_interview.transcripts.records import AttemptTranscript, Job, Transcript
from mock_interview.tui.appealing import appeal
from mock_interview.tui.chat import chat_items
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.confirming import confirm
from mock_interview.tui.news import GradingNews
from mock_interview.tui.regrading import grade_again
from mock_interview.tui.widgets.chat import item_view
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.wording import local_time, ungraded

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp


class TranscriptScreen(Screen[None]):
    """One interview to read, scrolled to `attempt_id`."""

    HELP = """
# Transcript

Scroll with the arrow keys or page up and down. An answer that could not be graded says why; **g** grades it now.
**a** contests one criterion of the last scorecard; it alone is judged again, and both are kept.
**c** lets you confirm or correct each verdict of this answer yourself; your own score counts then, and both are kept.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("g", "grade", "Grade"),
        Binding("a", "appeal", "Appeal"),
        Binding("c", "check", "Check verdicts"),
    ]

    def __init__(
        self,
        interview_id: str,
        attempt_id: str,
        is_blind: bool = False,  # noqa: FBT001, FBT002 - screens are opened by position
    ) -> None:
        super().__init__()
        self._interview_id = interview_id
        self._attempt_id = attempt_id
        self._is_blind = is_blind
        self._transcript: Transcript | None = None

    def compose(self) -> ComposeResult:
        """Draw the heading, the transcript and the keys."""
        yield Label("Transcript", id="heading", markup=False)
        yield VerticalScroll(id="transcript", can_focus=True)
        yield Keys()

    def on_mount(self) -> None:
        """Read the transcript."""
        self.query_one("#transcript").focus()
        self.draw()

    def on_grading_news(self, message: GradingNews) -> None:
        """Show what a grading of this interview brought."""
        attempts = self._transcript.attempts if self._transcript else ()
        if message.event.outcome != "progress" and message.event.job.attempt_id in {
            kept.attempt.id for kept in attempts
        }:
            self.draw()

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)

    @work(exclusive=True, group="drawing")  # a drawing must not end what a key has begun
    async def draw(self) -> None:
        """Read the transcript and draw it anew."""
        with unless_closed(self):
            try:
                kept = await asyncio.to_thread(history.load_transcript, self._app.db, self._interview_id)
            except MockInterviewError as error:
                self.query_one("#heading", Label).update(str(error))
            else:
                await self._show(kept)

    async def _show(self, kept: Transcript) -> None:
        is_first = self._transcript is None
        self._transcript = kept
        self.query_one("#heading", Label).update(_heading(kept))
        body = self.query_one("#transcript", VerticalScroll)
        at = body.scroll_offset
        await body.remove_children()
        await body.mount(*_views(kept, self._app.settings))
        self.refresh_bindings()
        if is_first:
            for head in body.query(f"#attempt-{self._attempt_id}"):
                self.call_after_refresh(body.scroll_to_widget, head, top=True, animate=False)
        else:
            self.call_after_refresh(body.scroll_to, y=at.y, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer grading only where something is not graded, and checking only where there is a scorecard."""
        if action == "check":
            kept = self._opened_for
            return bool(kept and kept.scorecards)
        return action != "grade" or bool(self._waiting())

    @work
    async def action_grade(self) -> None:
        """Grade every answer here that is not graded."""
        await grade_again(self._app, self._waiting())

    @work
    async def action_appeal(self) -> None:
        """Contest a criterion of the attempt this was opened for."""
        if kept := self._opened_for:
            await appeal(self._app, kept)

    @work
    async def action_check(self) -> None:
        """Have the person check the verdicts of the attempt this was opened for."""
        if kept := self._opened_for:
            await confirm(self._app, kept)
            self.draw()

    @property
    def _opened_for(self) -> AttemptTranscript | None:
        attempts = self._transcript.attempts if self._transcript else ()
        return next((kept for kept in attempts if kept.attempt.id == self._attempt_id), None)

    def _waiting(self) -> list[Job]:
        attempts = self._transcript.attempts if self._transcript else ()
        return [kept.job for kept in attempts if kept.job is not None]


def _heading(kept: Transcript) -> str:
    interview = kept.interview
    return f"{one_line(interview.pack, 60)}, {interview.mode}, {local_time(interview.started_at)}"


def _views(kept: Transcript, settings: Settings) -> Iterator[Widget]:
    for attempt in kept.attempts:
        title = one_line(str(attempt.rubric.get("title", attempt.attempt.ref)), 80)
        yield Label(title, id=f"attempt-{attempt.attempt.id}", classes="attempt-head", markup=False)
        for item in chat_items([attempt]):
            yield item_view(item, settings)
        if attempt.job is not None:
            yield Static(ungraded(attempt.job.state, attempt.job.error), classes="pending", markup=False)
        if attempt.draft is not None and attempt.draft.text.strip():
            yield Static(f"Typed but not sent:\n{sanitise(attempt.draft.text)}", classes="pending", markup=False)
