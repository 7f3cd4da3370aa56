"""A conversation to read beside something else: one passage at a time is marked in its place."""

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mock_interview.text import Span
from mock_interview.tui.script import Script

MARK, NO_MARK = "» ", "  "
ABOVE = 1  # lines shown above a passage that was scrolled to


class ScriptView(ScrollView):
    """Draws only the lines in view, and wraps only when its width changes: answers can be very long."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"script--head", "script--mark"}

    def __init__(self, script: Script) -> None:
        super().__init__(id="script", can_focus=False)
        self._script = script
        self._heads = {head.start for head in script.heads}
        self._lines: list[Span] = []
        self._mark: Span | None = None
        self._at = 0

    def show_passage(self, mark: Span | None) -> None:
        """Mark a passage and bring it into view; with None take the mark away, and stay."""
        self._mark = mark
        if mark is not None:
            self._go_to(mark.start)
        self.refresh()

    def start_at(self, place: int) -> None:
        """Bring the line with the character at `place` to the top."""
        self._go_to(place)

    def scroll_pages(self, direction: int) -> None:
        """Scroll by most of a page: forth where `direction` is 1, back where it is -1."""
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew where the width has changed."""
        width = max(2, self.scrollable_content_region.width - len(MARK))
        if self._lines and self.virtual_size.width == width + len(MARK):
            return
        self._lines = list(_wrapped(self._script.text, width))
        self.virtual_size = Size(width + len(MARK), len(self._lines))
        self.call_after_refresh(self._go_to, self._at)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        row = y + self.scroll_offset.y
        segments = list(self._segments(self._lines[row])) if row < len(self._lines) else []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _segments(self, line: Span) -> Iterator[Segment]:
        base = self.get_component_rich_style("script--head") if line.start in self._heads else self.rich_style
        text, mark = self._script.text, self._mark or Span(0, 0)
        start, end = max(line.start, mark.start), min(line.end, mark.end)
        if start >= end:
            yield Segment(NO_MARK + text[line.start : line.end], base)
            return
        yield Segment(MARK + text[line.start : start], base)
        yield Segment(text[start:end], self.get_component_rich_style("script--mark"))
        yield Segment(text[end : line.end], base)

    def _go_to(self, place: int) -> None:
        self._at = place
        row = next((row for row, line in enumerate(self._lines) if line.end > place), 0)
        self.scroll_to(y=max(0, row - ABOVE), animate=False, force=True, immediate=True)


def _wrapped(text: str, width: int) -> Iterator[Span]:
    """Yield the lines of `text` at `width` cells, each as a span of it."""
    at = 0
    for line in Content(text).wrap(width):
        words = line.plain.rstrip()
        start = text.index(words, at) if words else at
        at = start + len(words)
        yield Span(start, at)
