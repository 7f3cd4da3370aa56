"""One line for the person to type in."""

from textual import events
from textual.widgets import Input

from mock_interview.text import sanitise
from mock_interview.tui.widgets.in_order import act_in_order

LONGEST_LINE = 2000
TOO_LONG = "What was pasted has {:,} characters, and this line has room for {:,}; nothing of it was put in."


class TypedLine(Input):
    """One line; what is pasted is made safe first, and never cut."""

    async def on_key(self, event: events.Key) -> None:
        """Let a backspace or an arrow act before what is typed behind it."""
        await act_in_order(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Make what is pasted safe before the input itself takes it; say so where there is no room for it."""
        event.text = " ".join(sanitise(event.text).split())
        if len(event.text) > (room := self._room):
            event.stop()
            event.prevent_default()
            self.notify(TOO_LONG.format(len(event.text), room), severity="warning", markup=False)

    @property
    def _room(self) -> int:
        return (self.max_length or LONGEST_LINE) - len(self.value) + len(self.selected_text)
