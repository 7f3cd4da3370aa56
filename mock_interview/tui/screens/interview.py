"""The interview: a chat with the interviewer, and below it where the answer is typed.

The screen draws what the store has, again after everything that happened; it remembers only what it has drawn.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label, Static

from mock_interview.engine.registry import describe_grader
from mock_interview.errors import MockInterviewError
from mock_interview.interview.session import Turn
from mock_interview.interview.stage import Stage
from mock_interview.rubric.wording import wording
from mock_interview.settings import Settings
from mock_interview.text import one_line, sanitise
from mock_interview.tui import notices
from mock_interview.tui.acting import ActingScreen
from mock_interview.tui.chat import chat_items
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.course import Course, takes_up
from mock_interview.tui.moves import MOVES, is_offered, move_bindings
from mock_interview.tui.news import GradingNews
from mock_interview.tui.openings import Opening
from mock_interview.tui.widgets.chat import Chat
from mock_interview.tui.widgets.composer import Asked, Composer
from mock_interview.tui.widgets.debrief import DebriefView
from mock_interview.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from mock_interview.engine.queue import Event


class InterviewScreen(ActingScreen):
    """One interview, from its opening to its debrief."""

    HELP = """
# Interview

Answer as you would speak: short sentences, the answer first, then the reasons.

