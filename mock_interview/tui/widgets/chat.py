"""The conversation as it grows: each thing said and each scorecard, drawn once and in its place."""

from collections.abc import Iterable, Mapping

from textual.containers import VerticalScroll
from textual.widget import Widget

from mock_interview.rubric.wording import wording
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.telling import provenance_told
from mock_interview.settings import Settings
from mock_interview.transcripts.records import StoredScorecard, Utterance
from mock_interview.tui.chat import Compared, Delivered, Item
from mock_interview.tui.widgets.comparison import ComparisonView
from mock_interview.tui.widgets.delivery import DeliveryView
from mock_interview.tui.widgets.scorecard import ScorecardView
from mock_interview.tui.widgets.utterance import UtteranceView


def item_view(item: Item, settings: Settings) -> Widget:
    """Return the widget that shows `item`, with costs at the prices of `settings`."""
    match item.shown:
        case Utterance() as said:
            return UtteranceView(said)
        case Delivered() as delivered:
            return DeliveryView(delivered)
        case Compared() as compared:
            return ComparisonView(compared)
        case stored:
            return _scorecard_view(item, stored, settings)


def _scorecard_view(item: Item, stored: StoredScorecard, settings: Settings) -> ScorecardView:
    kept, card = item.kept, stored.card
    origin = provenance_told(card, settings.prices, settings.currency)
    texts = wording(kept.rubric_of(card))
    return ScorecardView(card, texts, kept.basis_of(stored), origin, kept.proposal_for(stored))


class Chat(VerticalScroll):
    """A conversation under way, scrolled to what is new."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(id="chat", can_focus=True)
        self._settings = settings
        self._views: dict[str, Widget] = {}
        self._brought_up: Widget | None = None
        self._left_at = 0.0

    async def show(self, items: Iterable[Item]) -> None:
        """Draw what is new of `items`, which stand in order; a scorecard that comes late goes behind its answer.

        What is said last stays in view then, unless the person has just kept the scorecard themselves.
        """
        await self.query(".provisional").remove()
        first_up = 0 if self._views else -1  # gone on with, an interview begins at what was said last
        new: list[Item] = []
        for item in items:
            if (known := self._views.get(item.key)) is None:
                new.append(item)
            elif new:
                views = self._make_views(new)
                await self.mount(*views, before=known)
                own = next((view for view, late in zip(views, new, strict=True) if late.is_own_score), None)
                self._bring_up(own or known)
                new = []
        await self._append(self._make_views(new), first_up)

    async def show_provisional(self, card: Scorecard, texts: Mapping[str, str]) -> None:
        """Show the verdicts so far; the scorecard takes their place when it is complete."""
        await self.query(".provisional").remove()
        view = ScorecardView(card, texts, is_complete=False)
        view.add_class("provisional")
        await self._append([view])

    async def show_last(self, view: Widget) -> None:
        """Show something that is not part of the conversation below everything else, in place of what it replaces."""
        await self.query(type(view)).filter(".last").remove()
        view.add_class("last")
        await self._append([view])

    def scroll_pages(self, direction: int) -> None:
        """Scroll by most of a page: forth where `direction` is 1, back where it is -1."""
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def watch_virtual_size(self) -> None:
        """What is new may have its height only now."""
        self.on_resize()

    def on_resize(self) -> None:
        """Keep what is new in view, unless the person has scrolled since."""
        if self.scroll_y == self._left_at:
            self._scroll_to_new()

    def _make_views(self, items: Iterable[Item]) -> list[Widget]:
        views = {item.key: item_view(item, self._settings) for item in items}
        self._views |= views
        return list(views.values())

    async def _append(self, views: list[Widget], first_up: int = 0) -> None:
        if views:
            await self.mount(*views)
            self._bring_up(views[first_up])

    def _bring_up(self, view: Widget) -> None:
        # The top of what is new matters most: a scorecard can be longer than the screen.
        self._brought_up = view
        self.call_after_refresh(self._scroll_to_new)

    def _scroll_to_new(self) -> None:
        if self._brought_up is not None:
            self.scroll_to_widget(self._brought_up, top=True, animate=False, immediate=True)
        self._left_at = self.scroll_y
