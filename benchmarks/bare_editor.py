"""Textual's own editor with a text in it and nothing of ours: what the machine and Textual take by themselves.

python -m benchmarks.bare_editor FILE LINES
"""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareEditor(App[None]):
    """An editor of `lines` lines, the cursor behind `text`."""

    def __init__(self, text: str, lines: int) -> None:
        super().__init__()
        self._text = text
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Draw the editor."""
        yield TextArea(self._text, soft_wrap=True, show_line_numbers=False)

    def on_mount(self) -> None:
        """Go where the next word would be typed."""
        area = self.query_one(TextArea)
        area.styles.height = self._lines
        area.move_cursor(area.document.end)
        area.focus()


if __name__ == "__main__":
    BareEditor(Path(sys.argv[1]).read_text("utf-8"), int(sys.argv[2])).run()
