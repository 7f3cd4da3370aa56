"""The screens by name, imported when first opened.

The first frame draws Home alone; what the other screens need (pydantic, the rubric models, the
graders) is imported by a warm-up thread meanwhile.
"""

from importlib import import_module
from typing import Any

from textual.screen import Screen

_SCREENS = {
    "interview": "mock_interview.tui.screens.interview:InterviewScreen",
    "compare": "mock_interview.tui.screens.compare:CompareScreen",
    "confirm": "mock_interview.tui.screens.confirm:ConfirmScreen",
    "example": "mock_interview.tui.screens.example:ExampleDialog",
    "connection": "mock_interview.tui.screens.connection:ConnectionScreen",
    "help": "mock_interview.tui.screens.help:HelpScreen",
    "history": "mock_interview.tui.screens.history:HistoryScreen",
    "rubrics": "mock_interview.tui.screens.rubrics:RubricsScreen",
    "workshop": "mock_interview.tui.screens.workshop:WorkshopScreen",
    "trends": "mock_interview.tui.screens.trends:TrendsScreen",
    "agreement": "mock_interview.tui.screens.agreement:AgreementScreen",
    "transcript": "mock_interview.tui.screens.transcript:TranscriptScreen",
}
SERVICES = "mock_interview.tui.services"


def make_screen(name: str, *arguments: object) -> Screen[Any]:
    """Return a new screen by name."""
    module, _, attribute = _SCREENS[name].partition(":")
    screen: Screen[Any] = getattr(import_module(module), attribute)(*arguments)
    return screen
