"""Contesting one criterion of a scorecard, with a sentence."""

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
from mock_interview.tui.widgets.typed_line import TypedLine
from mock_interview.tui.wording import percent

TITLE_WIDTH = 50
LONGEST_PLEA = 400


class AppealDialog(ModalScreen[Appeal | None]):
    """Asks which criterion is contested, and why; Esc goes back."""

    HELP = """
# Appeal

Choose the criterion with the arrow keys and **Enter**, say in one sentence why, and press **Enter** again.
**Esc** goes back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, card: Scorecard) -> None:
        super().__init__()
        self._criteria = card.criteria

    def compose(self) -> ComposeResult:
        """Draw the criteria and the line for the sentence."""
        with VerticalScroll(classes="dialog"):
            yield Label("Appeal", classes="dialog-title", markup=False)
            yield Static("Which criterion was judged wrongly? It alone is judged again.", markup=False)
            yield Choices(*(Option(_line(criterion), id=criterion.id) for criterion in self._criteria), markup=False)
            yield Static("Why? One sentence, then Enter.", markup=False)
            yield TypedLine(placeholder="I did say that …", max_length=LONGEST_PLEA)

    def on_mount(self) -> None:
        """Start with the first criterion."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def go_to_the_sentence(self) -> None:
        """Go from the criterion to the sentence."""
        self.query_one(TypedLine).focus()

    @on(TypedLine.Submitted)
    def appeal(self, event: TypedLine.Submitted) -> None:
        """Hand the appeal over, once it says something."""
        chosen = self.query_one(OptionList).highlighted_option
        if chosen and chosen.id and (plea := sanitise(event.value).strip()):
            self.dismiss(Appeal(chosen.id, plea))


def _line(criterion: CriterionScore) -> Content:
    score = "not assessed" if criterion.score is None else percent(100 * criterion.score)
    return Content(f"{one_line(criterion.title, TITLE_WIDTH)}  {score}")
