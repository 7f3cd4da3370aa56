"""Two answers to one question, or two scorecards of one answer, side by side.

::

    Compare: Feature scaling
     01 Mar 2025 09:00, try 1: 45.8 % by the     │ 02 Mar 2025 18:30, try 2: 75.0 % by the
     offline grader                              │ offline grader
       You, 09:00:40                             │   You, 18:30:50
     » Gradient descent gets slow …              │ » It zig-zags, because one gradient is huge …
    ─────────────────────────────────────────────────────────────────────────────────────────
     45.8 % became 75.0 %: 1 gained, 0 lost, 3 the same.
     Gained (1)
     ▸ + Features on different ranges make gradients of very different size
         partly → met
         before “Gradient descent gets slow”
         after  “It zig-zags, because one gradient is huge”
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Label, Static

from mock_interview.errors import MockInterviewError
from mock_interview.interview.summary import title_of
from mock_interview.scoring.by_hand import Claim
from mock_interview.scoring.side_by_side import Difference
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.script import Script, kept_parts
from mock_interview.tui.sides import Side, Sides, load_sides
from mock_interview.tui.widgets.differences import DifferenceList
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.script import ScriptView

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

BEFORE, AFTER = "before", "after"


class CompareScreen(Screen[None]):
    """Two attempts by their scores, or by the scorecards named."""

    HELP = """
# Compare

Above, both answers; below, what tells their scorecards apart. **Up** and **down** move through the points: the words
each verdict rests on are marked above. **Page up** and **page down** scroll the list, **[** and **]** the answers.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("left_square_bracket", "scroll_answers(-1)", "Scroll answers", key_display="[ ]"),
        Binding("right_square_bracket", "scroll_answers(1)", show=False),
    ]

    def __init__(self, first: str, second: str, first_card: str = "", second_card: str = "") -> None:
        super().__init__()
        self._named = (first, second, first_card, second_card)
        self._sides: Sides | None = None

    def compose(self) -> ComposeResult:
        """Draw both answers, and below them what tells them apart."""
        yield Label("Compare", id="heading", markup=False)
        with Horizontal(id="sides"):
            for side in (BEFORE, AFTER):
                with Vertical(classes="side"):
                    yield Static(id=f"{side}-head", classes="side-head", markup=False)
                    yield ScriptView(Script(()), id_=f"{side}-script")
        yield Static(id="compare-summary", markup=False)
        yield DifferenceList()
        yield Keys()

    def on_mount(self) -> None:
        """Read both."""
        self.query_one(DifferenceList).focus()
        self.read()

    @work(exclusive=True)
    async def read(self) -> None:
        """Read both sides and draw them."""
        with unless_closed(self):
            try:
                self._sides = await asyncio.to_thread(load_sides, self._app.db, *self._named)
            except MockInterviewError as error:
                self.query_one("#heading", Label).update(str(error))
            else:
                self._show(self._sides)

    @on(DifferenceList.Picked)
    def mark_both(self, event: DifferenceList.Picked) -> None:
        """Mark the words that both verdicts on a part rest on."""
        differences = self._sides.differences if self._sides else ()
        if (picked := next((each for each in differences if each.id == event.item_id), None)) is not None:
            self._mark(picked)

    def action_scroll_answers(self, direction: int) -> None:
        """Scroll both answers by most of a page."""
        for view in self.query(ScriptView):
            view.scroll_pages(direction)

    def _show(self, sides: Sides) -> None:
        self.query_one("#heading", Label).update(f"Compare: {title_of(sides.after.kept)}")
        for name, side in ((BEFORE, sides.before), (AFTER, sides.after)):
            self._show_side(name, side)
        self.query_one("#compare-summary", Static).update(sides.summary())
        listing = self.query_one(DifferenceList)
        listing.show_differences(sides.groups(), sides.texts())
        if listing.current is not None:
            self._mark(listing.current)

    def _show_side(self, name: str, side: Side) -> None:
        self.query_one(f"#{name}-head", Static).update(side.told)
        script = Script(kept_parts(side.kept))
        view = self.query_one(f"#{name}-script", ScriptView)
        view.show_script(script)
        view.start_at(script.first_answer)

    def _mark(self, difference: Difference) -> None:
        for name, claim in ((BEFORE, difference.before), (AFTER, difference.after)):
            view = self.query_one(f"#{name}-script", ScriptView)
            view.show_passage(view.script.find(_quote(claim)))

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)


def _quote(claim: Claim | None) -> str:
    return claim.quote if claim else ""
