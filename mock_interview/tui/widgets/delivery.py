"""How an answer was delivered: a line that opens to the whole report. It is never part of the score."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Collapsible, Static

from mock_interview.interview.delivery import plain_lines, report
from mock_interview.text import sanitise, words
from mock_interview.transcripts.records import Timing
from mock_interview.tui.chat import Delivered
from mock_interview.tui.wording import aloud, clock


class DeliveryView(Vertical):
    """One delivery report, closed until it is asked for."""

    def __init__(self, delivered: Delivered) -> None:
        super().__init__(classes="delivery")
        self._delivered = delivered
        self._report = Static("", markup=False)

    def compose(self) -> ComposeResult:
        """Draw the line and, hidden, the place of the report."""
        yield Collapsible(self._report, title=_title(self._delivered))

    def on_collapsible_expanded(self, event: Collapsible.Expanded) -> None:
        """Work the report out when it is first looked at."""
        event.stop()
        delivered = self._delivered
        found = report(delivered.answer, delivered.seconds, delivered.asked)
        lines = [*_took(delivered.timing), *map(sanitise, plain_lines(found)), "None of this is part of the score."]
        self._report.update(Content("\n".join(lines)))


def _title(delivered: Delivered) -> str:
    count = len(words(delivered.answer))
    return f"Delivery: {count} word{'' if count == 1 else 's'}, {aloud(count)} of {clock(delivered.seconds)}"


def _took(timing: Timing | None) -> list[str]:
    if timing is None:
        return []
    return [f"You thought for {clock(timing.thinking)} and answered for {clock(timing.answering)}."]
