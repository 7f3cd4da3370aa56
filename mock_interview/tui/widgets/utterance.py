"""One thing said, as a chat shows it."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from mock_interview.text import closed_up, sanitise
from mock_interview.transcripts.records import Utterance

WHO = {
    "question": "Interviewer",
    "follow_up": "Interviewer follows up",
    "reply": "Interviewer",
    "hint": "Interviewer gives a hint",
    "answer": "You",
    "clarification": "You ask back",
}


class UtteranceView(Vertical):
    """Who said it, and the words."""

    def __init__(self, said: Utterance) -> None:
        super().__init__(classes=f"said {said.speaker}")
        self._said = said

    def compose(self) -> ComposeResult:
        """Draw the speaker's line and the text."""
        yield Label(WHO[self._said.kind], classes="said-who", markup=False)
        yield Static(closed_up(sanitise(self._said.text)), classes="said-text", markup=False)
