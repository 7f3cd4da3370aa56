"""A few lines that say something, or are not there."""

from textual.content import Content
from textual.widgets import Label


class Told(Label):
    """Text of any length; the screen is laid out anew only where it takes other lines, which a key may not wait for."""

    def __init__(self, id: str) -> None:  # noqa: A002 - as every widget calls it
        super().__init__("", id=id, markup=False)
        self._told = ""

    def tell(self, text: str) -> None:
        """Say `text`, or go away where it is empty."""
        if text != self._told:
            self.update(text, layout=self._lines(text) != self._lines(self._told))
            self.display = bool(text)
            self._told = text

    def _lines(self, text: str) -> int:
        return len(Content(text).wrap(max(self.app.size.width - self.gutter.width, 1))) if text else 0
