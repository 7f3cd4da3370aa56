"""The view of one thing in the chat."""

from textual.widget import Widget

from mock_interview.rubric.wording import wording
from mock_interview.transcripts.records import Utterance
from mock_interview.tui.chat import Item, earlier_card
from mock_interview.tui.widgets.scorecard import ScorecardView
from mock_interview.tui.widgets.utterance import UtteranceView


def item_view(item: Item) -> Widget:
    """Return the widget that shows `item`."""
    if isinstance(item.shown, Utterance):
        return UtteranceView(item.shown)
    first = earlier_card(item)
    return ScorecardView(item.shown.card, wording(item.kept.rubric), first.card if first else None)
