"""The table of attempts: only what is in view, and a little around it, is ever read and drawn.

::

      When▼             Score        Self Band        Grader  Question
     ✓╭ 01 Mar 2025 09:06 not graded                            Test data
    ▸ ╰ 01 Mar 2025 09:00  62.5 %     4/5  hire        llm     Feature scaling
          … the [words] around what a search hit …
      28 Feb 2025 18:30  80.0 %          strong hire llm     Concept drift
"""

from collections.abc import Container, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from mock_interview.transcripts.selection import SortKey
from mock_interview.tui.history_columns import layout, snippet
from mock_interview.tui.listing import Listed, Listing
from mock_interview.tui.window import PAGE, Window, page_of

HEAD = 1
CURSOR, MARKED, UNREAD = "▸", "✓", "…"
JOINTS = {(False, False): " ", (False, True): "╭", (True, True): "│", (True, False): "╰"}
LEAD = len(f"{CURSOR}{MARKED}{JOINTS[True, True]} ")


class AttemptTable(ScrollView, can_focus=True):
    """A table of any length, with a cursor; it asks for the pages that come into view.

    Attempts of one interview that stand together are joined. Those whose ids are in `marked` show it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_to_first", show=False),
        Binding("end", "move_to_last", show=False),
        Binding("enter", "open", show=False),
    ]

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
        super().__init__(id="history-table")
        self._marked = marked
        self._listing = Listing()
        self._window = Window()
        self._asked: set[int] = set()
        self._drawn: dict[int, list[Strip]] = {}
        self._style: Style | None = None
        self._layout = layout(0)
        self.cursor_row = 0

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
        first, last = self._in_view()
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
        self._measure()
        self.move_cursor(0 if from_top else self.cursor_row if found is None else found)

    def still_wants(self, start: int) -> bool:
        """Return whether a page asked for is still in view or nearly so; if not, it is asked for when it is again."""
        if start in self._asked and start not in self._near():
            self._asked.discard(start)
        return start in self._asked

    def put(self, start: int, rows: Sequence[Listed]) -> None:
        """Show a page that was asked for, unless the list is another by now."""
        if start not in self._asked:
            return
        self._asked.discard(start)
        self._window.put(start, rows)
        for row in range(start - 1, start + PAGE + 1):  # its neighbours may be joined to it
            self._drawn.pop(row, None)
        self.refresh()
        if start <= self.cursor_row < start + PAGE:
            self.post_message(self.Moved())

    def redraw(self) -> None:
        """Draw everything in view anew."""
        self._forget_drawn()
        self.refresh()

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is, and bring it into view."""
        before, self.cursor_row = self.cursor_row, max(0, min(row, self.count - 1))
        for moved in (before, self.cursor_row):
            self._drawn.pop(moved, None)
            self.refresh(Region(0, self._y(moved), self.size.width, self._row_height))
        self._bring_up()
        self._ask()
        self.post_message(self.Moved())

    def action_move(self, step: int) -> None:
        """Move by a row."""
        self.move_cursor(self.cursor_row + step)

    def action_move_page(self, direction: int) -> None:
        """Move by as many rows as are in view."""
        self.move_cursor(self.cursor_row + direction * max(self._rows_in_view - 1, 1))

    def action_move_to_first(self) -> None:
        """Move to the first row."""
        self.move_cursor(0)

    def action_move_to_last(self) -> None:
        """Move to the last row."""
        self.move_cursor(self.count - 1)

    def action_open(self) -> None:
        """Open what is in hand."""
        if (listed := self.in_hand) is not None:
            self.post_message(self.Opened(listed))

    def on_focus(self) -> None:
        """Show the cursor as that of what has the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """Show the cursor as that of what has not."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Sort by the head that was clicked, or take the row in hand; a double click opens it."""
        if event.y < HEAD:
            if key := self._layout.sort_at(event.x - LEAD):
                self.post_message(self.HeadClicked(key))
        elif (row := self._row_at(event.y)) < self.count:
            self.move_cursor(row)
            if event.chain > 1:
                self.action_open()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns into another width."""
        self._measure()
        self._bring_up()
        self._ask()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of another theme."""
        super().notify_style_update()
        self._forget_drawn()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        if y < HEAD:
            return self._head()
        row, line = divmod(y - HEAD + self.scroll_offset.y, self._row_height)
        if row >= self.count:
            return Strip.blank(self.size.width, self._plain_style)
        if row not in self._drawn:
            self._drawn[row] = self._strips(row)
        return self._drawn[row][line]

    def _forget_drawn(self) -> None:
        self._drawn.clear()
        self._style = None

    @property
    def _row_height(self) -> int:
        """Lines a row takes: what a search hit stands below."""
        return 2 if self._listing.words.strip() else 1

    @property
    def _rows_in_view(self) -> int:
        return max(self.scrollable_content_region.height - HEAD, 0) // self._row_height

    def _in_view(self) -> tuple[int, int]:
        first = self.scroll_offset.y // self._row_height
        return first, first + self._rows_in_view

    def _row_at(self, y: int) -> int:
        return (y - HEAD + self.scroll_offset.y) // self._row_height

    def _y(self, row: int) -> int:
        return HEAD + row * self._row_height - self.scroll_offset.y

    def _measure(self) -> None:
        """Lay everything out for the width and the number of rows there are."""
        width = self.scrollable_content_region.width
        self._layout = layout(width - LEAD)
        self.virtual_size = Size(width, HEAD + self.count * self._row_height)
        self.redraw()

    def _bring_up(self) -> None:
        """Scroll no further than it takes to show the row in hand."""
        top = self.cursor_row * self._row_height
        room = self.scrollable_content_region.height - HEAD - self._row_height
        y = min(max(self.scroll_offset.y, top - max(room, 0)), top)
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _ask(self) -> None:
        """Ask once for each page that is not read yet and in view or nearly so."""
        for start in self._near():
            if start not in self._asked:
                self._asked.add(start)
                self.post_message(self.Wanted(start))

    def _near(self) -> list[int]:
        first, last = self._in_view()
        return list(self._window.missing(first - PAGE // 2, last + PAGE // 2))

    def _head(self) -> Strip:
        return self._rendered(Content.styled(" " * LEAD + self._layout.head(self._listing.order), "bold $text-accent"))

    def _strips(self, row: int) -> list[Strip]:
        is_current = row == self.cursor_row
        drawn = [self._rendered(line) for line in self._lines(row)[: self._row_height]]
        return [strip.apply_style(self._cursor_style) for strip in drawn] if is_current else drawn

    @property
    def _cursor_style(self) -> Style:
        return Style(reverse=True) if self.has_focus else Style(underline=True)

    def _lines(self, row: int) -> tuple[Content, Content]:
        """Return the line of a row, and the one below it that shows where a search hit."""
        cursor = CURSOR if row == self.cursor_row else " "
        if (listed := self.row(row)) is None:
            return Content(f"{cursor}  {UNREAD}"), Content()
        marked = MARKED if listed.id in self._marked else " "
        told = Content(f"{cursor}{marked}{self._joint(row, listed)} {self._layout.line(listed)}")
        return told, Content.assemble(" " * LEAD, snippet(listed))

    def _joint(self, row: int, listed: Listed) -> str:
        """Return what joins an attempt to those of its interview right above and below."""
        if self._listing.order.by != "when":
            return JOINTS[False, False]
        above, below = (_are_of_one(self.row(beside), listed) for beside in (row - 1, row + 1))
        return JOINTS[above, below]

    def _rendered(self, line: Content) -> Strip:
        width = max(1, self.scrollable_content_region.width)
        fitted = line.truncate(width, ellipsis=True, pad=True)
        if fitted.spans:
            [strip] = Visual.to_strips(self, fitted, width, 1, self.visual_style)
        else:
            strip = Strip([Segment(fitted.plain, self._plain_style)], width)
        return strip

    @property
    def _plain_style(self) -> Style:
        """What most lines are drawn in: worked out once, because each page has many."""
        if self._style is None:
            self._style = self.rich_style
        return self._style


def _are_of_one(beside: Listed | None, listed: Listed) -> bool:
    return beside is not None and beside.row.attempt.interview_id == listed.row.attempt.interview_id
