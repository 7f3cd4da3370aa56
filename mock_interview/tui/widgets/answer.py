"""Where the candidate types."""

import textwrap
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from mock_interview.text import sanitise

# One very long soft-wrapped line makes every further key slow; several lines do not.
LONGEST_LINE = 1000


class AnswerArea(TextArea):
    """A plain text area: ctrl+j sends, Esc never touches the text."""

    HELP = """
# Your answer

Type the way you would speak. **ctrl+j** sends the answer; until then it is saved as a draft every second.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "send", "Send", priority=True)]

    class Sent(Message):
        """The answer is to be sent."""

    def __init__(self) -> None:
        super().__init__(id="answer", show_line_numbers=False, tab_behavior="focus", soft_wrap=True)

    def action_send(self) -> None:
        """Ask for the answer to be sent."""
        self.post_message(self.Sent())

    def on_paste(self, event: events.Paste) -> None:
        """Make what is pasted safe and bearable before the text area itself takes it."""
        event.text = _bearable(sanitise(event.text))


def _bearable(text: str) -> str:
    return "\n".join(
        line if len(line) <= LONGEST_LINE else "\n".join(textwrap.wrap(line, LONGEST_LINE)) for line in text.split("\n")
    )
