"""A conversation to read beside something else: passages are marked in their place."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from mock_interview.text import Span
from mock_interview.tui.script import Script
from mock_interview.tui.widgets.lines_view import LinesView

MARK, CURSOR, NO_MARK = "» ", "▸ ", "  "
ABOVE = 1  # lines shown above a passage that was scrolled to


class ScriptView(LinesView):
    """Draws only the lines in view, and wraps only when its width changes: answers can be very long."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"script--head", "script--note", "script--quoted", "script--mark"}

    def __init__(self, script: Script, *, id_: str = "script") -> None:
        super().__init__(id=id_, classes="script", can_focus=False)
        self._script = script
        self._heads = {head.start for head in script.heads}
        self._lines: list[Span] = []
        self._marks: Sequence[Span] = ()
        self._quoted: Sequence[Span] = ()
        self._at = 0

    @property
    def script(self) -> Script:
        """What is read."""
        return self._script

    def show_script(self, script: Script, quoted: Sequence[Span] = ()) -> None:
        """Read another text, `quoted` being the passages that something rests on."""
        is_other = script.text != self._script.text
        self._script, self._quoted, self._marks = script, quoted, ()
        self._heads = {head.start for head in script.heads}
        if is_other:
            self._at = 0
            self._wrap()
        self.refresh()

    def show_passage(self, mark: Span | None) -> None:
        """Mark a passage and bring it into view; with None take the mark away, and stay."""
        self._marks = (mark,) if mark else ()
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
        if not self._lines or self.virtual_size.width != self._width + len(MARK):
            self._wrap()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        row = y + self.scroll_offset.y
        segments = list(self._segments(row)) if row < len(self._lines) else []
        return Strip(segments).adjust_cell_length(self.size.width, self.plain_style)

    @property
    def _width(self) -> int:
        return max(2, self.scrollable_content_region.width - len(MARK))

    def _wrap(self) -> None:
        self._lines = list(lines_of(self._script.text, self._width))
        self.virtual_size = Size(self._width + len(MARK), len(self._lines))
        self.call_after_refresh(self._go_to, self._at)
        self.refresh()

    def _gutter(self, row: int) -> str:
        """Return what stands left of a line."""
        line = self._lines[row]
        return MARK if any(line.meets(mark) for mark in self._marks) else NO_MARK

    def _segments(self, row: int) -> Iterator[Segment]:
        line = self._lines[row]
        yield Segment(self._gutter(row), self.plain_style)
        at = line.start
        for style, places in groupby(self._styles(line)):
            end = at + len(list(places))
            yield Segment(self._script.text[at:end], style)
            at = end

    def _styles(self, line: Span) -> list[Style]:
        """Return the style of each character of a line."""
        styles = [self._base(line)] * (line.end - line.start)
        for name, spans in (("script--quoted", self._quoted), ("script--mark", self._marks)):
            style = self.get_component_rich_style(name)
            for span in spans:
                for place in range(max(span.start, line.start), min(span.end, line.end)):
                    styles[place - line.start] = style
        return styles

    def _base(self, line: Span) -> Style:
        if line.start in self._heads:
            return self.get_component_rich_style("script--head")
        if any(line.meets(note) for note in self._script.notes):
            return self.get_component_rich_style("script--note")
        return self.plain_style

    def _go_to(self, place: int) -> None:
        self._at = place
        self.scroll_to(y=max(0, self._row_of(place) - ABOVE), animate=False, force=True, immediate=True)

    def _row_of(self, place: int) -> int:
        row = bisect_right(self._lines, place, key=lambda line: line.end)
        return row if row < len(self._lines) else 0


class ReadingView(ScriptView):
    """A script with a cursor of its own, so that one can read along and ask what a line is worth."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "read(-1)", show=False),
        Binding("down,j", "read(1)", show=False),
    ]

    class Read(Message):
        """The person has come to a stretch of the text, by key or by mouse."""

        def __init__(self, span: Span) -> None:
            self.span = span
            super().__init__()

    def __init__(self, script: Script, *, id_: str = "script") -> None:
        super().__init__(script, id_=id_)
        self.can_focus = True
        self._cursor = 0

    @property
    def place(self) -> int:
        """Where the cursor is, as a place in the text."""
        return self._lines[self._cursor].start if self._cursor < len(self._lines) else 0

    def begin_again(self) -> None:
        """Put the cursor where the text begins."""
        self._cursor = 0

    def on_focus(self) -> None:
        """Begin at the top of what is in view."""
        in_view = range(self.scroll_offset.y, self.scroll_offset.y + max(1, self.size.height))
        if self._cursor not in in_view:
            self._cursor = min(in_view.start, max(0, len(self._lines) - 1))
        self._tell()

    def on_blur(self) -> None:
        """Take the cursor away."""
        self.refresh()

    def action_read(self, step: int) -> None:
        """Go a line on or back."""
        self._cursor = max(0, min(len(self._lines) - 1, self._cursor + step))
        self.scroll_to_row(self._cursor)
        self._tell()

    def scroll_to_row(self, row: int) -> None:
        """Scroll no further than it takes to show this line."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        y = min(max(top, row - height + 1), row)
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Read what the mouse is over."""
        if span := self._under(event):
            self.post_message(self.Read(span))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the person clicks."""
        if (row := self._row_under(event)) is not None:
            self._cursor = row
            self._tell()

    def _under(self, event: events.MouseEvent) -> Span | None:
        """Return the character under the mouse, or None where there is none."""
        offset = event.get_content_offset(self)
        row = self._row_under(event)
        if offset is None or row is None:
            return None
        line = self._lines[row]
        cells = accumulate(cell_len(char) for char in self._script.text[line.start : line.end])
        passed = sum(end <= offset.x - len(MARK) for end in cells)
        place = line.start + passed
        return Span(place, place + 1) if place < line.end else None

    def _row_under(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        row = -1 if offset is None else offset.y + self.scroll_offset.y
        return row if 0 <= row < len(self._lines) else None

    def _tell(self) -> None:
        self.refresh()
        if self._cursor < len(self._lines):
            self.post_message(self.Read(self._lines[self._cursor]))

    def _gutter(self, row: int) -> str:
        return CURSOR if row == self._cursor and self.has_focus else super()._gutter(row)


def lines_of(text: str, width: int) -> Iterator[Span]:
    """Yield the lines of `text` at `width` cells, each as a span of it."""
    at = 0
    for line in text.split("\n"):
        if len(line) <= width and line.isascii():  # most lines of a text with very many
            yield Span(at, at + len(line.rstrip()))
        else:
            yield from _wrapped(line, at, width)
        at += len(line) + 1


def _wrapped(line: str, start: int, width: int) -> Iterator[Span]:
    """Yield what a line that begins at `start` is wrapped to."""
    at = 0
    for piece in Content(line).wrap(width):
        words = piece.plain.rstrip()
        begin = line.index(words, at) if words else at
        at = begin + len(words)
        yield Span(start + begin, start + at)
