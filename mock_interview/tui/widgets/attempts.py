"""The table of attempts: only what is in view, and a little around it, is ever read.

::

      When▼             Score        Self Band        Grader  Question
     ✓╭ 01 Mar 2025 09:06 not graded                            Test data
    ▸ ╰ 01 Mar 2025 09:00  62.5 %     4/5  hire        llm     Feature scaling
          … the [words] around what a search hit …
      28 Feb 2025 18:30  80.0 %          strong hire llm     Concept drift
"""

from collections.abc import Container, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from mock_interview.transcripts.selection import SortKey
from mock_interview.tui.history_columns import layout
from mock_interview.tui.history_listing import Listed, Listing
from mock_interview.tui.history_rows import LEAD, are_of_one_interview, row_lines
from mock_interview.tui.widgets.rows import Rows
from mock_interview.tui.window import PAGE, Window, page_of


class AttemptTable(Rows):
    """A table of any length; it asks for the pages that come into view.

    Attempts of one interview that stand together are joined. Those whose ids are in `marked` show it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", show=False)]

    class Wanted(Message):
        """A page is to be shown that is not read yet, beginning with the row `start`."""

        def __init__(self, start: int) -> None:
            self.start = start
            super().__init__()

    class Moved(Message):
        """Another attempt is in hand, or none."""

    class Opened(Message):
        """An attempt is to be opened."""

        def __init__(self, listed: Listed) -> None:
            self.listed = listed
            super().__init__()

    class HeadClicked(Message):
        """The table is to be sorted by what a column shows."""

        def __init__(self, key: SortKey) -> None:
            self.key = key
            super().__init__()

    def __init__(self, marked: Container[str]) -> None:
        super().__init__("history-table")
        self._marked = marked
        self._listing = Listing()
        self._window = Window()
        self._asked: dict[int, AttemptTable.Wanted] = {}
        self._layout = layout(0)

    @property
    def listing(self) -> Listing:
        """What is shown."""
        return self._listing

    @property
    def in_hand(self) -> Listed | None:
        """The attempt at the cursor, once it is read."""
        return self.row(self.cursor_row)

    def row(self, index: int) -> Listed | None:
        """Return the attempt in a row, where it is read."""
        return self._window[index]

    @property
    def count(self) -> int:
        """How many attempts there are."""
        return self._window.count

    @property
    def pages_in_view(self) -> tuple[int, int]:
        """The first row, and how many from there, of all pages that are in view."""
        first, last = self.in_view
        start = page_of(first)
        return start, page_of(last) + PAGE - start

    def show(self, listing: Listing, count: int, start: int, rows: Sequence[Listed], *, from_top: bool) -> None:
        """Show a list of `count`, read from `start` on.

        The cursor stays on its attempt where that is among `rows`, or else in its row, unless `from_top`.
        """
        held = None if from_top else self.in_hand
        self._listing = listing
        self._window.begin(count, start, rows)
        self._asked.clear()
        found = self._window.index_of(held.id) if held else None
        self.measure()
        self.move_cursor(0 if from_top else self.cursor_row if found is None else found)

    def still_wants(self, wanted: Wanted) -> bool:
        """Return whether a page that was asked for is still in view or nearly so."""
        return self._awaits(wanted) and wanted.start in self._near()

    def give_up(self, wanted: Wanted) -> None:
        """Wait no longer for a page: it is asked for again when it is next in view."""
        if self._awaits(wanted):
            del self._asked[wanted.start]

    def put(self, wanted: Wanted, rows: Sequence[Listed]) -> None:
        """Show a page that was asked for, unless the list is another by now."""
        if self._awaits(wanted):
            start = wanted.start
            del self._asked[start]
            self._window.put(start, rows)
            self.redraw(range(start - 1, start + PAGE + 1))  # its neighbours may be joined to it
            self.cursor_moved()

    def action_open(self) -> None:
        """Open what is in hand."""
        if listed := self.in_hand:
            self.post_message(self.Opened(listed))

    def on_click(self, event: events.Click) -> None:
        """Sort by the head that was clicked, or take the row in hand; a double click opens it."""
        row = self.row_at(event.y)
        if row < 0:
            if key := self._layout.sort_at(event.x - LEAD):
                self.post_message(self.HeadClicked(key))
        elif row < self.count:
            self.move_cursor(row)
            if event.chain > 1:
                self.action_open()

    def measure(self) -> None:
        """Lay everything out for the width and the number of rows there are."""
        self._layout = layout(self.row_width - LEAD)
        super().measure()

    @property
    def row_height(self) -> int:
        """How many lines a row takes: one more where a search hit is shown below it."""
        return 2 if self._listing.words.strip() else 1

    def head_line(self) -> Content:
        """Return the names of the columns."""
        return Content.styled(" " * LEAD + self._layout.head(self._listing.order), "bold $text-accent")

    def row_lines(self, row: int) -> Sequence[Content]:
        """Return the line of an attempt, and the one that shows where a search hit."""
        listed = self.row(row)
        is_marked = listed is not None and listed.id in self._marked
        is_current = row == self.cursor_row
        return row_lines(self._layout, listed, self._joined(row), is_current=is_current, is_marked=is_marked)

    def view_changed(self) -> None:
        """Ask once for each page that is not read yet and in view or nearly so."""
        for start in self._near():
            if start not in self._asked:
                self._asked[start] = self.Wanted(start)
                self.post_message(self._asked[start])

    def cursor_moved(self) -> None:
        """Tell that another attempt is in hand, or is read by now."""
        self.post_message(self.Moved())

    def _awaits(self, wanted: Wanted) -> bool:
        """Return whether this very asking stands; where the list became another, its pages are asked for anew."""
        return self._asked.get(wanted.start) is wanted

    def _near(self) -> list[int]:
        first, last = self.in_view
        return self._window.bring_into_view(first - PAGE // 2, last + PAGE // 2)

    def _joined(self, row: int) -> tuple[bool, bool]:
        """Return whether a row is of one interview with that above and that below, as far as they stand by time."""
        if self._listing.order.by != "when":
            return False, False
        above, listed, below = (self.row(index) for index in (row - 1, row, row + 1))
        return are_of_one_interview(above, listed), are_of_one_interview(listed, below)
