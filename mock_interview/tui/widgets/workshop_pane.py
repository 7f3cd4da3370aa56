"""What stands beside a rubric's text: five pages, one of which is in view."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TabbedContent, TabPane

from mock_interview.tui.widgets.problems import ProblemList
from mock_interview.tui.widgets.trial import Trial

PROBLEMS, READING, REQUEST, TRIAL, BENCH = "problems-page", "reading", "request", "try-out", "bench"
KEYS = {"f5": PROBLEMS, "f6": READING, "f7": REQUEST, "f8": TRIAL, "f9": BENCH}
TITLES = {
    PROBLEMS: "F5 Problems",
    READING: "F6 As read",
    REQUEST: "F7 Request",
    TRIAL: "F8 Try-out",
    BENCH: "F9 Bench",
}


class WorkshopPane(Container):
    """The pages; the problems are in view first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.other_side", "Text")]

    def __init__(self) -> None:
        super().__init__(id="workshop-pane")
        # Held here, because the tabs put what is in them into its place only after they are there themselves.
        self._tabs = TabbedContent()
        self.problems = ProblemList()
        self.trial = Trial()
        self._texts = {
            page: Static(id=f"page-{page}", classes="page", markup=False) for page in (READING, REQUEST, BENCH)
        }

    def compose(self) -> ComposeResult:
        """Draw the pages."""
        with self._tabs:
            for page, title in TITLES.items():
                with TabPane(title, id=page):
                    yield self._page(page)

    @property
    def page(self) -> str:
        """The page in view."""
        return self._tabs.active or PROBLEMS

    def show_text(self, page: str, text: Content) -> None:
        """Put a text on a page."""
        self._texts[page].update(text)

    def turn_to(self, page: str) -> None:
        """Turn to a page and take the keys there."""
        self._tabs.active = page
        self.take_keys()

    def take_keys(self) -> None:
        """Take the keys to the page in view."""
        self._keys_of(self.page).focus()

    def _page(self, page: str) -> Widget:
        if page in self._texts:
            return VerticalScroll(self._texts[page], can_focus=True)
        return self.problems if page == PROBLEMS else self.trial

    def _keys_of(self, page: str) -> Widget:
        if page in self._texts:
            return self._tabs.get_pane(page).query_one(VerticalScroll)
        return self.problems if page == PROBLEMS else self.trial.area
