"""Beginning a new rubric.

::

    ╭──────────────────────────────────────────────────────────╮
    │ A new rubric                                             │
    │ Pack and name, in lower-case letters and hyphens         │
    │ ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔ │
    │   my-questions/database-indexes                          │
    │ The question, as the interviewer says it                 │
    │   When does an index make a query slower?                │
    │  Write it   Back (esc)                                   │
    ╰──────────────────────────────────────────────────────────╯
"""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from mock_interview.errors import InputError
from mock_interview.settings import Settings
from mock_interview.text import one_line, sanitise
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.widgets.typed_line import LONGEST_LINE, TypedLine
from mock_interview.workshop.editing.places import Place, place_named
from mock_interview.workshop.starting import REF, start

NAME_LENGTH = 160
NAME = "Pack and name, in lower-case letters, digits and hyphens:"
QUESTION = "The question, as the interviewer says it:"


class NewRubric(ModalScreen[Place | None]):
    """Asks for a name and a question, and writes a rubric from the template; Esc goes back, and nothing is written."""

    AUTO_FOCUS = "#new-name"
    HELP = f"""
# A new rubric

Name a pack and a rubric in it, as in **{REF}**; a pack that is not there yet is made, in your own folder. Type the
question, and **Enter** writes the rubric from a template and opens it. Nothing is ever written over. **Esc** goes back.
"""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, settings: Settings, pack: str) -> None:
        super().__init__()
        self._settings = settings
        self._pack = pack
        self._is_writing = False

    def compose(self) -> ComposeResult:
        """Draw the two lines to type in."""
        with VerticalScroll(classes="dialog"):
            yield Label("A new rubric", classes="dialog-title", markup=False)
            yield Static(NAME, markup=False)
            yield TypedLine(
                f"{one_line(self._pack, NAME_LENGTH)}/",
                placeholder=REF,
                max_length=NAME_LENGTH,
                select_on_focus=False,
                id="new-name",
            )
            yield Static(QUESTION, markup=False)
            yield TypedLine(placeholder="May also be written later", max_length=LONGEST_LINE, id="new-question")
            yield Static(id="new-told", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Write it", variant="primary", id="write")
                yield Button("Back (esc)", id="back")

    @on(TypedLine.Submitted, "#new-name")
    def go_on(self) -> None:
        """Go from the name to the question."""
        self.query_one("#new-question").focus()

    @on(TypedLine.Submitted, "#new-question")
    @on(Button.Pressed, "#write")
    def hand_over(self) -> None:
        """Write the rubric, once."""
        if not self._is_writing:
            self._is_writing = True
            self._write()

    @on(Button.Pressed, "#back")
    def go_back(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    @work
    async def _write(self) -> None:
        name, question = (sanitise(self.query_one(line, TypedLine).value) for line in ("#new-name", "#new-question"))
        with unless_closed(self):
            try:
                place = await asyncio.to_thread(self._started, name, question)
            except InputError as error:
                self._refuse(str(error))
            else:
                self.dismiss(place)

    def _started(self, name: str, question: str) -> Place:
        return place_named(str(start(name, question, self._settings)), self._settings)

    def _refuse(self, told: str) -> None:
        self._is_writing = False
        self.query_one("#new-told", Static).update(sanitise(told))
        self.query_one("#new-name").focus()
