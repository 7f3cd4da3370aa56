"""Where a note is written."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from mock_interview.text import sanitise
from mock_interview.tui.widgets.in_order import act_in_order


class NoteArea(TextArea):
    """A few lines for a note of any length: Enter hands it over, ctrl+j begins a line.

    The down key in its last line is left to what it stands in.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_over", "Keep", priority=True),
        Binding("ctrl+j", "begin_line", "New line"),
    ]

    class Submitted(Message):
        """The note is written."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self) -> None:
        super().__init__(placeholder="What you want to remember", tab_behavior="focus", soft_wrap=True)

    async def on_key(self, event: events.Key) -> None:
        """Let a backspace or an arrow act before what is typed behind it."""
        await act_in_order(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Make what is pasted safe before the text area itself takes it."""
        event.text = sanitise(event.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the down key, in the last line, to what the note is written in."""
        return action != "cursor_down" or not self.navigator.is_last_wrapped_line(self.cursor_location)

    def put(self, text: str) -> None:
        """Put `text` in place of what is there, and the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    def action_hand_over(self) -> None:
        """Hand over what is written."""
        self.post_message(self.Submitted(self.text))

    def action_begin_line(self) -> None:
        """Go on in a new line."""
        self.insert("\n")
