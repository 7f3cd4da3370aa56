"""Where a rubric's JSON is typed."""

import re
from collections.abc import Collection
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets.text_area import Selection

from mock_interview.tui.json_text import tokens
from mock_interview.tui.widgets.typed_text import TypedText
from mock_interview.tui.workshop_help import WORKSHOP_KEYS

_INDENT = re.compile(r"[ \t]*")
_OPENS = re.compile(r"[\[{]\s*$")
UNIT = "  "
# A longer line makes every key slow where it is wrapped; no rubric that people wrote has one.
LONGEST_WRAPPED = 20_000
MOST_STILL = 1024


class RubricArea(TypedText):
    """A text area that colours JSON, keeps the indent, and underlines the lines in which something is wrong.

    The colours come from the line alone: the library that Textual would parse with is an extension in C.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rubric-area--key",
        "rubric-area--text",
        "rubric-area--number",
        "rubric-area--word",
        "rubric-area--wrong",
    }
    HELP = f"""
# The rubric

Its JSON, as it stands in the file. **ctrl+z** takes an edit back, **ctrl+y** makes it again; **ctrl+home** and
**ctrl+end** go to the start and the end.
{WORKSHOP_KEYS}"""

    def __init__(self) -> None:
        super().__init__(id="rubric-text", show_line_numbers=True, tab_behavior="focus", soft_wrap=True)
        self.match_cursor_bracket = False  # it looks through the whole text at a key
        self._wrong: frozenset[int] = frozenset()
        self._still: LRUCache[tuple[object, ...], Strip] = LRUCache(MOST_STILL)

    def notify_style_update(self) -> None:
        """Draw everything anew in other colours."""
        self._still.clear()
        super().notify_style_update()

    def put(self, text: str) -> None:
        """Put another text in place of what is there, as one edit that can be taken back; the cursor stays near."""
        self.soft_wrap = max(map(len, text.split("\n"))) <= LONGEST_WRAPPED
        row, column = self.cursor_location
        self.replace(text, self.document.start, self.document.end)
        self.go_to(row + 1, column + 1)

    def start(self, text: str) -> None:
        """Begin with a text; there is nothing to take back."""
        self.soft_wrap = max(map(len, text.split("\n"))) <= LONGEST_WRAPPED
        self.load_text(text)

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor to a line and a column, both counted from 1, or as near as there is one."""
        row = min(line, self.document.line_count) - 1
        self.selection = Selection.cursor((row, min(column - 1, len(self.document[row]))))
        self.scroll_cursor_visible(center=True)

    def on_resize(self) -> None:
        """Keep the line in hand in view, however little room there is."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def show_wrong(self, lines: Collection[int]) -> None:
        """Underline these lines, counted from 1."""
        if (wrong := frozenset(lines)) != self._wrong:
            self._wrong = wrong
            self._line_cache.clear()
            self._still.clear()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of what is in view.

        Textual draws every wrapped line anew whenever the cursor moves; one that the cursor is not in looks as before.
        """
        place = y + self.scroll_offset.y
        if not self.soft_wrap or place >= self.wrapped_document.height:
            return super().render_line(y)
        row, column = self.wrapped_document.offset_to_location(Offset(0, place))
        first, last = sorted(self.selection)
        if first[0] <= row <= last[0]:
            return super().render_line(y)
        breaks = tuple(self.wrapped_document.get_offsets(row))
        key = (row, column, self.document[row], breaks, self.wrap_width, self.gutter_width)
        if (strip := self._still.get(key)) is None:
            strip = self._still[key] = super().render_line(y)
        return strip

    def get_line(self, line_index: int) -> Text:
        """Return a line in its colours."""
        line = super().get_line(line_index)
        for token in tokens(line.plain):
            line.stylize(
                self.get_component_rich_style(f"rubric-area--{token.kind}", partial=True), token.start, token.end
            )
        if line_index + 1 in self._wrong:
            start = len(line.plain) - len(line.plain.lstrip())
            line.stylize(self.get_component_rich_style("rubric-area--wrong", partial=True), start)
        return line

    async def on_key(self, event: events.Key) -> None:
        """Indent a new line as the one before."""
        if event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            self._break_line()

    def _break_line(self) -> None:
        row, column = min(self.selection)
        before = self.document[row][:column]
        indent = _INDENT.match(before)
        deeper = UNIT if _OPENS.search(before) else ""
        self.replace(f"\n{indent.group() if indent else ''}{deeper}", *self.selection)
