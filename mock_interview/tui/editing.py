"""A screen on which a rubric's text is typed: it is looked at while the person pauses, kept, saved and read anew."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.screen import Screen
from textual.widgets import Label, TextArea

from mock_interview.errors import InputError, MockInterviewError
from mock_interview.text import sanitise
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.editor import edited
from mock_interview.tui.file_keeping import FileKeeper, Said
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.widgets.rubric_area import RubricArea
from mock_interview.tui.workbench import Workbench, open_workbench
from mock_interview.workshop.editing.examining import Examined
from mock_interview.workshop.editing.places import Place

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

PAUSE_SECONDS = 0.3  # looking at a text takes longer than answering a key may
TICK_SECONDS = 0.1
WATCH_SECONDS = 1.0

READ_ONLY = "A shipped rubric; ctrl+s makes a copy in your folder, which you can change."
RESTORED = "What you had typed and not saved is here again: ctrl+s saves it, ctrl+z goes back to the file."
HIDES = "Characters that a terminal cannot show are left out here; saving takes them out of the file."
LEAVE = ("Leave without saving?", "What you typed since it was saved last would be gone.")


class EditingScreen(Screen[None]):
    """What has to do with the text and its file; a label ``#workshop-told`` says what comes of it."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.area = RubricArea()
        self.bench: Workbench | None = None
        self.examined: Examined | None = None
        self._keeper: FileKeeper | None = None
        self._is_unread = False
        self._is_saving = False
        self._told_of: str | None = None
        self._typed_at = 0.0

    def show_examined(self, examined: Examined) -> None:
        """Show what was found in what is typed."""

    def on_mount(self) -> None:
        """Open the rubric, and look now and then at what is typed and at its file."""
        self.area.read_only = True
        self._open()
        self.set_interval(TICK_SECONDS, self._tick)
        self.set_interval(WATCH_SECONDS, self._look_outside)

    async def on_unmount(self) -> None:
        """Keep what is typed, however the screen is left."""
        if self._keeper is not None:
            await self._keeper.keep(self.area.text)

    @on(TextArea.Changed, "#rubric-text")
    def note_typing(self) -> None:
        """Note that there is something to look at once the person pauses."""
        self._is_unread = True
        self._typed_at = monotonic()

    def tell(self, text: str, *, is_standing: bool = False) -> None:
        """Say something where the person looks: until the text is another, or, standing, until more is said."""
        self._told_of = None if is_standing else self.area.text
        label = self.query_one("#workshop-told", Label)
        label.update(sanitise(text))
        label.display = bool(text)

    @work
    async def action_save(self) -> None:
        """Save the text; of a shipped rubric make a copy to go on with."""
        if self.bench is None or self._keeper is None or self._is_saving:
            return
        self._is_saving = True
        try:
            with unless_closed(self):
                await self._save(self.bench, self._keeper)
        finally:
            self._is_saving = False

    @work
    async def action_edit(self) -> None:
        """Open the text in the person's own editor."""
        if self.area.read_only or self._keeper is None:
            self.tell(READ_ONLY)
            return
        with unless_closed(self):
            async with self._keeper.lent():
                await self._edit()

    @work
    async def action_leave(self) -> None:
        """Leave; ask first where something is not saved."""
        bench = self.bench
        if bench and self._keeper and not bench.is_read_only and bench.is_changed(self.area.text):
            if not await self.app.push_screen_wait(Question(*LEAVE, yes="Leave", no="Stay")):
                return
            await self._keeper.let_go()
        self.dismiss()

    @work
    async def _open(self) -> None:
        with unless_closed(self):
            try:
                bench = await asyncio.to_thread(open_workbench, self.place, self._app.settings)
            except MockInterviewError as error:
                self.tell(str(error))
                return
            self.bench, self._keeper = bench, FileKeeper(self._app, bench)
            self._begin(bench)
            self.area.read_only = bench.is_read_only
            self.tell(_first_words(bench))
            await self._look(bench, self._keeper)

    def _tick(self) -> None:
        if self._is_unread and monotonic() - self._typed_at >= PAUSE_SECONDS:
            self._is_unread = False
            self._look_again()

    @work(exclusive=True, group="looking")
    async def _look_again(self) -> None:
        if self.bench and self._keeper:
            with unless_closed(self):
                await self._look(self.bench, self._keeper)

    async def _look(self, bench: Workbench, keeper: FileKeeper) -> None:
        """Look at what is typed, show what was found, and keep it."""
        text = self.area.text
        if self._told_of not in (None, text):
            self.tell("")
        self.examined = await asyncio.to_thread(bench.examine, text)
        self.show_examined(self.examined)
        await keeper.keep(text)

    @work(group="outside")
    async def _look_outside(self) -> None:
        if self._keeper is not None and not self._keeper.is_busy:
            with unless_closed(self):
                self._take(await self._keeper.look_outside(lambda: self.area.text))

    async def _edit(self) -> None:
        try:
            text = await edited(self.app, self.area.text, f"{self.place.path.stem}.json")
        except InputError as error:
            self.tell(str(error))
        else:
            self.area.put(f"{text}\n")

    async def _save(self, bench: Workbench, keeper: FileKeeper) -> None:
        try:
            self._take(await (keeper.copy() if bench.is_read_only else keeper.save(self.area.text, self._hold)))
        except InputError as error:
            self.tell(str(error))
        self.area.read_only = bench.is_read_only
        if self.examined:
            self.show_examined(self.examined)

    def _hold(self) -> None:
        self.area.read_only = True

    def _take(self, said: Said | None) -> None:
        """Tell what came of something that was done with the file, and show its text where it is another."""
        if said is not None:
            if said.text is not None:
                self.area.put(said.text)
            self.tell(said.told, is_standing=said.is_standing)

    def _begin(self, bench: Workbench) -> None:
        """Begin with the text of the file; what was typed and not saved is an edit of it, which can be taken back."""
        self.area.start(bench.opened)
        if bench.restored is not None:
            self.area.put(bench.restored)

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)


def _first_words(bench: Workbench) -> str:
    if bench.restored is not None:
        return RESTORED
    if bench.is_read_only:
        return READ_ONLY
    return HIDES if bench.source.hides else ""
