"""A list of attempts to search, filter, sort and page through."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Label

from mock_interview.errors import StoreError
from mock_interview.interview.self_judgement import self_judgement, self_judgement_told
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.facets import facets
from mock_interview.transcripts.ratings import self_ratings
from mock_interview.transcripts.selection import EVERYTHING
from mock_interview.tui.acting import ActingScreen
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.history_lines import detail, nothing_listed, status
from mock_interview.tui.history_listing import Listing, read
from mock_interview.tui.marks import Marks
from mock_interview.tui.news import GradingNews
from mock_interview.tui.screens.filters import FilterDialog
from mock_interview.tui.widgets.attempts import AttemptTable
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.told import Told
from mock_interview.tui.widgets.typed_line import TypedLine
from mock_interview.tui.window import PAGE

TYPING_SECONDS = 0.15
NEWS_SECONDS = 0.2


class AttemptListScreen(ActingScreen):
    """Shows what is listed and reads it page by page; what is done to attempts is up to those who build on it."""

    AUTO_FOCUS = "AttemptTable"
    # What moves the focus has priority: it acts before the key behind it is handed to what has the focus then.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_search", "Leave the search", priority=True),
        Binding("down,enter", "to_table", show=False, priority=True),
        Binding("slash", "search", "Search", priority=True),
        Binding("escape", "dismiss(None)", "Home"),
        Binding("f", "filter", "Filter"),
        Binding("F", "unfilter", show=False),
        Binding("s", "sort", "Sort"),
        Binding("r", "reverse", show=False),
    ]

    def __init__(self, db: Database) -> None:
        super().__init__()
        self._db = db
        self._marks = Marks()
        self._listing = Listing()
        self._is_another = True  # than what the table shows
        self._has_news = False
        self._loading = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Draw the heading, the search line, the table with what is said about it, and the keys."""
        yield Label("History", id="heading", markup=False)
        yield TypedLine(placeholder="Search what was said", id="history-search")
        yield Told("history-judgement")
        yield Told("history-status")
        yield Told("history-empty")
        yield AttemptTable(self._marks)
        yield Told("history-detail")
        yield Told("history-told")
        yield Keys()

    def on_mount(self) -> None:
        """Hide scores where they were hidden the last time."""
        self._listing = replace(self._listing, is_blind=self._app.is_blind)

    def tell(self, text: str) -> None:
        """Say below the table what came of a key, until something else is listed."""
        self._say("#history-told", text)

    def on_screen_resume(self) -> None:
        """Read again what may have changed meanwhile."""
        self.fill()

    def on_grading_news(self, message: GradingNews) -> None:
        """Show new scores, those that come in close upon each other all at once."""
        if message.event.outcome != "progress" and not self._has_news:
            self._has_news = True
            self.set_timer(NEWS_SECONDS, self._hear)

    @property
    def table(self) -> AttemptTable:
        """The table of attempts."""
        return self.query_one(AttemptTable)

    @on(Input.Changed)
    def search_changed(self, event: Input.Changed) -> None:
        """Search once the person stops typing: to show what was found takes longer than a key may."""
        self._list(replace(self._listing, words=event.value), TYPING_SECONDS)

    @on(AttemptTable.HeadClicked)
    def head_clicked(self, event: AttemptTable.HeadClicked) -> None:
        """Sort by a column."""
        self._list(self._listing.sort_by(event.key))

    @on(AttemptTable.Moved)
    def cursor_moved(self) -> None:
        """Say below the table what the line in hand has no room for."""
        listed = self.table.in_hand
        self._say("#history-detail", detail(listed) if listed else "")

    @work(exclusive=True, group="reading")
    async def fill(self, pause: float = 0.0) -> None:
        """Fill the table with what is listed, after `pause` seconds in which nothing else was asked for."""
        await asyncio.sleep(pause)
        with unless_closed(self):
            try:
                await self._fill(self._listing)
            except StoreError as error:
                self._say("#history-empty", str(error))

    @on(AttemptTable.Wanted)
    @work(group="pages")
    async def load(self, event: AttemptTable.Wanted) -> None:
        """Read one more page, where it is still wanted when its turn comes."""
        async with self._loading:
            with unless_closed(self):
                if self.table.still_wants(event):
                    with suppress(StoreError):  # whoever reads the list again is told
                        rows = await asyncio.to_thread(read, self._db, self.table.listing, PAGE, event.start)
                        self.table.put(event, rows)
                self.table.give_up(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the ways out of the search line where the person types in it, and the way into it elsewhere."""
        if action in ("leave_search", "to_table"):
            return self._is_searching
        return action != "search" or not self._is_searching

    def action_search(self) -> None:
        """Go to the search line."""
        self.set_focus(self._search_line)

    def action_to_table(self) -> None:
        """Go from the search line to what is found, without waiting for more to be typed."""
        self.set_focus(self.table)
        self.fill()

    def action_leave_search(self) -> None:
        """Go from the search line to the table, and search for nothing."""
        self._search_line.value = ""
        self.set_focus(self.table)

    @work
    async def action_filter(self) -> None:
        """Ask which attempts are to be listed."""
        await self._in_turn("filter", self._filter)

    def action_unfilter(self) -> None:
        """List all attempts again, whatever was filtered by or searched for."""
        self._search_line.value = ""
        self._list(replace(self._listing, filtered=EVERYTHING, words=""))

    def action_sort(self) -> None:
        """Sort by what comes next."""
        self._list(self._listing.sort_by_next())

    def action_reverse(self) -> None:
        """Sort the other way round."""
        self._list(self._listing.reverse())

    def action_blind(self) -> None:
        """Hide the scores that no person has given without sight of another, or show all."""
        self._list(self._listing.switch_blind())
        self._app.is_blind = self._listing.is_blind

    @property
    def _search_line(self) -> TypedLine:
        return self.query_one(TypedLine)

    @property
    def _is_searching(self) -> bool:
        return isinstance(self.focused, TypedLine)

    def _list(self, listing: Listing, pause: float = 0.0) -> None:
        """List something else, where it is something else."""
        if listing != self._listing:
            self._listing = listing
            self._is_another = True
            self.tell("")
            self.fill(pause)

    async def _fill(self, listing: Listing) -> None:
        """Read what is in view; another list is shown before it is counted, which may take longer than reading it."""
        start, limit = (0, PAGE) if self._is_another else self.table.pages_in_view
        rows = await asyncio.to_thread(read, self._db, listing, limit, start)
        if self._is_another:
            self.table.show(listing, len(rows), start, rows, from_top=True)
            self._is_another = False
        count = await asyncio.to_thread(history.count, self._db, listing.selection)
        self.table.show(listing, count, start, rows, from_top=False)
        self._say("#history-empty", "" if count else nothing_listed(listing))
        self._say_status()
        self._say("#history-judgement", await asyncio.to_thread(_judgement, self._db, listing))

    async def _filter(self) -> None:
        found = await asyncio.to_thread(facets, self._db)
        dialog = FilterDialog(found, self._listing.filtered, is_blind=self._listing.is_blind)
        if (chosen := await self.app.push_screen_wait(dialog)) is not None:
            self._list(self._listing.filter_by(chosen))

    def _hear(self) -> None:
        self._has_news = False
        self.fill()

    def _say_status(self) -> None:
        self._say("#history-status", status(self.table.listing, self.table.count, len(self._marks)))

    def _say(self, where: str, text: str) -> None:
        self.query_one(where, Told).tell(text)


def _judgement(db: Database, listing: Listing) -> str:
    """Return how well the person judged themself in what is listed, unless that would tell of hidden scores."""
    judged = None if listing.is_blind else self_judgement(self_ratings(db, listing.selection))
    return self_judgement_told(judged) if judged else ""
