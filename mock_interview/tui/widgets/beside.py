"""A verdict on the left, what it is about and the words it rests on beside it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Beside(Horizontal):
    """A short mark, and the lines beside it; empty ones are left out."""

    def __init__(self, mark: Content, *lines: Content) -> None:
        super().__init__(classes="finding")
        self._mark = mark
        self._lines = [line for line in lines if line.plain]

    def compose(self) -> ComposeResult:
        """Draw the mark and the text."""
        yield Static(self._mark, classes="finding-mark")
        yield Static(Content("\n").join(self._lines), classes="finding-text")
