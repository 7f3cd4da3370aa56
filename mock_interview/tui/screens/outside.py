"""What to do about a file that was changed outside while it was changed here."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

Choice = Literal["reload", "both"]

TEXT = (
    "Nothing was written. Keep both, and what you typed goes into a file of its own beside it; read it anew, and only "
    "ctrl+z brings back what you typed."
)


class ChangedOutside(ModalScreen[Choice | None]):
    """Asks which of two changes is to stay; Esc goes back to the text, and nothing is written."""

    HELP = """
# Changed outside

Somebody, or another program, has written this file since you opened it.

**k** keeps both: what you typed goes into a new file beside it. **r** reads the file anew; only
**ctrl+z** brings back what you typed then.
**Esc** goes back; nothing is written.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "dismiss('both')", "Keep both"),
        Binding("r", "dismiss('reload')", "Read anew"),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        """Draw the question and its buttons."""
        with VerticalScroll(classes="dialog"):
            yield Label(f"{self._name} was changed outside", classes="dialog-title", markup=False)
            yield Static(TEXT, markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Keep both (k)", variant="primary", id="both")
                yield Button("Read anew (r)", id="reload")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says."""
        self.dismiss("both" if event.button.id == "both" else "reload")
