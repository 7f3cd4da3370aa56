"""The application: owns the store, the grading queue and the way between screens."""

import asyncio
import contextlib
import signal
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import AwaitMount
from textual.widgets import Input, TextArea

from mock_interview.errors import StoreError
from mock_interview.rubric.catalogue import glance
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.transcripts.backup.copies import copy_if_changed
from mock_interview.transcripts.database import Database
from mock_interview.tui.helping import help_text, keys_of
from mock_interview.tui.navigation import SERVICES, make_screen
from mock_interview.tui.news import GradingNews
from mock_interview.tui.openings import Begin, Drill, Edit, Resume
from mock_interview.tui.screens.dialogs import HowMany
from mock_interview.tui.screens.home import HomeScreen
from mock_interview.tui.sending import agreed_graders

if TYPE_CHECKING:
    from mock_interview.engine.queue import Event
    from mock_interview.tui.screens.history import HistoryScreen
    from mock_interview.tui.screens.rubrics import RubricsScreen
    from mock_interview.tui.services import Services


TAKE_OVER_SECONDS = 10.0
THEIR_HELP = "Keys"  # a panel that the keyboard cannot scroll


@runtime_checkable
class Adapting(Protocol):
    """A screen that shows something of the settings."""

    def use(self, settings: Settings) -> None:
        """Show what changed settings bring."""