- **ctrl+j** sends your answer. **ctrl+n** goes on to the next question.
- **F2** gives a hint, **F3** gives up and shows the model answer. **F5** asks the interviewer something.
- **F4** opens the answer in your editor. **F8** switches speaking on: what is said stays said.
- After the score the interviewer may follow up; **ctrl+t** tries the question again, the new try beside the old.
- **F6** contests one criterion of the score. **F7** lets you check the verdicts yourself, point by point.
- **ctrl+g** cancels a grading, **ctrl+r** grades again. Your answer is kept either way.
- **Page up** and **page down** scroll the chat while you type.
- **Esc** leaves; what you typed is kept and Home offers to go on.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        *move_bindings(),
        Binding("ctrl+g", "cancel", "Cancel", priority=True),
        Binding("f8", "speak", "Speaking", priority=True, show=False),
        Binding("escape", "leave", "Leave"),
        Binding("pageup", "scroll_chat(-1)", "Scroll", show=False, priority=True),
        Binding("pagedown", "scroll_chat(1)", show=False, priority=True),
        *(Binding(str(rating), f"rate({rating})", show=False, priority=True) for rating in range(6)),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._course: Course | None = None
        self._progress = ""
        self._composer = Composer()

    def compose(self) -> ComposeResult:
        """Draw the heading, the chat, the composer and the keys."""
        yield Label("Interview", id="heading", markup=False)
        yield Chat(self._app.settings)
        yield self._composer
        yield Label(f"Grader: {describe_grader(self._app.settings)}", id="grader-line", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Begin or resume."""
        self._composer.speak(on=self._app.settings.speaking)
        self.open_course()

    async def on_unmount(self) -> None:
        """Keep what is typed, however the screen is left."""
        if self._course:
            with suppress(MockInterviewError):
                await self._course.aclose()

    @property
    def interview_id(self) -> str | None:
        """The interview under way here, once it is open."""
        return self._course.turn.interview.id if self._course else None

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
        return is_offered(action, parameters, self._course, self._app.settings)

    @work
    async def open_course(self) -> None:
        """Begin or resume the interview and show where it stands."""
        await self._in_turn("open", self._open)

    @work(group="drafts")
    async def on_composer_drafted(self, event: Composer.Drafted) -> None:
        """Save the draft."""
        if self._course is None:
            return
        with unless_closed(self):
            try:
                await self._course.save(event)
            except MockInterviewError as error:
                if self._composer.is_taking(event):
                    self._composer.show_saved("not saved")
                    self.tell(notices.NOT_SAVED.format(error))
            else:
                self._composer.show_saved("saved")

    @work
    async def on_composer_sent(self, event: Composer.Sent) -> None:
        """Commit the answer, then have it graded. No question to the person holds up an answer whose time is up."""
        if event.is_late and self._course:
            self._course.withdraw()
        await self._step("send", lambda course: course.send(event))

    @work(group="news")
    async def on_grading_news(self, message: GradingNews) -> None:
        """Show how the gradings of this interview go; after a score, ask the follow-up."""
        if self._course:
            with self._telling():
                await self._hear(self._course, message.event)

    @work
    async def action_move(self, name: str) -> None:
        """Do what a key is for."""
        await self._step(name, MOVES[name].act)

    @work
    async def action_rate(self, rating: int) -> None:
        """Say how it went."""
        await self._step("rate", lambda course: course.rate(rating))

    @work
    async def action_cancel(self) -> None:
        """Stop waiting for a grading or for the interviewer's words."""
        if self._course:
            await self._course.cancel()

    def action_speak(self) -> None:
        """Switch speaking on or off."""
        self._composer.speak(on=not self._composer.is_speaking)

    def action_scroll_chat(self, direction: int) -> None:
        """Scroll the chat by most of a page; the cursor stays in the answer."""
        self.query_one(Chat).scroll_pages(direction)

    async def action_leave(self) -> None:
        """Go back Home; what is typed is kept."""
        try:
            if self._course:
                await self._course.save_typed()
        except MockInterviewError as error:
            self.tell(notices.NOT_SAVED.format(error))
        else:
            self.dismiss()

    async def _open(self) -> None:
        self._course = await Course.open(self._app, self._opening, self._composer)
        await self._draw()
        await self._and_draw(Course.take_up)

    async def _step(self, name: str, act: Callable[[Course], Awaitable[str]]) -> None:
        """Take one step of the interview, where it may still be taken when its turn comes, and show what came of it."""

        async def step() -> None:
            if name not in MOVES or self.check_action("move", (name,)):
                await self._and_draw(act)

        if self._course:
            await self._in_turn(name, step)

    async def _and_draw(self, act: Callable[[Course], Awaitable[str]]) -> None:
        """Take a step and draw where the interview stands then, also where it went wrong."""
        assert self._course is not None, "a step before the interview was open"
        try:
            said = await act(self._course)
        finally:
            await self._draw()
        if said:
            self.tell(said)

    async def _hear(self, course: Course, event: "Event") -> None:
        is_in_hand = event.job.attempt_id == course.turn.kept.attempt.id
        if event.outcome == "progress":
            if is_in_hand and course.rated_next is None and not course.turn.is_exam:
                await self._show_progress(course, event)
            return
        self._progress = ""
        await self._draw()
        if takes_up(course, event):
            await self._and_draw(Course.follow_up)

    async def _show_progress(self, course: Course, event: "Event") -> None:
        self._progress = event.text
        self.tell(notices.GRADING.format(f"{event.text} "))
        if event.card is not None:
            async with course.standing:
                if event.job.attempt_id == course.turn.kept.attempt.id:  # and not gone on from meanwhile
                    await self.query_one(Chat).show_provisional(event.card, wording(course.turn.kept.rubric))

    async def _draw(self) -> None:
        """Draw what the store has; one at a time, so that an older state never takes the place of a newer one."""
        if (course := self._course) is None:
            return
        async with course.standing:
            turn = await course.look()
            self.query_one("#heading", Label).update(_heading(turn))
            await self.query_one(Chat).show(chat_items(turn.attempts, course.held_back))
            if turn.is_over:
                await self._show_debrief(course)
            await self._draw_composer(course)
        self.refresh_bindings()

    async def _draw_composer(self, course: Course) -> None:
        turn, composer = course.turn, self._composer
        asked = Asked(turn.kept.attempt.id, turn.rubric.seconds, turn.timing, turn.clock)
        if turn.stage is not Stage.ANSWERING or turn.is_over:
            if composer.is_open and composer.text.strip():  # another window went on; nothing typed here may be lost
                left = sanitise(notices.LEFT_TYPED.format(composer.text))
                await self.query_one(Chat).show_last(Static(left, classes="note", markup=False))
            composer.close()
            self.query_one(Chat).focus()
        elif not composer.is_open_for(asked):
            draft = turn.kept.draft.text if turn.kept.draft else ""
            composer.open(asked, composer.text if composer.is_open and composer.text.strip() else draft)
        composer.notice(notices.notice(turn, self._progress, is_rated_next=course.rated_next is not None))

    async def _show_debrief(self, course: Course) -> None:
        debrief = await asyncio.to_thread(course.session.debrief)
        await self.query_one(Chat).show_last(DebriefView(debrief, self._app.settings))


def _heading(turn: Turn) -> str:
    if turn.is_over:
        return f"Debrief  ({turn.of} question{'' if turn.of == 1 else 's'}, {turn.interview.mode})"
    title = one_line(turn.rubric.title, 60)
    tried = f", try {turn.kept.attempt.try_number}" if turn.kept.attempt.try_number > 1 else ""
    return f"{title}  (question {turn.number} of {turn.of}{tried}, {turn.interview.mode})"
