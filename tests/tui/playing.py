"""Driving the app the way a person does, and reading what it shows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Label, OptionList, Static

from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.screens.home import HomeScreen
from mock_interview.tui.widgets.answer import AnswerArea

PAUSES, PAUSE = 1500, 0.02


class Player:
    """Someone at the keyboard."""

    def __init__(self, app: MockInterviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press these keys."""
        await self.pilot.press(*keys)

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _ in range(PAUSES):
            if is_so():
                return
            await self.pilot.pause(PAUSE)
        raise AssertionError(f"it did not come about; the screen shows\n{self.screen}")

    async def until_shown(self, *texts: str) -> None:
        """Wait until the screen shows all of these."""
        await self.until(lambda: all(text in self.flat for text in texts))

    async def until_asked(self) -> None:
        """Wait until an answer can be typed."""
        await self.until(lambda: (area := self.area) and area.has_focus and not area.read_only)

    async def write(self, text: str) -> None:
        """Paste `text` where an answer is typed."""
        await self.until_asked()
        before = self.answer
        self.app.post_message(events.Paste(text))
        await self.until(lambda: self.answer != before)

    async def send(self, text: str) -> None:
        """Write an answer and send it."""
        await self.write(text)
        await self.press("ctrl+j")

    async def begin(self, questions: str) -> None:
        """Begin an interview over the first pack on Home."""
        await self.until_shown("Practise")
        await self.press("enter")
        await self.until_shown("How many questions?")
        await self.press(questions)
        await self.until_asked()

    @property
    def area(self) -> AnswerArea | None:
        """Where an answer is typed, if there is such a place."""
        return next(iter(self.app.screen.query(AnswerArea)), None)

    @property
    def answer(self) -> str:
        """What is typed so far."""
        assert self.area is not None, self.screen
        return self.area.text

    @property
    def screen(self) -> str:
        """The screen as it is drawn, line by line."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def flat(self) -> str:
        """The words on the screen, however they are wrapped and framed."""
        return " ".join(self.screen.replace("│", " ").split())

    @property
    def notice(self) -> str:
        """What the interview says of where it stands."""
        return plain(self.app.screen.query_one("#notice", Label))

    @property
    def chat(self) -> list[str]:
        """Everything in the chat or transcript, also what is scrolled out of view."""
        return [plain(static) for static in self.app.screen.query("#chat Static, #review Static").results(Static)]

    @property
    def is_home(self) -> bool:
        """Whether Home is the screen, with something in its list."""
        return isinstance(self.app.screen, HomeScreen) and bool(self.app.screen.query_one(OptionList).options)


def plain(static: Static) -> str:
    """Return the text of a widget."""
    return static.content.plain if isinstance(static.content, Content) else str(static.content)


@asynccontextmanager
async def playing(app: MockInterviewApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Player]:
    """Run the app with nobody but this player."""
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Player(app, pilot)
