"""Items under headings, one below the other, of which one is in hand."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from mock_interview.text import Span


class Named(Protocol):
    """Something that can be listed: its `id` is unique in the list and stays the same."""

    @property
    def id(self) -> str:
        """Its name."""


ItemT = TypeVar("ItemT", bound=Named)


@dataclass(frozen=True, slots=True)
class Group(Generic[ItemT]):
    """Some items under their heading, which takes a line or more."""

    head: Sequence[Content]
    items: Sequence[ItemT]


class GroupedList(ScrollView, Generic[ItemT]):
    """Draws every item of its groups.

    One widget for all of them: a key draws two items anew and moves no others, however many there are.
    """

    def __init__(self, id_: str, *, can_focus: bool) -> None:
        super().__init__(id=id_, can_focus=can_focus)
        self._drawn: dict[str, list[Strip]] = {}
        self._rows: list[tuple[Strip, ItemT | None]] = []
        self._shown: ItemT | None = None
        self._width = 0

    @property
    @abstractmethod
    def groups(self) -> Sequence[Group[ItemT]]:
        """What is listed."""

    @property
    @abstractmethod
    def current(self) -> ItemT | None:
        """The item in hand; None behind the last."""

    @abstractmethod
    def lines_of(self, item: ItemT, width: int) -> Sequence[Content]:
        """Return the lines of an item at `width` cells."""

    def show(self) -> None:
        """Draw what a key can have changed: the item left behind and the one in hand."""
        before, self._shown = self._shown, self.current
        self.draw([item for item in (before, self._shown) if item is not None])

    def draw(self, items: Sequence[ItemT]) -> None:
        """Draw these items anew."""
        if not self._width:
            return
        self._drawn |= {item.id: self._strips(item) for item in items}
        self._put_together()

    def draw_all(self) -> None:
        """Draw everything anew."""
        self._shown = self.current
        self._drawn = {}
        self.draw([item for group in self.groups for item in group.items])

    def bring_up(self, item: ItemT) -> None:
        """Scroll no further than it takes to show an item."""
        rows = [row for row, (_, owner) in enumerate(self._rows) if owner is item]
        if rows:
            self._bring_up(Span(rows[0], rows[-1] + 1))

    def item_at(self, row: int) -> ItemT | None:
        """Return the item drawn in a row of what is in view, or None."""
        place = row + self.scroll_offset.y
        return self._rows[place][1] if 0 <= place < len(self._rows) else None

    def scroll_pages(self, direction: int) -> None:
        """Scroll by most of a page: forth where `direction` is 1, back where it is -1."""
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Draw everything anew where the width has changed."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self.draw_all()

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of another theme."""
        super().notify_style_update()
        if self._width:
            self.draw_all()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        row = y + self.scroll_offset.y
        line = self._rows[row][0] if row < len(self._rows) else Strip([])
        return line.adjust_cell_length(self.size.width, self.rich_style)

    def _put_together(self) -> None:
        self._rows = []
        in_hand = Span(0, 0)
        for group in self.groups:
            start = len(self._rows)
            self._rows += [(self._rendered(line), None) for line in group.head]
            for item in group.items:
                self._rows += [(strip, item) for strip in self._drawn.get(item.id, ())]
                if item is self._shown:
                    in_hand = Span(start, len(self._rows))
                start = len(self._rows)
        self.virtual_size = Size(self._width, len(self._rows))
        self._bring_up(in_hand if self._shown else Span(len(self._rows), len(self._rows)))
        self.refresh()

    def _bring_up(self, rows: Span) -> None:
        """Scroll no further than it takes to show these rows, the upper ones first."""
        height = self.scrollable_content_region.height
        at = min(max(self.scroll_offset.y, rows.end - height), rows.start)
        self.scroll_to(y=at, animate=False, force=True, immediate=True)

    def _strips(self, item: ItemT) -> list[Strip]:
        return [self._rendered(line) for line in self.lines_of(item, self._width)]

    def _rendered(self, line: Content) -> Strip:
        return Visual.to_strips(self, line, max(1, self._width), 1, self.visual_style)[0]


def beside(mark: Content, lines: Sequence[Content], width: int) -> list[Content]:
    """Return `lines` with `mark`, padded to `width` cells, left of the first and as much room left of the others."""
    column = [mark.truncate(width, pad=True), *(Content(" " * width) for _ in lines[1:])]
    return [Content.assemble(left, line) for left, line in zip(column, lines, strict=True)]
