"""One line for the person to type in."""

from textual import events
from textual.widgets import Input

from mock_interview.text import one_line
from mock_interview.tui.widgets.in_order import act_in_order

LONGEST_LINE = 2000


class TypedLine(Input):
    """One line; what is pasted is made safe first."""

    async def on_key(self, event: events.Key) -> None:
        """Let a backspace or an arrow act before what is typed behind it."""
        await act_in_order(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Make what is pasted safe before the input itself takes it."""
        event.text = one_line(event.text, LONGEST_LINE)
