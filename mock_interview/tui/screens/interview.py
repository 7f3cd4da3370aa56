"""The interview: a chat with the interviewer, and below it where the answer is typed.

The screen draws what the store has, again after everything that happened; it remembers only what it has drawn.
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Label, Static

from mock_interview.engine.registry import describe_grader
from mock_interview.errors import MockInterviewError
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stage import Stage
from mock_interview.rubric.wording import wording
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import one_line
from mock_interview.transcripts.records import Job
from mock_interview.tui import notices
from mock_interview.tui.appealing import appeal
from mock_interview.tui.chat import chat_items
from mock_interview.tui.news import GradingNews
from mock_interview.tui.openings import Opening
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.sending import may_send
from mock_interview.tui.widgets.chat import item_view
from mock_interview.tui.widgets.composer import Composer
from mock_interview.tui.widgets.scorecard import ScorecardView

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp


class InterviewScreen(Screen[None]):
    """One interview, from its opening to its summary."""

    HELP = """
# Interview

Answer as you would speak: short sentences, the answer first, then the reasons.

- **ctrl+j** sends your answer.
- After the score the interviewer asks one follow-up; answer it, or go on with **ctrl+n**.
- **Page up** and **page down** scroll the chat while you type.
- **Esc** leaves; what you typed is kept and Home offers to go on.
- **F6** contests one criterion of the score; it alone is judged again, and both scorecards are kept.
- **ctrl+g** cancels a grading, **ctrl+r** grades again. Your answer is kept either way.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next", priority=True),
        Binding("ctrl+g", "cancel_grading", "Cancel grading", priority=True),
        Binding("ctrl+r", "grade_again", "Grade", priority=True),
        Binding("f6", "appeal", "Appeal", priority=True),
        Binding("escape", "leave", "Leave"),
        Binding("pageup", "scroll_chat(-1)", "Scroll", priority=True, key_display="pgup/dn"),
        Binding("pagedown", "scroll_chat(1)", show=False, priority=True),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._session: Session | None = None
        self._turn: Turn | None = None
        self._drawn: set[str] = set()
        self._is_over = False

    def compose(self) -> ComposeResult:
        """Draw the heading, the chat, the composer and the keys."""
        yield Label("Interview", id="heading", markup=False)
        yield VerticalScroll(id="chat", can_focus=True)
        yield Composer()
        yield Label(f"Grader: {describe_grader(self._app.settings)}", id="grader-line", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin or resume."""
        self.open_session()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that do something now."""
        stage = self._turn.stage if self._turn else None
        offered = {
            "cancel_grading": stage is Stage.GRADING,
            "grade_again": stage is Stage.UNGRADED,
            "next": self._turn is not None and not self._is_over,
            "appeal": bool(self._turn and self._turn.kept.scorecards),
        }
        return offered.get(action, True)

    @work
    async def open_session(self) -> None:
        """Begin or resume the interview and show where it stands."""
        services = await self._app.services()
        try:
            self._session = await asyncio.to_thread(self._opening.open, services)
        except MockInterviewError as error:
            self._composer.notice(str(error))
            return
        await self._ask_on()

    async def on_composer_drafted(self, event: Composer.Drafted) -> None:
        """Save the draft."""
        await self._save_draft(event.text)

    @work(exclusive=True, group="sending")
    async def on_composer_sent(self, event: Composer.Sent) -> None:
        """Commit the answer, then have it graded."""
        if not event.text.strip():
            self._composer.notice(notices.EMPTY)
        elif await may_send(self._app):
            await self._send(event)
        else:
            self._composer.notice(notices.NOT_NOW)

    @work(group="news")
    async def on_grading_news(self, message: GradingNews) -> None:
        """Show how the grading of the attempt in hand goes; after a score, ask the follow-up."""
        event = message.event
        if self._turn is None or event.job.attempt_id != self._turn.kept.attempt.id:
            return
        if event.outcome in ("running", "progress"):
            self._composer.notice(notices.GRADING.format(f"{event.text} " if event.text else ""))
            await self._show_provisional(event.card)
        elif event.outcome == "graded":
            await self._ask_on()
        else:
            await self._draw()

    @work(exclusive=True, group="next")
    async def action_next(self) -> None:
        """Go on with the next question; after the last one, show how the interview went."""
        if self._session is None or not await self._may_go_on():
            return
        try:
            has_more = await asyncio.to_thread(self._session.next_question)
        except MockInterviewError as error:
            self._composer.notice(str(error))
            return
        self._composer.close()
        await (self._draw() if has_more else self._show_summary())

    @work
    async def action_cancel_grading(self) -> None:
        """Stop the grading of the attempt in hand."""
        if self._turn and self._turn.kept.job:
            (await self._app.services()).queue.cancel(self._turn.kept.job.id)

    @work
    async def action_grade_again(self) -> None:
        """Grade an ungraded answer."""
        if self._turn and self._turn.kept.job and await may_send(self._app):
            await self._start(self._turn.kept.job, force=True)

    def action_scroll_chat(self, direction: int) -> None:
        """Scroll the chat by most of a page; the cursor stays in the answer."""
        chat = self.query_one("#chat", VerticalScroll)
        chat.scroll_relative(y=direction * max(1, chat.size.height - 2), animate=False)

    @work
    async def action_appeal(self) -> None:
        """Contest a criterion of the newest scorecard."""
        if self._turn:
            await appeal(self._app, self._turn.kept)

    async def action_leave(self) -> None:
        """Go back Home; what is typed is kept."""
        if self._composer.is_open:
            await self._save_draft(self._composer.text)
        self.dismiss()

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)

    @property
    def _composer(self) -> Composer:
        return self.query_one(Composer)

    async def _save_draft(self, text: str) -> None:
        if self._session is None or self._turn is None:
            return
        try:
            await asyncio.to_thread(self._session.save_draft, self._turn.kept.attempt.id, text)
        except MockInterviewError as error:
            self._composer.show_saved("not saved")
            self._composer.notice(f"The draft could not be saved: {error}")
        else:
            self._composer.show_saved("saved")

    async def _send(self, event: Composer.Sent) -> None:
        assert self._session is not None, "sent before the session was open"
        assert self._turn is not None, "sent before a question was asked"
        attempt_id, grader = self._turn.kept.attempt.id, self._app.settings.chosen_grader
        try:
            job = await asyncio.to_thread(self._session.send, attempt_id, event.text, event.started_at, grader)
        except MockInterviewError as error:
            self._composer.notice(f"Not sent: {error}")
            return
        self._composer.close()
        await self._draw()
        await self._start(job)

    async def _start(self, job: Job, *, force: bool = False) -> None:
        services = await self._app.services()
        services.queue.start(job, force=force)

    async def _may_go_on(self) -> bool:
        """Ask before an answer that was typed is left unsent."""
        if not (self._composer.is_open and self._composer.text.strip()):
            return True
        await self._save_draft(self._composer.text)
        text = "What you typed is not sent. It stays in the transcript as a draft and earns nothing."
        question = Question("Go on without it?", text, yes="Go on", no="Stay")
        return await self.app.push_screen_wait(question)

    async def _ask_on(self) -> None:
        """Ask a follow-up where one is due, then show where the interview stands."""
        assert self._session is not None, "asked before the session was open"
        try:
            await asyncio.to_thread(self._session.ask_follow_up)
            await self._draw()
        except MockInterviewError as error:
            self._composer.notice(str(error))

    async def _draw(self) -> None:
        assert self._session is not None, "drawn before the session was open"
        self._turn = turn = await asyncio.to_thread(self._session.turn)
        heading = f"{one_line(turn.rubric.title, 60)}  (question {turn.number} of {turn.of}, coach)"
        self.query_one("#heading", Label).update(heading)
        await self.query(".provisional").remove()
        new = [item for item in chat_items(turn.attempts) if item.key not in self._drawn]
        self._drawn.update(item.key for item in new)
        await self._append([item_view(item, self._app.settings) for item in new])
        self._draw_composer(turn)
        self.refresh_bindings()

    def _draw_composer(self, turn: Turn) -> None:
        composer = self._composer
        if turn.stage is not Stage.ANSWERING:
            composer.close()
        elif not composer.is_open:
            composer.open(turn.kept.draft.text if turn.kept.draft else "", turn.rubric.seconds)
        composer.notice(notices.notice(turn))

    async def _show_summary(self) -> None:
        assert self._session is not None, "finished before the session was open"
        self._is_over = True
        summary = await asyncio.to_thread(self._session.summary)
        await self._append([Static(notices.summary_text(summary, self._app.settings), classes="summary", markup=False)])
        self._composer.notice(notices.OVER)
        self.refresh_bindings()

    async def _show_provisional(self, card: Scorecard | None) -> None:
        """Show the verdicts so far; the scorecard takes their place when it is complete."""
        if card is None or self._turn is None:
            return
        await self.query(".provisional").remove()
        view = ScorecardView(card, wording(self._turn.kept.rubric))
        view.add_class("provisional")
        await self._append([view])

    async def _append(self, views: list[Widget]) -> None:
        if not views:
            return
        chat = self.query_one("#chat", VerticalScroll)
        await chat.mount(*views)
        # The top of what is new matters most: a scorecard can be longer than the screen.
        self.call_after_refresh(chat.scroll_to_widget, views[0], top=True, animate=False)
