"""Contesting one criterion of a scorecard, and saying why."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from mock_interview.scoring.scorecard import Appeal, CriterionScore, Scorecard
from mock_interview.text import one_line, sanitise
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.typed_lines import TypedLines
from mock_interview.tui.wording import percent

TITLE_WIDTH = 50


class AppealDialog(ModalScreen[Appeal | None]):
    """Asks which criterion is contested, and why; Esc goes back."""

    HELP = """
# Appeal

Choose the criterion with the arrow keys and **Enter**, say why, in a sentence or two, and press **Enter** again;
**ctrl+j** begins a new line. **Esc** goes back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, card: Scorecard) -> None:
        super().__init__()
        self._criteria = card.criteria

    def compose(self) -> ComposeResult:
        """Draw the criteria and where to say why."""
        with VerticalScroll(classes="dialog"):
            yield Label("Appeal", classes="dialog-title", markup=False)
            yield Static("Which criterion was judged wrongly? It alone is judged again.", markup=False)
            yield Choices(*(Option(_line(criterion), id=criterion.id) for criterion in self._criteria), markup=False)
            yield Static("Why? Enter hands it over, ctrl+j begins a line.", markup=False)
            yield TypedLines("I did say that …")

    def on_mount(self) -> None:
        """Start with the first criterion."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def go_on_to_why(self) -> None:
        """Go from the criterion to why it is contested."""
        self.query_one(TypedLines).focus()

    @on(TypedLines.Submitted)
    def appeal(self, event: TypedLines.Submitted) -> None:
        """Hand the appeal over, once it says something."""
        chosen = self.query_one(OptionList).highlighted_option
        if chosen and chosen.id and (plea := sanitise(event.text).strip()):
            self.dismiss(Appeal(chosen.id, plea))


def _line(criterion: CriterionScore) -> Content:
    score = "not assessed" if criterion.score is None else percent(100 * criterion.score)
    return Content(f"{one_line(criterion.title, TITLE_WIDTH)}  {score}")
