"""A try-out answer and what it earned."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Label

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.scorecard import ScorecardView
from mock_interview.tui.workshop_help import WORKSHOP_KEYS


class TrialArea(AnswerArea):
    """Takes an answer to be tried."""

    HELP = f"""
# A try-out answer

Type what somebody might say. It is graded by the rubric as it stands on the other side, saved or not, with the grader
of the settings. Neither the answer nor its score is kept. **Page up** and **page down** scroll the score.
{WORKSHOP_KEYS}"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_result(-1)", show=False),
        Binding("pagedown", "scroll_result(1)", show=False),
    ]

    class Scrolled(Message):
        """The scorecard is to be scrolled: forth where `direction` is 1, back where it is -1."""

        def __init__(self, direction: int) -> None:
            self.direction = direction
            super().__init__()

    def action_scroll_result(self, direction: int) -> None:
        """Ask for the scorecard to be scrolled."""
        self.post_message(self.Scrolled(direction))


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
        self._told.display = bool(text)

    def on_trial_area_scrolled(self, event: TrialArea.Scrolled) -> None:
        """Scroll the scorecard by most of a page; the cursor stays in the answer."""
        event.stop()
        step = event.direction * max(1, self._result.size.height - 2)
        self._result.scroll_relative(y=step, animate=False)

    async def show_card(self, card: Scorecard, texts: Mapping[str, str]) -> None:
        """Show what the answer earned."""
        await self._result.remove_children()
        await self._result.mount(ScorecardView(card, texts))
        self._result.scroll_home(animate=False)
