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
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, TabbedContent, TextArea

from mock_interview.errors import InputError, MockInterviewError
from mock_interview.settings import Settings
from mock_interview.text import one_line, sanitise
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.editor import edited
from mock_interview.tui.file_keeping import NAME_LENGTH, FileKeeper, Said
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.trying import Trying
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.problems import ProblemList
from mock_interview.tui.widgets.rubric_area import RubricArea
from mock_interview.tui.widgets.trial import TrialArea
from mock_interview.tui.widgets.workshop_pane import BENCH, KEYS, READING, REQUEST, TRIAL, WorkshopPane
from mock_interview.tui.workbench import Workbench, open_workbench
from mock_interview.tui.workshop_pages import BROKEN, reading_page, request_page, standing
from mock_interview.workshop.editing.places import Place
from mock_interview.workshop.prompting import grading_requests

if TYPE_CHECKING:
    from textual.worker import Worker

    from mock_interview.tui.app import MockInterviewApp
    from mock_interview.workshop.editing.examining import Examined

PAUSE_SECONDS = 0.3  # looking at a text takes longer than answering a key may
TICK_SECONDS = 0.1
WATCH_SECONDS = 1.0

NO_ANSWER = "(Here stands the answer.)"
READ_ONLY = "A shipped rubric; ctrl+s makes a copy in your folder, which you can change."
RESTORED = "What you had typed and not saved is here again: ctrl+s saves it, Esc lets it go."
HIDES = "Characters that a terminal cannot show are left out here; saving takes them out of the file."
LEAVE = ("Leave without saving?", "What you typed since it was saved last would be gone.")


