"""Making an answer that a person has scored an example of its rubric.

::

    ╭───────────────────────────────────────────────────────────╮
    │ Add to the examples of demo/scaling                       │
    │                                                           │
    │ Descent crawls on uneven ranges, as we saw at Siemens.    │
    │ Trees only compare.                                       │
    │                                                           │
    │ 52 to 73 %: slow-descent met, trees missing               │
    │ Look again: “Siemens” may be a name.                      │
    │                                                           │
    │ Name of the example                                       │
    │ ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔ │
    │ Note for who edits the rubric, if any                     │
    │ ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔ │
    │ ctrl+s adds it to scaling.json; Esc writes nothing.       │
    ╰───────────────────────────────────────────────────────────╯
"""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from mock_interview.errors import MockInterviewError
from mock_interview.rubric.library import open_library
from mock_interview.scoring.by_hand import verdict_word
from mock_interview.text import one_line, sanitise
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.widgets.typed_line import TypedLine
from mock_interview.workshop.reviewing.example import Proposal, add_example, added_told, propose

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

LONGEST_NAME = 64
LONGEST_NOTE = 400
NAME_WIDTH = 50
READING = "Looking at the answer and its rubric."
NAMELESS = "Name the example first, such as uses-an-analogy."
ADDS = "Nothing personal in it? Then ctrl+s adds it to {}; Esc writes nothing."
COPIES = (
    "Nothing personal in it? This is a shipped rubric: ctrl+s copies it to your own folder, as {}, and adds the "
    "example there; Esc writes nothing."
)


class ExampleDialog(ModalScreen[None]):
    """Shows what would be added, asks for a name and a note; says what was written."""

    AUTO_FOCUS = "#example-name"
    HELP = """
# Add as an example

The answer and your verdicts on it go into the rubric's file; the rest of the file stays as it is. Read the answer
first: whoever gets the rubric will read it too.

**Tab** goes from the name to the note, **page up** and **page down** scroll the answer, **ctrl+s** adds the example,
**Esc** goes back and writes nothing.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "add", "Add", priority=True),
        Binding("pageup", "scroll_answer(-1)", show=False),
        Binding("pagedown", "scroll_answer(1)", show=False),
        Binding("escape", "dismiss", "Back"),
    ]

    def __init__(self, attempt_id: str) -> None:
        super().__init__()
        self._attempt_id = attempt_id
        self._proposal: Proposal | None = None
        self._is_writing = False

    def compose(self) -> ComposeResult:
        """Draw the answer, what is said of it, and the two lines to fill in."""
        with VerticalScroll(classes="dialog"):
            yield Label("Add to the examples", classes="dialog-title", markup=False)
            with VerticalScroll(id="example-answer"):
                yield Static(READING, markup=False)
            yield Static(id="example-facts", markup=False)
            yield Static("Name of the example", markup=False)
            yield TypedLine(placeholder="uses-an-analogy", max_length=LONGEST_NAME, id="example-name")
            yield Static("Note for who edits the rubric, if any", markup=False)
            yield TypedLine(max_length=LONGEST_NOTE, id="example-note")
            yield Static(id="example-keys", markup=False)

    def on_mount(self) -> None:
        """Look at the answer and its rubric meanwhile."""
        self._read()

    @on(TypedLine.Submitted, "#example-name")
    def go_to_the_note(self) -> None:
        """Go from the name to the note."""
        self.query_one("#example-note").focus()

    @on(DescendantFocus)
    def keep_in_sight(self) -> None:
        """Scroll to the line that is filled in, above the one that says how to go on."""
        if self.focused:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    @work
    async def action_add(self) -> None:
        """Add the example; where that is not possible say why, and stay."""
        if self._proposal is None or self._is_writing:
            return
        if not (name := self._typed("#example-name")):
            self.notify(NAMELESS, severity="warning", markup=False)
            return
        self._is_writing = True
        try:
            with unless_closed(self):
                await self._add(self._proposal, name)
        finally:
            self._is_writing = False

    def action_scroll_answer(self, direction: int) -> None:
        """Scroll the answer by a page."""
        answer = self.query_one("#example-answer")
        answer.scroll_relative(y=direction * answer.size.height, animate=False)

    @work
    async def _read(self) -> None:
        app = cast("MockInterviewApp", self.app)
        try:
            library = await asyncio.to_thread(open_library, app.settings)
            proposal = await asyncio.to_thread(propose, app.db, library, app.settings, self._attempt_id)
        except MockInterviewError as error:
            self.notify(str(error), severity="warning", markup=False)
            self.dismiss(None)
            return
        with unless_closed(self):
            self._show(proposal)

    async def _add(self, proposal: Proposal, name: str) -> None:
        try:
            await asyncio.to_thread(add_example, proposal, name, self._typed("#example-note"))
        except MockInterviewError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(sanitise(added_told(proposal)), markup=False)
            self.dismiss()

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        title = f"Add to the examples of {one_line(proposal.loaded.ref, NAME_WIDTH)}"
        self.query_one(".dialog-title", Label).update(Content(title))
        self.query_one("#example-answer Static", Static).update(Content(sanitise(proposal.answer)))
        self.query_one("#example-facts", Static).update(Content("\n".join(_facts(proposal))))
        keys = COPIES if proposal.is_copy else ADDS
        self.query_one("#example-keys", Static).update(Content(keys.format(one_line(proposal.target.name, NAME_WIDTH))))
        self.keep_in_sight()

    def _typed(self, field: str) -> str:
        return sanitise(self.query_one(field, TypedLine).value).strip()


def _facts(proposal: Proposal) -> Iterator[str]:
    low, high = proposal.percent
    verdicts = ", ".join(f"{id_} {verdict_word(claim)}" for id_, claim in proposal.verdicts.items())
    yield f"{low:g} to {high:g} %: {verdicts}"
    for suspicion in proposal.suspicions:
        yield f"Look again: “{one_line(suspicion.text, NAME_WIDTH)}” may be {suspicion.what}."
