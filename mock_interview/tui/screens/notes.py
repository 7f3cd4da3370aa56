"""Writing a note on something said, or changing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from mock_interview.text import one_line, sanitise
from mock_interview.transcripts.records import Note, Utterance
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.typed_lines import TypedLines
from mock_interview.tui.widgets.utterance import WHO
from mock_interview.tui.wording import local_time

SAID_LENGTH = 200
NOTE_LENGTH = 120
NEW = "A new note"
KEEP = "Enter keeps it, ctrl+j begins a line; Esc goes back."
CHANGE = f"{KEEP}\nDown goes to the notes there are: Enter takes one up to be changed."


@dataclass(frozen=True, slots=True)
class Noted:
    """What the person wrote: a new note where there is no `note_id`; an old one goes where there is no text."""

    note_id: str | None
    text: str


class NoteDialog(ModalScreen[Noted | None]):
    """Asks for a note; the notes there are can be changed. Esc goes back."""

    AUTO_FOCUS = "TypedLines"
    HELP = """
# A note

Write a note and press **Enter**; **ctrl+j** begins a new line. **Down** goes to the notes there are, where **Enter**
takes one up to be changed; one left empty is taken away. **Esc** goes back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("down", "to_notes", "Notes", show=False),
    ]

    def __init__(self, said: Utterance, notes: Sequence[Note]) -> None:
        super().__init__()
        self._said = said
        self._notes = {note.id: note for note in notes}
        self._chosen: str | None = None

    def compose(self) -> ComposeResult:
        """Draw what the note is about, where to write it, and the notes there are."""
        with VerticalScroll(classes="dialog"):
            yield Label(f"Note on what was said: {WHO[self._said.kind]}", classes="dialog-title", markup=False)
            yield Static(f"“{one_line(self._said.text, SAID_LENGTH)}”", markup=False)
            yield TypedLines("What you want to remember")
            yield Static(CHANGE if self._notes else KEEP, markup=False)
            if self._notes:
                yield Choices(Option(NEW, id="new"), *map(_option, self._notes.values()), markup=False)

    def action_to_notes(self) -> None:
        """Go from what is written to the notes there are."""
        for options in self.query(OptionList):
            options.focus()

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Put the chosen note, whole, where it can be changed."""
        chosen = self._notes.get(event.option.id or "")
        self._chosen = chosen.id if chosen else None
        area = self.query_one(TypedLines)
        area.put(sanitise(chosen.text) if chosen else "")
        area.focus()

    @on(TypedLines.Submitted)
    def hand_over(self, event: TypedLines.Submitted) -> None:
        """Hand the note over; a new one once it says something."""
        text = sanitise(event.text).strip()
        if text or self._chosen:
            self.dismiss(Noted(self._chosen, text))


def _option(note: Note) -> Option:
    return Option(Content(f"{local_time(note.created_at)}  {one_line(note.text, NOTE_LENGTH)}"), id=note.id)
