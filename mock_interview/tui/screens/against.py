"""Choosing what an answer is compared with."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from mock_interview.text import one_line
from mock_interview.tui.widgets.choices import Choices

LINE_LENGTH = 160


class AgainstDialog(ModalScreen[int | None]):
    """Asks for one of several lines and ends with its place; Esc goes back."""

    HELP = "# Compare with\n\n**Up** and **down** choose, **Enter** opens both side by side, **Esc** goes back."

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Draw the lines."""
        with VerticalScroll(classes="dialog"):
            yield Label("Compare with", classes="dialog-title", markup=False)
            yield Choices(*(Option(Content(one_line(line, LINE_LENGTH))) for line in self._lines))

    def on_mount(self) -> None:
        """Start with the first line."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Hand the chosen place over."""
        self.dismiss(event.option_index)
