"""The interview: a chat with the interviewer, and below it where the answer is typed.

The screen draws what the store has, again after everything that happened; it remembers only what it has drawn.
"""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Label

from mock_interview.engine.registry import describe_grader
from mock_interview.errors import MockInterviewError
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stage import Stage
from mock_interview.rubric.wording import wording
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.tui import notices
from mock_interview.tui.acting import ActingScreen
from mock_interview.tui.appealing import appeal
from mock_interview.tui.chat import chat_items
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.news import GradingNews
from mock_interview.tui.openings import Opening
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.sending import may_send
from mock_interview.tui.widgets.chat import Chat
from mock_interview.tui.widgets.composer import Composer

if TYPE_CHECKING:
    from mock_interview.engine.queue import Event


class InterviewScreen(ActingScreen):
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
        self._progress = ""
        self._is_over = False
        self._drawing = asyncio.Lock()
        self._composer = Composer()

    def compose(self) -> ComposeResult:
        """Draw the heading, the chat, the composer and the keys."""
        yield Label("Interview", id="heading", markup=False)
        yield Chat(self._app.settings)
        yield self._composer
        yield Label(f"Grader: {describe_grader(self._app.settings)}", id="grader-line", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin or resume."""
        self.open_session()

    async def on_unmount(self) -> None:
        """Keep what is typed, however the screen is left."""
        with suppress(MockInterviewError):
            await self._keep_typed()

    def use(self, settings: Settings) -> None:
        """Show where answers go from now on."""
        self.query_one("#grader-line", Label).update(f"Grader: {describe_grader(settings)}")
        self.refresh_bindings()

    def tell(self, text: str) -> None:
        """Say it above the answer."""
        self._composer.notice(text)

    def settle(self) -> None:
        """Let the answer be typed again."""
        self._composer.release()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that do something now."""
        stage = self._turn.stage if self._turn else None
        offered = {
            "cancel_grading": bool(self._turn and self._turn.kept.job) and stage is not Stage.UNGRADED,
            "grade_again": stage is Stage.UNGRADED,
            "next": self._turn is not None and not self._is_over,
            "appeal": bool(self._turn and self._turn.kept.scorecards) and self._app.settings.chosen_grader == "llm",
        }
        return offered.get(action, True)

    @work
    async def open_session(self) -> None:
        """Begin or resume the interview and show where it stands."""
        await self._app.services()
        await self._alone(self._open())

    async def on_composer_drafted(self, event: Composer.Drafted) -> None:
        """Save the draft."""
        with unless_closed(self):
            try:
                await self._save_draft(event.text)
            except MockInterviewError as error:
                self._composer.show_saved("not saved")
                self.tell(notices.NOT_SAVED.format(error))
            else:
                self._composer.show_saved("saved")

    @work
    async def on_composer_sent(self, event: Composer.Sent) -> None:
        """Commit the answer, then have it graded."""
        await self._alone(self._send(event))

    @work(group="news")
    async def on_grading_news(self, message: GradingNews) -> None:
        """Show how the gradings of this interview go; after a score, ask the follow-up."""
        if self._session is None:
            return
        with self._telling():
            await self._hear(message.event)

    @work
    async def action_next(self) -> None:
        """Go on with the next question; after the last one, show how the interview went."""
        await self._alone(self._go_on())

    @work
    async def action_cancel_grading(self) -> None:
        """Stop the grading of the attempt in hand."""
        if self._turn and self._turn.kept.job:
            (await self._app.services()).queue.cancel(self._turn.kept.job.id)

    @work
    async def action_grade_again(self) -> None:
        """Grade an ungraded answer."""
        await self._alone(self._see_to_grading())

    def action_scroll_chat(self, direction: int) -> None:
        """Scroll the chat by most of a page; the cursor stays in the answer."""
        self.query_one(Chat).scroll_pages(direction)

    @work
    async def action_appeal(self) -> None:
        """Contest a criterion of the newest scorecard."""
        if self._turn:
            await self._alone(appeal(self._app, self._turn.kept))

    async def action_leave(self) -> None:
        """Go back Home; what is typed is kept."""
        try:
            await self._keep_typed()
        except MockInterviewError as error:
            self.tell(notices.NOT_SAVED.format(error))
        else:
            self.dismiss()

    async def _open(self) -> None:
        self._session = await asyncio.to_thread(self._opening.open, await self._app.services())
        await self._ask_on()
        if self._turn and self._turn.stage is Stage.GRADING:
            await self._see_to_grading()

    async def _send(self, event: Composer.Sent) -> None:
        if self._session is None or self._turn is None:
            return
        await self._save_draft(event.text)
        if not event.text.strip():
            self.tell(notices.EMPTY)
        elif not await may_send(self._app, self._app.settings.chosen_grader):
            self.tell(notices.NOT_NOW)
        else:
            services = await self._app.services()
            sending = services.send(self._session, self._turn.kept.attempt.id, event.text, event.started_at)
            try:
                await asyncio.shield(sending)
            except MockInterviewError as error:
                self.tell(notices.NOT_SENT.format(error))
                return
            self._composer.close()
            await self._draw()

    async def _see_to_grading(self) -> None:
        """Have the answer in hand graded, where it waits for that; it is not sent anywhere unasked."""
        if self._turn is None or (job := self._turn.kept.job) is None:
            return
        services = await self._app.services()
        job = await services.as_chosen(job)
        if await may_send(self._app, job.grader):
            services.queue.start(job, force=True)
        else:
            await services.set_aside(job)
            await self._draw()

    async def _hear(self, event: "Event") -> None:
        if self._turn and event.job.attempt_id != self._turn.kept.attempt.id:
            if event.outcome == "graded":
                await self._draw()
            return
        self._progress = event.text if event.outcome == "progress" else ""
        if event.outcome == "graded":
            await self._ask_on()
        elif event.outcome == "progress":
            await self._show_progress(event)
        else:
            await self._draw()
            if event.text and self._turn and self._turn.stage is not Stage.UNGRADED:
                self.tell(event.text)

    async def _show_progress(self, event: "Event") -> None:
        if self._turn is None:
            return
        self.tell(notices.GRADING.format(f"{event.text} "))
        if event.card is not None:
            async with self._drawing:
                await self.query_one(Chat).show_provisional(event.card, wording(self._turn.kept.rubric))

    async def _go_on(self) -> None:
        if self._session is None or not await self._may_go_on():
            return
        self._is_over = not await asyncio.to_thread(self._session.next_question)
        self._composer.close()
        await self._draw()

    async def _may_go_on(self) -> bool:
        """Ask before an answer that was typed is left unsent."""
        if not (self._composer.is_open and self._composer.text.strip()):
            return True
        await self._save_draft(self._composer.text)
        return await self.app.push_screen_wait(Question(*notices.UNSENT, yes="Go on", no="Stay"))

    async def _keep_typed(self) -> None:
        if self._composer.is_open:
            await self._save_draft(self._composer.text)

    async def _save_draft(self, text: str) -> None:
        if self._session and self._turn:
            await asyncio.to_thread(self._session.save_draft, self._turn.kept.attempt.id, text)

    async def _ask_on(self) -> None:
        """Ask a follow-up where one is due, then show where the interview stands."""
        assert self._session is not None, "asked before the session was open"
        async with self._drawing:
            await asyncio.to_thread(self._session.voice.ask_follow_up)
        await self._draw()

    async def _draw(self) -> None:
        """Draw what the store has; one at a time, so that an older state never takes the place of a newer one."""
        assert self._session is not None, "drawn before the session was open"
        async with self._drawing:
            self._turn = turn = await asyncio.to_thread(self._session.turn)
            heading = f"{one_line(turn.rubric.title, 60)}  (question {turn.number} of {turn.of}, coach)"
            self.query_one("#heading", Label).update(heading)
            await self.query_one(Chat).show(chat_items(turn.attempts))
            if self._is_over:
                await self._show_summary(self._session)
            else:
                self._draw_composer(turn)
        self.refresh_bindings()

    def _draw_composer(self, turn: Turn) -> None:
        composer = self._composer
        if turn.stage is not Stage.ANSWERING:
            composer.close()
            self.query_one(Chat).focus()
        elif not composer.is_open:
            composer.open(turn.kept.draft.text if turn.kept.draft else "", turn.rubric.seconds)
        composer.notice(notices.notice(turn, self._progress))

    async def _show_summary(self, session: Session) -> None:
        summary = await asyncio.to_thread(session.summary)
        chat = self.query_one(Chat)
        await chat.show_summary(notices.summary_text(summary, self._app.settings))
        chat.focus()
        self.tell(notices.OVER)
