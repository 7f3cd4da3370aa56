"""A few lines for the person to type in, such as a note."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from mock_interview.tui.widgets.typed_text import TypedText


class TypedLines(TypedText):
    """A few lines for a text of any length: Enter hands it over, ctrl+j begins a line.

    The down key in its last line is left to what it stands in.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_over", "Done"),
        Binding("ctrl+j", "begin_line", "New line"),
    ]

    class Submitted(Message):
        """The text is written."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, tab_behavior="focus", soft_wrap=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the down key, in the last line, to what the text is written in."""
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
