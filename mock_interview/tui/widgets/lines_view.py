"""What is drawn line by line."""

from rich.style import Style
from textual.scroll_view import ScrollView


class LinesView(ScrollView):
    """Has a style that most lines are drawn in: worked out once, because a screen has many."""

    _plain_style: Style | None = None

    @property
    def plain_style(self) -> Style:
        """What a line is drawn in that nothing sets apart."""
        if self._plain_style is None:
            self._plain_style = self.rich_style
        return self._plain_style

    def notify_style_update(self) -> None:
        """Work it out anew in the colours of another theme."""
        super().notify_style_update()
        self._plain_style = None
