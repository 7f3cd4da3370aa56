"""The findings of a scorecard, one in hand, as many marked as the passage being read has earned."""

from collections.abc import Collection, Sequence

from textual.content import Content

from mock_interview.tui.findings import Finding
from mock_interview.tui.widgets.grouped_list import Group, beside
from mock_interview.tui.widgets.picking import PickList

CURSOR, EARNED, NO_MARK = "▸ ", "» ", "  "
VERDICT_WIDTH, LEAST_WIDTH = 17, 10


class FindingList(PickList[Finding]):
    """Findings to move through; those that rest on what is being read beside it can be marked."""

    def __init__(self) -> None:
        super().__init__("findings-list")
        self._earned: frozenset[str] = frozenset()

    def list_groups(self, groups: Sequence[Group[Finding]]) -> None:
        """List other findings, none of them marked."""
        self._earned = frozenset()
        super().list_groups(groups)

    def show_earned(self, ids: Collection[str]) -> None:
        """Mark the findings that rest on what is being read, and bring the first of them into view."""
        changed = self._earned ^ frozenset(ids)
        self._earned = frozenset(ids)
        if changed:
            self.draw([item for item in self._items if item.id in changed])
        if first := next((item for item in self._items if item.id in self._earned), None):
            self.bring_up(first)

    def lines_of(self, item: Finding, width: int) -> Sequence[Content]:
        """Return a finding: its verdict, and beside it what it is about and why."""
        cursor = CURSOR if item is self.current else EARNED if item.id in self._earned else NO_MARK
        room = max(LEAST_WIDTH, width - VERDICT_WIDTH)
        lines = [line for text in item.lines for line in text.wrap(room)] or [Content()]
        return beside(Content.assemble(cursor, item.marked), lines, VERDICT_WIDTH)

    def on_focus(self) -> None:
        """Say what is in hand; what was being read beside it no longer counts."""
        self.show_earned(())
