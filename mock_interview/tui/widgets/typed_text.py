"""Text of any length for the person to type: what all places for it have in common."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from mock_interview.text import sanitise
from mock_interview.tui.widgets.in_order import act_in_order


class TypedText(TextArea):
    """A text area: keys act in order, what is pasted is made safe, ctrl+home and ctrl+end go to the ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "cursor_to_start", show=False),
        Binding("ctrl+end", "cursor_to_end", show=False),
        Binding("ctrl+shift+home", "cursor_to_start(True)", show=False),
        Binding("ctrl+shift+end", "cursor_to_end(True)", show=False),
    ]

    async def on_key(self, event: events.Key) -> None:
        """Let a backspace or an arrow act before what is typed behind it."""
        await act_in_order(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Make what is pasted safe before the text area itself takes it."""
        event.text = self.made_safe(event.text)

    def made_safe(self, text: str) -> str:
        """Return what may be put here of a text from outside."""
        return sanitise(text)

    def action_cursor_to_start(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual's own are
        """Go to the start of the text."""
        self.move_cursor(self.document.start, select=select)

    def action_cursor_to_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual's own are
        """Go to the end of the text."""
        self.move_cursor(self.document.end, select=select)
