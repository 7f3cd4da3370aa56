"""Choosing one of the answers of an attempt."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.wording import percent


class RoundDialog(ModalScreen[int | None]):
    """Asks which answer is meant, each with its score; Esc goes back."""

    HELP = "# Which answer\n\n**Up** and **down** choose, **Enter** opens it, **Esc** goes back."

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, cards: Mapping[int, Scorecard]) -> None:
        super().__init__()
        self._cards = cards

    def compose(self) -> ComposeResult:
        """Draw the answers."""
        with VerticalScroll(classes="dialog"):
            yield Label("Which score do you want to check?", classes="dialog-title", markup=False)
            yield Choices(*(Option(_line(round_, card), id=str(round_)) for round_, card in self._cards.items()))

    def on_mount(self) -> None:
        """Start with the first answer: its score is the attempt's."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Hand the chosen answer over."""
        self.dismiss(int(event.option.id or 0))


def _line(round_: int, card: Scorecard) -> str:
    which = "The first answer" if round_ == 0 else f"After follow-up {round_}"
    return f"{which}: {percent(card.percent)}"