class WorkshopScreen(Screen[None]):
    """One rubric being written."""

    HELP = """
# The workshop

On one side the rubric's text, on the other what is known of it. **Tab** goes from one to the other.

- **F5** problems and advice, as you type; **Enter** goes to the place of one.
- **F6** the rubric as the candidate and the reviewer see it.
- **F7** the exact request that an LLM would be sent, and about how many tokens that is.
- **F8** an answer of yours, graded by the rubric as it stands here.
- **F9** the bench: its examples, and answers made from them that must not earn much.
- **ctrl+j** grades the answer or starts the bench, **ctrl+g** cancels either.
- **ctrl+s** saves, also what is not finished; a file that was changed outside is never written over.
- **F4** opens the text in your editor. **Esc** leaves.

What is typed and not saved is kept through a crash, and is here again the next time.
"""
    AUTO_FOCUS = "#rubric-text"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - typed by Textual
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
        super().__init__()
        self._place = place
        self._bench: Workbench | None = None
        self._keeper: FileKeeper | None = None
        self._examined: Examined | None = None
        self._is_unread = False
        self._typed_at = 0.0
        self._under_way: Worker[None] | None = None
        self.area = RubricArea()
        self.pane = WorkshopPane()
        self._trying: Trying | None = None

    def compose(self) -> ComposeResult:
        """Draw the heading, the text, the pages beside it, how it stands, and the keys."""
        yield Label(f"Workshop: {one_line(self._place.ref, NAME_LENGTH)}", id="heading", markup=False)
        with Container(id="workshop"):
            yield self.area
            yield self.pane
        yield Label(id="workshop-told", markup=False)
        yield Label(id="workshop-standing", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Open the rubric, and look now and then at what is typed and at its file."""
        self.area.read_only = True
        self._trying = Trying(self._app, self.pane)
        self._open()
        self.set_interval(TICK_SECONDS, self._tick)
        self.set_interval(WATCH_SECONDS, self._look_outside)

    async def on_unmount(self) -> None:
        """Keep what is typed, however the screen is left."""
        if self._keeper is not None and self._is_unread:
            await self._keeper.keep(self.area.text)

    def use(self, settings: Settings) -> None:
        """Show what changed settings bring."""
        self._show_page()

    @work
    async def _open(self) -> None:
        with unless_closed(self):
            try:
                bench = await asyncio.to_thread(open_workbench, self._place, self._app.settings)
            except MockInterviewError as error:
                self.notify(str(error), severity="error", markup=False)
                self.dismiss()
                return
            self._bench, self._keeper = bench, FileKeeper(self._app, bench)
            self.area.start(bench.text)
            self.area.read_only = bench.is_read_only
            self._tell(_first_words(bench))
            await self._look(bench, self._keeper)

    @on(TextArea.Changed, "#rubric-text")
    def note_typing(self) -> None:
        """Note that there is something to look at once the person pauses."""
        self._is_unread = True
        self._typed_at = monotonic()

    def _tick(self) -> None:
        if self._is_unread and monotonic() - self._typed_at >= PAUSE_SECONDS:
            self._is_unread = False
            self._look_again()

    @work(exclusive=True, group="looking")
    async def _look_again(self) -> None:
        if self._bench and self._keeper:
            with unless_closed(self):
                await self._look(self._bench, self._keeper)

    async def _look(self, bench: Workbench, keeper: FileKeeper) -> None:
        """Look at what is typed, show what was found, and keep it."""
        text = self.area.text
        self._examined = await asyncio.to_thread(bench.examine, text)
        self.pane.problems.show(self._examined)
        self.area.show_wrong({problem.line for problem in self._examined.problems})
        self._show_standing()
        self._show_page()
        await keeper.keep(text)

    @work(exclusive=True, group="outside")
    async def _look_outside(self) -> None:
        if self._keeper is not None:
            with unless_closed(self):
                self._take(await self._keeper.look_outside(self.area.text))

    @on(ProblemList.Chosen)
    def go_to_place(self, event: ProblemList.Chosen) -> None:
        """Go to the place of a problem."""
        self.area.go_to(event.line, event.column)
        self.area.focus()

    @on(TabbedContent.TabActivated)
    def show_what_is_turned_to(self) -> None:
        """Make a page when it comes into view."""
        self._show_page()
        self.refresh_bindings()

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

    @work(exclusive=True, group="saving")
    async def action_save(self) -> None:
        """Save the text; of a shipped rubric make a copy to go on with."""
        if self._bench and self._keeper:
            with unless_closed(self):
                try:
                    is_copy = self._bench.is_read_only
                    self._take(await (self._keeper.copy() if is_copy else self._keeper.save(self.area.text)))
                except InputError as error:
                    self._tell(str(error))
                self.area.read_only = self._bench.is_read_only
                self._show_standing()

    @work
    async def action_edit(self) -> None:
        """Open the text in the person's own editor."""
        if self.area.read_only:
            self._tell(READ_ONLY)
            return
        with unless_closed(self):
            try:
                text = await edited(self.app, self.area.text, f"{self._place.path.stem}.json")
            except InputError as error:
                self._tell(str(error))
            else:
                self.area.put(f"{text}\n")

    @on(TrialArea.Sent)
    def try_answer(self, event: TrialArea.Sent) -> None:
        """Grade the answer."""
        event.stop()
        self.action_run()

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
                if self._bench and self._trying:
                    await self._grade(self._bench, self._trying)
        finally:
            self._under_way = None
            self.refresh_bindings()

    @work
    async def action_leave(self) -> None:
        """Leave; ask first where something is not saved."""
        bench = self._bench
        if bench is not None and not bench.is_read_only and bench.is_changed(self.area.text):
            if not await self.app.push_screen_wait(Question(*LEAVE, yes="Leave", no="Stay")):
                return
            await asyncio.to_thread(bench.forget)
        self._is_unread = False
        self.dismiss()

    async def _grade(self, bench: Workbench, trying: Trying) -> None:
        """Grade by the rubric that is typed at this moment."""
        page = self.pane.page
        loaded = (await asyncio.to_thread(bench.examine, self.area.text)).loaded
        if loaded is None:
            self._tell(BROKEN)
        elif page == TRIAL:
            await trying.grade(loaded)
        else:
            await trying.bench(loaded)

    def _take(self, said: Said | None) -> None:
        """Tell what came of something that was done with the file, and show its text where it is another."""
        if said is not None:
            if said.text is not None:
                self.area.put(said.text)
            self._tell(said.told)

    def _tell(self, text: str) -> None:
        label = self.query_one("#workshop-told", Label)
        label.update(sanitise(text))
        label.display = bool(text)

    def _show_standing(self) -> None:
        if self._bench and self._examined:
            told = standing(self._examined, is_changed=self._bench.is_changed(self.area.text))
            self.query_one("#workshop-standing", Label).update(told)

    def _show_page(self) -> None:
        if self.pane.page == READING:
            loaded = self._examined.loaded if self._examined else None
            self.pane.show_text(READING, reading_page(loaded) if loaded else Content(BROKEN))
        elif self.pane.page == REQUEST:
            self._show_request()
        elif self._under_way is None and self._trying:
            self._trying.introduce()

    @work(exclusive=True, group="request")
    async def _show_request(self) -> None:
        loaded = self._examined.loaded if self._examined else None
        if loaded is None:
            self.pane.show_text(REQUEST, Content(BROKEN))
            return
        answer = self.pane.trial.answer.strip() or NO_ANSWER
        with unless_closed(self):
            requests = await asyncio.to_thread(grading_requests, self._app.settings, loaded.rubric, answer)
            self.pane.show_text(REQUEST, request_page(requests))

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)


def _first_words(bench: Workbench) -> str:
    if bench.restored is not None:
        return RESTORED
    if bench.is_read_only:
        return READ_ONLY
    return HIDES if bench.source.hides else ""
