"""Home: what there is to practise, what to go on with, and what was done last.

Draws from ``pack.json`` files and the database alone, so that it is up before anything else is loaded.
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, OptionList

from mock_interview.engine.registry import describe_grader
from mock_interview.errors import StoreError
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.home_lines import Line, home_lines
from mock_interview.tui.news import GradingNews
from mock_interview.tui.overview import Overview, load_overview
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from mock_interview.transcripts.cards import DueCard
    from mock_interview.tui.app import MockInterviewApp


class HomeScreen(Screen[None]):
    """The start screen: one list that the arrow keys and Enter are enough for."""

    HELP = """
# Home

Choose with the arrow keys, open with **Enter**, or click.

- **Practise**: a pack of questions; the bar shows how many you have been scored on.
- **Due**: questions it is time to see again, the longest due first, with what you last scored and when.
- **Weak points**: what you missed the last time you were asked, over your last three answers to each question;
  **Drill** asks up to five of those questions, the worst first.
- **Go on**: interviews you left; everything typed is kept.
- **Lately**: your last scored answers.

**w** opens the workshop, where rubrics are written and tried.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "app.history", "History", priority=True),  # whatever is typed behind it is for the history
        Binding("t", "app.trends", "Trends"),
        Binding("w", "app.rubrics", "Workshop"),
        Binding("s", "connection", "Settings"),
        Binding("q", "app.quit", "Quit"),
    ]

    class Chosen(Message):
        """A line of the list was chosen: what to do, and with what."""

        def __init__(self, action: str, subject: str) -> None:
            self.action = action
            self.subject = subject
            super().__init__()

    def __init__(self, settings: Settings, db: Database) -> None:
        super().__init__()
        self._settings = settings
        self._db = db
        self._due: list[DueCard] = []

    def compose(self) -> ComposeResult:
        """Draw the title, the grader in use, the list and the keys."""
        yield Label("mock-interview", id="home-title", markup=False)
        yield Label(f"Grader: {describe_grader(self._settings)}", id="home-grader", markup=False)
        yield Choices(id="home-list", markup=False)
        yield Keys()

    def on_screen_resume(self) -> None:
        """Read everything again, now that something may have changed."""
        self.query_one("#home-list").focus()
        self.refresh_overview()

    def on_grading_news(self, message: GradingNews) -> None:
        """Show a new score, or one job fewer waiting."""
        if message.event.outcome != "progress":
            self.refresh_overview()

    @work(exclusive=True, group="reading")
    async def refresh_overview(self) -> None:
        """Fill the list from the store."""
        with unless_closed(self):
            try:
                await self._read()
            except StoreError as error:
                self.query_one("#home-grader", Label).update(str(error))

    async def _read(self) -> None:
        app = cast("MockInterviewApp", self.app)
        overview = await asyncio.to_thread(load_overview, self._settings, self._db, is_blind=app.is_blind)
        self._fill(overview)
        services = await app.services()
        if (due := await asyncio.to_thread(services.due)) != self._due:
            self._due = due
            self._fill(overview)

    def _fill(self, overview: Overview) -> None:
        options = self.query_one("#home-list", OptionList)
        chosen = options.highlighted_option.id if options.highlighted_option else None
        options.clear_options()
        options.add_options(home_lines(overview, self._due))
        ids = [option.id for option in options.options]
        options.highlighted = ids.index(chosen) if chosen is not None and chosen in ids else _first_open(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        if isinstance(event.option, Line):
            self.post_message(self.Chosen(event.option.action, event.option.subject))

    def action_connection(self) -> None:
        """Open the settings."""
        self.post_message(self.Chosen("connection", ""))

    def use(self, settings: Settings) -> None:
        """Show what changed settings bring."""
        self._settings = settings
        self.query_one("#home-grader", Label).update(f"Grader: {describe_grader(settings)}")


def _first_open(options: OptionList) -> int | None:
    return next((index for index, option in enumerate(options.options) if not option.disabled), None)
