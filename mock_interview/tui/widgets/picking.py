"""A listing to move through with the keys or the mouse."""

from collections.abc import Sequence
from typing import ClassVar, Generic

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from mock_interview.tui.widgets.grouped_list import Group, GroupedList, ItemT


class PickList(GroupedList[ItemT], Generic[ItemT]):
    """Says what is in hand whenever another item is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        Binding("pageup", "scroll_pages(-1)", show=False),
        Binding("pagedown", "scroll_pages(1)", show=False),
    ]

    class Picked(Message):
        """Another item is in hand."""

        def __init__(self, item_id: str) -> None:
            self.item_id = item_id
            super().__init__()

    def __init__(self, id_: str) -> None:
        super().__init__(id_, can_focus=True)
        self._groups: Sequence[Group[ItemT]] = ()
        self._items: list[ItemT] = []
        self._at = 0

    @property
    def groups(self) -> Sequence[Group[ItemT]]:
        """What is listed."""
        return self._groups

    @property
    def current(self) -> ItemT | None:
        """The item in hand; None where there is none."""
        return self._items[self._at] if self._items else None

    def list_groups(self, groups: Sequence[Group[ItemT]]) -> None:
        """List these; the item in hand stays so where it is among them."""
        before = self.current.id if self.current else ""
        self._groups = groups
        self._items = [item for group in groups for item in group.items]
        self._at = next((place for place, item in enumerate(self._items) if item.id == before), 0)
        self.draw_all()

    def on_focus(self) -> None:
        """Say what is in hand."""
        self._tell()

    def on_click(self, event: events.Click) -> None:
        """Take the item that is clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and (item := self.item_at(offset.y)) is not None:
            self._take(self._items.index(item))

    def action_move(self, step: int) -> None:
        """Take the item `step` places further on."""
        if self._items:
            self._take(max(0, min(len(self._items) - 1, self._at + step)))

    def action_scroll_pages(self, direction: int) -> None:
        """Scroll by most of a page."""
        self.scroll_pages(direction)

    def _take(self, place: int) -> None:
        self._at = place
        self.show()
        self._tell()

    def _tell(self) -> None:
        if self.current is not None:
            self.post_message(self.Picked(self.current.id))
