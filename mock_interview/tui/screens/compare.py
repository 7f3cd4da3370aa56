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

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Label, Static

from mock_interview.interview.summary import title_of
from mock_interview.scoring.by_hand import Claim
from mock_interview.scoring.side_by_side import Difference
from mock_interview.tui.script import Script, kept_parts
from mock_interview.tui.sides import Side, Sides
from mock_interview.tui.widgets.differences import DifferenceList
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.script import ScriptView

BEFORE, AFTER = "before", "after"


class CompareScreen(Screen[None]):
    """Two attempts, each by one of its scorecards."""

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

    def __init__(self, sides: Sides) -> None:
        super().__init__()
        self._sides = sides

    def compose(self) -> ComposeResult:
        """Draw both answers, and below them what tells them apart."""
        yield Label(f"Compare: {title_of(self._sides.after.kept)}", id="heading", markup=False)
        with Horizontal(id="sides"):
            for side in (BEFORE, AFTER):
                with Vertical(classes="side"):
                    yield Static(id=f"{side}-head", classes="side-head", markup=False)
                    yield ScriptView(Script(()), id_=f"{side}-script")
        yield Static(self._sides.summary(), id="compare-summary", markup=False)
        yield DifferenceList()
        yield Keys()

    def on_mount(self) -> None:
        """Show both, and what tells them apart."""
        for name, side in ((BEFORE, self._sides.before), (AFTER, self._sides.after)):
            self._show_side(name, side)
        listing = self.query_one(DifferenceList)
        listing.show_differences(self._sides.groups(), self._sides.texts())
        listing.focus()
        if listing.current is not None:
            self._mark(listing.current)

    @on(DifferenceList.Picked)
    def mark_both(self, event: DifferenceList.Picked) -> None:
        """Mark the words that both verdicts on a part rest on."""
        self._mark(next(each for each in self._sides.differences if each.id == event.item_id))

    def action_scroll_answers(self, direction: int) -> None:
        """Scroll both answers by most of a page."""
        for view in self.query(ScriptView):
            view.scroll_pages(direction)

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


def _quote(claim: Claim | None) -> str:
    return claim.quote if claim else ""
