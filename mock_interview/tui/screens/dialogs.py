"""The questions the program asks back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static


class Question(ModalScreen[bool]):
    """A yes-or-no question; Esc says no."""

    HELP = "# A question\n\n**y** says yes, **n** or **Esc** says no; **Tab** and **Enter**, or a click, do too."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape", "answer(False)", "No"),
    ]

    def __init__(self, title: str, text: str, yes: str, no: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """Draw the question and its two buttons."""
        with VerticalScroll(classes="dialog"):
            yield Label(self._title, classes="dialog-title", markup=False)
            yield Static(self._text, markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button(f"{self._yes} (y)", variant="primary", id="yes")
                yield Button(f"{self._no} (n)", id="no")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button pressed."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, agreed: bool) -> None:  # noqa: FBT001 - Textual passes it by position
        """Answer with a key."""
        self.dismiss(agreed)


class HowMany(ModalScreen[int | None]):
    """How many questions to ask; Esc goes back without starting."""

    HELP = "# How many questions\n\nPress a number, or **a** for all of the pack. Questions never scored come first."

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, 10)),
        Binding("a", "choose(0)", "All"),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, pack: str, available: int) -> None:
        super().__init__()
        self._pack = pack
        self._available = available

    def compose(self) -> ComposeResult:
        """Draw the choices."""
        with VerticalScroll(classes="dialog"):
            yield Label(self._pack, classes="dialog-title", markup=False)
            yield Static("How many questions? Press a number, or a for all of them.", markup=False)
            with Horizontal(classes="dialog-buttons"):
                for number in (1, 2, 3, 5):
                    if number < self._available:
                        yield Button(str(number), id=f"count-{number}", variant="primary")
                yield Button(f"All {self._available}", id="count-0", variant="primary")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Choose with a button."""
        self.action_choose(int((event.button.id or "count-0").removeprefix("count-")))

    def action_choose(self, number: int) -> None:
        """Choose `number` questions, 0 for all."""
        self.dismiss(min(number, self._available) if number else self._available)
