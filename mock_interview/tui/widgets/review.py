"""What stands beside a conversation under review: its scorecard, and on further pages what is behind it."""

from collections.abc import Callable, Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from mock_interview.text import Span
from mock_interview.tui.findings import Finding
from mock_interview.tui.reviewing import Review, places
from mock_interview.tui.script import Script
from mock_interview.tui.widgets.findings import FindingList

SCORE = "score"
TITLES = {SCORE: "1 Score", "delivery": "2 Delivery", "rubric": "3 Model answer, rubric", "origin": "4 Origin"}
PAGES = tuple(TITLES)

PageMaker = Callable[[], Content]


class ReviewPane(Container):
    """The pages on one attempt; all but the scorecard are made when they are first looked at."""

    def __init__(self) -> None:
        super().__init__(id="review-pane")
        self._makers: Mapping[str, PageMaker] = {}
        self._made: set[str] = set()
        self._places: dict[str, Span] = {}
        # Held here, because the tabs put what is in them into its place only after they are there themselves.
        self._tabs = TabbedContent()
        self._head = Static(id="review-head", markup=False)
        self._findings = FindingList()
        self._pages = {page: Static(id=f"page-{page}", classes="page", markup=False) for page in PAGES[1:]}

    def compose(self) -> ComposeResult:
        """Draw the scorecard and the places of the pages."""
        with self._tabs:
            with TabPane(TITLES[SCORE], id=SCORE):
                yield self._head
                yield self._findings
            for page, text in self._pages.items():
                with TabPane(TITLES[page], id=page), VerticalScroll(can_focus=True):
                    yield text

    def show_review(self, review: Review, script: Script, note: Content, makers: Mapping[str, PageMaker]) -> None:
        """Show the scorecard of `review` under what is to be said first; `makers` make the other pages."""
        groups = review.groups()
        self._places = places(script, groups)
        self._findings.list_groups(groups)
        self._head.update(Content("\n").join(part for part in (note, review.head()) if part.plain))
        self._makers, self._made = makers, set()
        self._make(self._tabs.active)

    @property
    def finding(self) -> Finding | None:
        """The finding in hand."""
        return self._findings.current

    @property
    def passages(self) -> list[Span]:
        """The passages that something rests on."""
        return list(self._places.values())

    def place_of(self, finding_id: str) -> Span | None:
        """Return where the words of a finding stand."""
        return self._places.get(finding_id)

    def show_earned_by(self, passage: Span) -> None:
        """Mark the findings that rest on a passage or a part of it."""
        earned = [id_ for id_, place in self._places.items() if place.meets(passage)]
        self._findings.show_earned(earned)

    def turn_to(self, page: str) -> None:
        """Turn to a page and take the keys there."""
        self._tabs.active = page
        self.take_keys()

    def take_keys(self) -> None:
        """Take the keys to the page that is shown."""
        if self._tabs.active in self._pages:
            self._tabs.get_pane(self._tabs.active).query_one(VerticalScroll).focus()
        else:
            self._findings.focus()

    @on(TabbedContent.TabActivated)
    def make(self, event: TabbedContent.TabActivated) -> None:
        """Make a page when it is first looked at."""
        self._make(event.pane.id or "")

    def _make(self, page: str) -> None:
        if page in self._makers and page not in self._made:
            self._made.add(page)
            self._pages[page].update(self._makers[page]())
