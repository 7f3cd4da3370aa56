"""The questions the program asks back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from mock_interview.text import sanitise
from mock_interview.tui.widgets.typed_lines import TypedLines

if TYPE_CHECKING:
    from mock_interview.transcripts.records import Mode

_Answer = TypeVar("_Answer")

MODES: "dict[Mode, str]" = {
    "coach": "Mode: coach. A score after every question, hints, follow-ups, another try at once.",
    "exam": "Mode: exam. Against the clock, without help; scores come at the end.",
}


class Dialog(ModalScreen[_Answer]):
    """Asks something that may stop mattering before it is answered."""

    _is_withdrawn = False

    def withdraw(self) -> None:
        """Go away without an answer: now, or once what lies over it is gone."""
        self._is_withdrawn = True
        self._go_if_withdrawn()

    def on_screen_resume(self) -> None:
        """Go away where nothing lies over it any more."""
        self._go_if_withdrawn()

    def _go_if_withdrawn(self) -> None:
        if self._is_withdrawn and self.is_active:
            self.dismiss(None)


class Question(Dialog[bool]):
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many questions are wanted, and in which mode."""

    count: int
    mode: "Mode"


class HowMany(ModalScreen[Wanted | None]):
    """How many questions to ask, and in which mode; Esc goes back without starting."""

    HELP = """
# How many questions

Press a number, or **a** for all of the pack. Questions never scored come first.

**e** switches between **coach**, with a score after every question, and **exam**: a clock for each question
and for all of them, no hints and no score before the end.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, 10)),
        Binding("a", "choose(0)", "All"),
        Binding("e", "switch_mode", "Coach or exam"),
        Binding("escape", "dismiss(None)", "Back"),
    ]

    def __init__(self, pack: str, available: int) -> None:
        super().__init__()
        self._pack = pack
        self._available = available
        self._mode: Mode = "coach"

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
            yield Static(MODES[self._mode], id="mode", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Coach or exam (e)", id="switch-mode")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Choose with a button."""
        if event.button.id == "switch-mode":
            self.action_switch_mode()
        else:
            self.action_choose(int((event.button.id or "count-0").removeprefix("count-")))

    def action_choose(self, number: int) -> None:
        """Choose `number` questions, 0 for all."""
        count = min(number, self._available) if number else self._available
        self.dismiss(Wanted(count, self._mode))

    def action_switch_mode(self) -> None:
        """Choose the other mode."""
        self._mode = "exam" if self._mode == "coach" else "coach"
        self.query_one("#mode", Static).update(MODES[self._mode])


class AskBack(Dialog[str | None]):
    """A question back to the interviewer; Esc goes back without asking."""

    AUTO_FOCUS = "TypedLines"
    HELP = """
# Ask the interviewer

Type what you would like to know and press **Enter**; **ctrl+j** begins a new line. **Esc** goes back.
"""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def compose(self) -> ComposeResult:
        """Draw what may be asked, and where."""
        with VerticalScroll(classes="dialog"):
            yield Label("Ask the interviewer", classes="dialog-title", markup=False)
            yield Static("What would you like to know? Nothing you ask counts for or against you.", markup=False)
            yield TypedLines("Do you mean …")
            yield Static("Enter asks it, ctrl+j begins a line; Esc goes back.", markup=False)

    def on_typed_lines_submitted(self, event: TypedLines.Submitted) -> None:
        """Hand the question over, once it says something."""
        if asked := sanitise(event.text).strip():
            self.dismiss(asked)
