"""A scorecard as a chat shows it: score, bars, and the candidate's own words under each point."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import sanitise
from mock_interview.tui.findings import criterion_head, findings, remarks
from mock_interview.tui.headlines import circumstances, head
from mock_interview.tui.widgets.beside import Beside


class ScorecardView(Vertical):
    """One scorecard. `texts` says what each point and misconception is; `first` is the card it follows, if any.

    `origin` says how the card came about, in one line; `proposal` is what a person had before them when they
    made it. One that is not complete shows no score.
    """

    def __init__(
        self,
        card: Scorecard,
        texts: Mapping[str, str],
        first: Scorecard | None = None,
        origin: str = "",
        proposal: Scorecard | None = None,
        *,
        is_complete: bool = True,
    ) -> None:
        super().__init__(classes="scorecard")
        self._card = card
        self._texts = texts
        self._first = first
        self._origin = origin
        self._proposal = proposal
        self._is_complete = is_complete

    def compose(self) -> ComposeResult:
        """Draw the headline, each criterion with its points, and what to keep and to mend."""
        for told in head(self._card) if self._is_complete else [Content.styled("So far", "bold")]:
            yield Static(told)
        for told in circumstances(self._card, self._texts, self._first, self._proposal):
            yield Static(told, classes="card-gain")
        for criterion in self._card.criteria:
            yield Static(Content("\n").join(criterion_head(criterion)), classes="card-criterion")
            yield from (Beside(found.marked, *found.lines) for found in findings(criterion, self._texts))
        if said := [remark.on_a_line for remark in remarks(self._card)]:
            yield Static(Content("\n").join(said), classes="card-remarks")
        if self._origin:
            yield Static(Content(sanitise(self._origin)), classes="card-origin")