class MockInterviewApp(App[None]):
    """The terminal program."""

    TITLE = "mock-interview"
    CSS_PATH = "app.tcss"
    HELP = (
        "# mock-interview\n\nPractise interview questions: read the question, answer the way you would speak, "
        "and see which points your own words earned."
    )
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-short"), (30, "-tall")]  # noqa: RUF012 - typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "toggle_help", "Help", show=False, priority=True),
        Binding("ctrl+p", "command_palette", "All commands", show=False, priority=True),
    ]

    def __init__(self, settings: Settings, db: Database, opening: Begin | Drill | Edit | None = None) -> None:
        super().__init__()
        self.animation_level = "none"  # a scroll that glides takes longer than a key may take to be answered
        self.settings = settings
        self.db = db
        self.is_blind = False  # hides scores, from one opening of the history to the next
        self._opening = opening
        self._services: asyncio.Future[Services] | None = None

    def on_mount(self) -> None:
        """Show Home, and what was asked for on top of it."""
        self._services = asyncio.get_running_loop().create_future()
        self._restore_terminal_when_terminated()
        self.push_screen(HomeScreen(self.settings, self.db))
        if isinstance(self._opening, Edit):
            self.open_screen("workshop", self._opening.place)
        elif self._opening is not None:
            self.open_screen("interview", self._opening)

    def on_ready(self) -> None:
        """Load the rest, now that a first frame is there, whichever screen drew it."""
        self._warm_up()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the cursor still where nothing is to move by itself."""
        if self.settings.reduced_motion and isinstance(event.widget, Input | TextArea):
            event.widget.cursor_blink = False

    async def services(self) -> "Services":
        """Return the library and the queue, once they are loaded."""
        assert self._services is not None, "the app is not running"
        return await asyncio.shield(self._services)

    def open_screen(self, name: str, *arguments: object) -> AwaitMount:
        """Open a screen by name; an action that returns this leaves the keys pressed behind it to that screen."""
        return self.push_screen(make_screen(name, *arguments))

    @work
    async def on_home_screen_chosen(self, choice: HomeScreen.Chosen) -> None:
        """Open what was chosen on Home, once however often it is chosen."""
        if not isinstance(self.screen, HomeScreen):
            return
        if choice.action == "practise":
            await self._practise(choice.subject)
        elif choice.action == "drill":
            self.open_screen("interview", Drill())
        elif choice.action == "resume":
            self.open_screen("interview", Resume(choice.subject))
        elif choice.action == "transcript":
            self.open_screen("transcript", *choice.subject.split("/"), self.is_blind)
        else:
            await self._change_settings()

    @work
    async def action_connection(self) -> None:
        """Open the settings from anywhere."""
        await self._change_settings()

    def action_history(self) -> AwaitMount:
        """Open the history from anywhere."""
        return self.open_screen("history", self.db)

    def action_rubrics(self) -> None:
        """Open the list of rubrics to write from anywhere."""
        self.open_screen("rubrics", self.settings)

    def on_rubrics_screen_chosen(self, choice: "RubricsScreen.Chosen") -> None:
        """Open a rubric in the workshop."""
        self.open_screen("workshop", choice.place)

    def action_trends(self) -> None:
        """Open the trends from anywhere."""
        self.open_screen("trends", self.db)

    def action_agreement(self) -> None:
        """Open the agreement of graders with people from anywhere."""
        self.open_screen("agreement", self.db)

    def on_history_screen_chosen(self, choice: "HistoryScreen.Chosen") -> None:
        """Open a transcript on top of the history."""
        self.open_screen("transcript", choice.interview_id, choice.attempt_id, choice.blind)

    async def _practise(self, name: str) -> None:
        if "/" in name:
            self.open_screen("interview", Begin(name))
            return
        glanced = next((found for found in glance(self.settings) if found.name == name), None)
        if glanced is None:
            self.notify(f"{one_line(name, 60)} is not there any more.", severity="warning", markup=False)
            return
        wanted = await self.push_screen_wait(HowMany(glanced.title, len(glanced.refs)))
        if wanted is not None:
            self.open_screen("interview", Begin(name, wanted.count, wanted.mode))

    async def _change_settings(self) -> None:
        changed = await self.push_screen_wait(make_screen("connection", self.settings))
        if changed is None:
            return
        services = await self.services()
        services.queue.use(changed)
        self._services = asyncio.get_running_loop().create_future()
        self._services.set_result(replace(services, settings=changed))
        self.settings = changed
        for screen in self.screen_stack:
            if isinstance(screen, Adapting):
                screen.use(changed)

    def action_toggle_help(self) -> None:
        """Open or close the help of what has the focus, with the keys that can be pressed now."""
        if self.screen.query("#help"):
            self.pop_screen()
        else:
            self.open_screen("help", help_text(self.screen), keys_of(self.screen))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Add our screens to the command palette."""
        yield from (command for command in super().get_system_commands(screen) if command.title != THEIR_HELP)
        yield SystemCommand("Help", "Read about this screen and its keys", self.action_toggle_help)
        yield SystemCommand("History", "Open the scored transcripts", self.action_history)
        yield SystemCommand("Trends", "See how your scores went over time", self.action_trends)
        yield SystemCommand("Agreement", "See how far each grader agrees with people", self.action_agreement)
        yield SystemCommand("Rubrics", "Write, check and try rubrics", self.action_rubrics)
        yield SystemCommand("Settings", "Choose who grades, and try the connection", self.action_connection)

    async def on_unmount(self) -> None:
        """Put running gradings back into the queue."""
        if self._services is not None and self._services.done():
            await self._services.result().queue.aclose()

    @work
    async def _warm_up(self) -> None:
        module = await asyncio.to_thread(import_module, SERVICES)
        services: Services = await asyncio.to_thread(module.open_services, self.settings, self.db)
        services.queue.subscribe(self._spread)
        assert self._services is not None
        self._services.set_result(services)
        try:
            await services.queue.resume(await agreed_graders(self))
        except StoreError as error:
            self.notify(str(error), severity="error", markup=False)
        self.set_interval(TAKE_OVER_SECONDS, self._take_over)
        await self._copy_transcripts()

    async def _copy_transcripts(self) -> None:
        try:
            await asyncio.to_thread(copy_if_changed, self.db, self.settings.locations.backups)
        except StoreError as error:
            self.notify(f"The transcripts were not copied: {error}", severity="warning", markup=False)

    @work(exclusive=True, group="taking over")
    async def _take_over(self) -> None:
        """Grade what another instance died at, once its lease has ended."""
        services = await self.services()
        with contextlib.suppress(StoreError):  # whoever answers next is told
            await services.queue.take_over(await agreed_graders(self))

    def _spread(self, event: "Event") -> None:
        for screen in self.screen_stack:
            screen.post_message(GradingNews(event))

    def _restore_terminal_when_terminated(self) -> None:
        # Without a handler these signals end the process with the terminal in the alternate screen.
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):  # Windows knows no SIGHUP
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self.exit)
