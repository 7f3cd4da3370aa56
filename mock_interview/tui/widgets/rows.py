"""Rows of equal height below a head, as many as one likes: only those in view are ever drawn."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual

from mock_interview.tui.widgets.lines_view import LinesView

HEAD = 1
DRAWN_KEPT = 1000


class Rows(LinesView, can_focus=True):
    """A head, and below it `count` rows with a cursor; who builds on it says what stands in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_to_first", show=False),
        Binding("end", "move_to_last", show=False),
    ]

    def __init__(self, id: str) -> None:  # noqa: A002 - as every widget calls it
        super().__init__(id=id)
        self.cursor_row = 0
        self._drawn: dict[int, list[Strip]] = {}

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def row_height(self) -> int:
        """How many lines each of them takes."""
        return 1

    def head_line(self) -> Content:
        """Return what stands above the rows."""
        raise NotImplementedError

    def row_lines(self, row: int) -> Sequence[Content]:
        """Return what stands in a row, at least `row_height` lines."""
        raise NotImplementedError

    def view_changed(self) -> None:
        """Hear that other rows have come into view."""

    def cursor_moved(self) -> None:
        """Hear that another row is in hand."""

    def redraw(self, rows: range | None = None) -> None:
        """Draw these rows, or everything, anew."""
        if rows is None or len(self._drawn) > DRAWN_KEPT:
            self._drawn.clear()
        for row in rows or ():
            self._drawn.pop(row, None)
        self.refresh()

    def measure(self) -> None:
        """Lay everything out for the width and the number of rows there are."""
        self.virtual_size = Size(self.row_width, HEAD + self.count * self.row_height)
        self.redraw()

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is, and bring it into view."""
        before, self.cursor_row = self.cursor_row, max(0, min(row, self.count - 1))
        for moved in (before, self.cursor_row):
            self._drawn.pop(moved, None)
            y = HEAD + moved * self.row_height - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, self.row_height))
        self._bring_up()
        self.view_changed()
        self.cursor_moved()

    def action_move(self, step: int) -> None:
        """Move by a row."""
        self.move_cursor(self.cursor_row + step)

    def action_move_page(self, direction: int) -> None:
        """Move by as many rows as are in view."""
        first, last = self.in_view
        self.move_cursor(self.cursor_row + direction * max(last - first - 1, 1))

    def action_move_to_first(self) -> None:
        """Move to the first row."""
        self.move_cursor(0)

    def action_move_to_last(self) -> None:
        """Move to the last row."""
        self.move_cursor(self.count - 1)

    def on_focus(self) -> None:
        """Show the cursor as that of what has the focus."""
        self.redraw()

    def on_blur(self) -> None:
        """Show the cursor as that of what has not."""
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into another size."""
        self.measure()
        self._bring_up()
        self.view_changed()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell of what comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self.view_changed()

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of another theme."""
        super().notify_style_update()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        if y < HEAD:
            return self._strip(self.head_line())
        row, line = divmod(y - HEAD + self.scroll_offset.y, self.row_height)
        if row >= self.count:
            return Strip.blank(self.row_width, self.plain_style)
        if row not in self._drawn:
            self._drawn[row] = self._strips(row)
        return self._drawn[row][line]

    @property
    def row_width(self) -> int:
        """How many cells a line has."""
        return self.scrollable_content_region.width

    @property
    def in_view(self) -> tuple[int, int]:
        """The first row in view, and the one behind the last."""
        first = self.scroll_offset.y // self.row_height
        return first, first + max(self.scrollable_content_region.height - HEAD, 0) // self.row_height

    def row_at(self, y: int) -> int:
        """Return the row that is drawn in a line of the widget; -1 is the head."""
        return -1 if y < HEAD else (y - HEAD + self.scroll_offset.y) // self.row_height

    def _bring_up(self) -> None:
        """Scroll no further than it takes to show the row in hand."""
        top = self.cursor_row * self.row_height
        room = self.scrollable_content_region.height - HEAD - self.row_height
        y = min(max(self.scroll_offset.y, top - max(room, 0)), top)
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _strips(self, row: int) -> list[Strip]:
        drawn = [self._strip(line) for line in self.row_lines(row)[: self.row_height]]
        if row != self.cursor_row:
            return drawn
        cursor = Style(reverse=True) if self.has_focus else Style(underline=True)
        return [strip.apply_style(cursor) for strip in drawn]

    def _strip(self, line: Content) -> Strip:
        width = max(1, self.row_width)
        fitted = line.truncate(width, ellipsis=True, pad=True)
        if fitted.spans:
            return Visual.to_strips(self, fitted, width, 1, self.visual_style)[0]
        return Strip([Segment(fitted.plain, self.plain_style)], width)
