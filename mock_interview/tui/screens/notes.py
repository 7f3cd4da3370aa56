"""Writing a note on something said, or changing one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from mock_interview.errors import MockInterviewError
from mock_interview.text import one_line, sanitise
from mock_interview.transcripts.records import Note, Utterance
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.screens.dialogs import Question
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.typed_lines import TypedLines
from mock_interview.tui.widgets.utterance import WHO
from mock_interview.tui.wording import local_time

SAID_LENGTH = 200
NOTE_LENGTH = 120
NEW = "A new note"
KEEP = "Enter keeps it, ctrl+j begins a line; Esc goes back."
CHANGE = f"{KEEP}\nDown goes to the notes there are: Enter takes one up to be changed."
LEAVE = ("Leave what you wrote?", "It is not kept yet, and would be gone.")


@dataclass(frozen=True, slots=True)
class Noted:
    """What the person wrote: a new note where there is no `note_id`; an old one goes where there is no text."""

    note_id: str | None
    text: str


class NoteDialog(ModalScreen[bool]):
    """Asks for a note, or a change to one there is, and ends once `keep` has kept it; Esc goes back.

    Ends with whether something was kept. `keep` is called in a thread; where it raises a `MockInterviewError`,
    that is told, and what was written stays. It is never let go without a question.
    """

    AUTO_FOCUS = "TypedLines"
    HELP = """
# A note

Write a note and press **Enter**; **ctrl+j** begins a new line. **Down** goes to the notes there are, where **Enter**
takes one up to be changed; one left empty is taken away. **Esc** goes back. You are asked before anything you wrote
and did not keep is let go.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back"),
        Binding("down", "to_notes", "Notes", show=False),
    ]

    def __init__(self, said: Utterance, notes: Sequence[Note], keep: Callable[[Noted], None]) -> None:
        super().__init__()
        self._said = said
        self._notes = {note.id: note for note in notes}
        self._keep = keep
        self._area = TypedLines("What you want to remember")
        self._chosen: str | None = None
        self._taken_up = ""
        self._is_acting = False

    def compose(self) -> ComposeResult:
        """Draw what the note is about, where to write it, and the notes there are."""
        with VerticalScroll(classes="dialog"):
            yield Label(f"Note on what was said: {WHO[self._said.kind]}", classes="dialog-title", markup=False)
            yield Static(f"“{one_line(self._said.text, SAID_LENGTH)}”", markup=False)
            yield self._area
            yield Static(CHANGE if self._notes else KEEP, markup=False)
            if self._notes:
                yield Choices(Option(NEW, id="new"), *map(_option, self._notes.values()), markup=False)

    def action_to_notes(self) -> None:
        """Go from what is written to the notes there are."""
        for options in self.query(OptionList):
            options.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Put the chosen note, whole, where it can be changed; the one that is there already stays as it is."""
        chosen = self._notes.get(event.option.id or "")
        if (chosen.id if chosen else None) == self._chosen:
            self._area.focus()
        else:
            self._alone(lambda: self._take_up(chosen))

    @on(TypedLines.Submitted)
    def hand_over(self, event: TypedLines.Submitted) -> None:
        """Have the note kept; a new one once it says something."""
        text = sanitise(event.text).strip()
        if text or self._chosen:
            self._alone(lambda: self._have_kept(Noted(self._chosen, text)))

    def action_leave(self) -> None:
        """Go back."""
        self._alone(self._leave)

    @work
    async def _alone(self, act: Callable[[], Awaitable[None]]) -> None:
        """See `act` through; until then nothing else begins, and nothing more is written."""
        if self._is_acting:
            return
        self._is_acting = self._area.read_only = True
        try:
            with unless_closed(self):
                await act()
        finally:
            self._is_acting = self._area.read_only = False

    async def _take_up(self, chosen: Note | None) -> None:
        if await self._may_let_go():
            self._chosen = chosen.id if chosen else None
            self._area.put(sanitise(chosen.text) if chosen else "")
            self._taken_up = self._area.text
        self._area.focus()

    async def _have_kept(self, noted: Noted) -> None:
        try:
            await asyncio.to_thread(self._keep, noted)
        except MockInterviewError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.dismiss(True)  # noqa: FBT003 - the result

    async def _leave(self) -> None:
        if await self._may_let_go():
            self.dismiss(False)  # noqa: FBT003 - the result

    async def _may_let_go(self) -> bool:
        is_kept = self._area.text == self._taken_up
        return is_kept or await self.app.push_screen_wait(Question(*LEAVE, yes="Leave it", no="Go on"))


def _option(note: Note) -> Option:
    return Option(Content(f"{local_time(note.created_at)}  {one_line(note.text, NOTE_LENGTH)}"), id=note.id)
