"""The workshop: a rubric's text, and beside it what is known of it.

::

    Workshop: my-questions/database-indexes
      1  {                                   │ F5 Problems  F6 As read  F7 Request  F8 Try-out  F9 Bench
      2    "$schema": "../rubric.schema.json"│ Problems (1)
      3    "format": 1,                      │ 22:11  there is no key 'ceus' here (did you mean 'cues'?)
      …                                      │ Advice (2)
     22          "ceus": ["look it up"],     │ 1:1  there is no 'model_answer'; add it
      …                                      │      People have nothing to set beside their own answer.
    Not saved. 1 problem, 2 pieces of advice.
     ^s Save  f4 Editor  tab Other side  ^j Run  esc Leave
"""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Label, TabbedContent

from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.editing import EditingScreen
from mock_interview.tui.file_keeping import NAME_LENGTH
from mock_interview.tui.trying import Trying
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.problems import ProblemList
from mock_interview.tui.widgets.trial import TrialArea
from mock_interview.tui.widgets.workshop_pane import BENCH, KEYS, READING, REQUEST, TRIAL, WorkshopPane
from mock_interview.tui.workbench import Workbench
from mock_interview.tui.workshop_help import WORKSHOP_KEYS
from mock_interview.tui.workshop_pages import BROKEN, reading_page, request_page, standing
from mock_interview.workshop.editing.examining import Examined
from mock_interview.workshop.editing.places import Place
from mock_interview.workshop.prompting import grading_requests

if TYPE_CHECKING:
    from textual.worker import Worker

NO_ANSWER = "(Here stands the answer.)"


class WorkshopScreen(EditingScreen):
    """One rubric being written."""

    HELP = f"""
# The workshop

On one side the rubric's text, on the other what is known of it.
{WORKSHOP_KEYS}
What is typed and not saved is kept through a crash, and is here again the next time.
"""
    AUTO_FOCUS = "#rubric-text"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]  # noqa: RUF012 - typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("f4", "edit", "Editor", priority=True),
        Binding("tab", "other_side", "Other side", priority=True),
        Binding("shift+tab", "other_side", show=False, priority=True),
        *(Binding(key, f"turn_to('{page}')", show=False, priority=True) for key, page in KEYS.items()),
        Binding("ctrl+j", "run", "Run"),
        Binding("ctrl+g", "cancel", "Cancel", priority=True),
        Binding("escape", "leave", "Leave"),
    ]

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.pane = WorkshopPane()
        self._trying: Trying | None = None
        self._under_way: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """Draw the heading, the text, the pages beside it, what came of the last key, how it stands, and the keys."""
        yield Label(f"Workshop: {one_line(self.place.ref, NAME_LENGTH)}", id="heading", markup=False)
        with Container(id="workshop"):
            yield self.area
            yield self.pane
        yield Label(id="workshop-told", markup=False)
        yield Label(id="workshop-standing", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Be ready to try the rubric out."""
        self._trying = Trying(self._app, self.pane)

    def use(self, settings: Settings) -> None:
        """Show what changed settings bring."""
        self._introduce()
        self._show_reading()

    def show_examined(self, examined: Examined) -> None:
        """List the problems and advice, underline what is wrong, and bring the page in view up to date."""
        is_changed = self.bench is not None and self.bench.is_changed(self.area.text)
        self.query_one("#workshop-standing", Label).update(standing(examined, is_changed=is_changed))
        self.pane.problems.show(examined)
        self.area.show_wrong({problem.line for problem in examined.problems})
        if self._trying and self._under_way is None:
            self._trying.look_at(examined.loaded)
        self._show_reading()

    @on(ProblemList.Chosen)
    def go_to_place(self, event: ProblemList.Chosen) -> None:
        """Go to the place of a problem."""
        self.area.go_to(event.line, event.column)
        self.area.focus()

    @on(TabbedContent.TabActivated)
    def show_what_is_turned_to(self) -> None:
        """Make a page when it comes into view."""
        self._introduce()
        self._show_reading()
        self.refresh_bindings()

    @on(TrialArea.Sent)
    def try_answer(self, event: TrialArea.Sent) -> None:
        """Grade the answer."""
        event.stop()
        self.action_run()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        is_running = self._under_way is not None
        if action == "run":
            return self.pane.page in (TRIAL, BENCH) and not is_running
        return is_running if action == "cancel" else True

    def action_other_side(self) -> None:
        """Go from the text to the page beside it, or back."""
        if self.area.has_focus:
            self.pane.take_keys()
        else:
            self.area.focus()

    def action_turn_to(self, page: str) -> None:
        """Turn to a page."""
        self.pane.turn_to(page)

    def action_run(self) -> None:
        """Grade the answer, or start the bench, whichever is in view."""
        if self._under_way is None:
            self._under_way = self._try_out()
            self.refresh_bindings()

    def action_cancel(self) -> None:
        """Stop what is being graded."""
        if self._under_way is not None:
            self._under_way.cancel()

    @work(group="trying")
    async def _try_out(self) -> None:
        try:
            with unless_closed(self):
                if self.bench and self._trying:
                    await self._grade(self.bench, self._trying)
        finally:
            self._under_way = None
            self.refresh_bindings()

    async def _grade(self, bench: Workbench, trying: Trying) -> None:
        """Grade by the rubric that is typed at this moment."""
        page = self.pane.page
        loaded = (await asyncio.to_thread(bench.examine, self.area.text)).loaded
        if loaded is None:
            self.tell(BROKEN)
        elif page == TRIAL:
            await trying.grade(loaded)
        else:
            await trying.bench(loaded)

    def _introduce(self) -> None:
        if self._trying and self._under_way is None:
            self._trying.introduce()

    def _show_reading(self) -> None:
        loaded = self.examined.loaded if self.examined else None
        if self.pane.page == READING:
            self.pane.show_text(READING, reading_page(loaded) if loaded else Content(BROKEN))
        elif self.pane.page == REQUEST:
            self._show_request()

    @work(exclusive=True, group="request")
    async def _show_request(self) -> None:
        loaded = self.examined.loaded if self.examined else None
        if loaded is None:
            self.pane.show_text(REQUEST, Content(BROKEN))
            return
        answer = self.pane.trial.answer.strip() or NO_ANSWER
        with unless_closed(self):
            requests = await asyncio.to_thread(grading_requests, self._app.settings, loaded.rubric, answer)
            self.pane.show_text(REQUEST, request_page(requests))
