"""A try-out answer and what it earned."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.scorecard import ScorecardView


class TrialArea(AnswerArea):
    """Takes an answer to be tried."""

    HELP = """
# A try-out answer

Type what somebody might say. **ctrl+j** has it graded by the rubric as it stands on the other side, saved or not, with
the grader of the settings. Neither the answer nor its score is kept.
"""


class Trial(Vertical):
    """Takes an answer and shows its scorecard."""

    def __init__(self) -> None:
        super().__init__(id="trial")
        self.area = TrialArea()
        self._told = Label(id="trial-told", markup=False)
        self._result = VerticalScroll(id="trial-result", can_focus=True)

    def compose(self) -> ComposeResult:
        """Draw the answer, what goes on, and the place of the scorecard."""
        yield self.area
        yield self._told
        yield self._result

    @property
    def answer(self) -> str:
        """What is typed."""
        return self.area.text

    def tell(self, text: str) -> None:
        """Say what goes on."""
        self._told.update(text)

    async def show_card(self, card: Scorecard, texts: Mapping[str, str]) -> None:
        """Show what the answer earned."""
        await self._result.remove_children()
        await self._result.mount(ScorecardView(card, texts))
        self._result.scroll_home(animate=False)
