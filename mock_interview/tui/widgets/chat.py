"""The view of one thing in the chat."""

from textual.widget import Widget

from mock_interview.rubric.wording import wording
from mock_interview.scoring.telling import provenance_told
from mock_interview.settings import Settings
from mock_interview.transcripts.records import Utterance
from mock_interview.tui.chat import Item, earlier_card
from mock_interview.tui.widgets.scorecard import ScorecardView
from mock_interview.tui.widgets.utterance import UtteranceView


def item_view(item: Item, settings: Settings) -> Widget:
    """Return the widget that shows `item`, with costs at the prices of `settings`."""
    if isinstance(item.shown, Utterance):
        return UtteranceView(item.shown)
    first = earlier_card(item)
    card = item.shown.card
    origin = provenance_told(card, settings.prices, settings.currency)
    return ScorecardView(card, wording(item.kept.rubric), first.card if first else None, origin)
