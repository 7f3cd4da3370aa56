"""Help for what has the focus, and the keys of the screen below, to be read with the keyboard alone.

::

    ╭─ Help ───────────────────────────────────────────╮
    │ History                                          │
    │ Type to search everything that was said; …       │
    │                                                  │
    │ Keys here                                        │
    │ • esc Home                                       │
    ╰─────────── ↑ ↓ and the page keys scroll, esc … ──╯
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

HOW_TO_READ = "↑ ↓ and the page keys scroll, esc or f1 closes"


class HelpScreen(ModalScreen[None]):
    """`text` is Markdown of our own; each of `keys` is how a key is shown, and what it does."""

    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, text: str, keys: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        lines = [f"- **{_literal(key)}** {does}" for key, does in keys]
        self._text = "\n".join([text.strip(), "", "## Keys here", "", *lines])

    def compose(self) -> ComposeResult:
        """Draw the text in a box that scrolls."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Help"
            box.border_subtitle = HOW_TO_READ
            yield Markdown(self._text, open_links=False)


def _literal(key: str) -> str:
    r"""Return a key as Markdown shows it, e.g. ``\*`` for an asterisk."""
    return "".join(char if char.isalnum() or char in "+ " else f"\\{char}" if char.isascii() else char for char in key)
