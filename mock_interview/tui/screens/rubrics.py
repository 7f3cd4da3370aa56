"""The rubrics there are to write: pack by pack, one's own and the shipped ones.

::

    Workshop
      my-questions
        Database indexes            database-indexes      yours
      ml-engineer
        Feature scaling             feature-scaling       shipped
     n New  esc Home
"""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from rich.cells import set_cell_size
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.screens.new_rubric import NewRubric
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.keys import Keys
from mock_interview.workshop.editing.places import Place, all_places, title_of
from mock_interview.workshop.starting import PACK

TITLE_WIDTH, NAME_WIDTH = 34, 28
BROKEN = "(cannot be used yet)"
NONE = "There are no rubrics; n writes the first."


class RubricsScreen(Screen[None]):
    """A list to choose a rubric from."""

    HELP = """
# Rubrics

**Enter** opens a rubric in the workshop. Those of your own are changed where they are; a shipped one is shown, and
copied to your folder before it is changed. **n** writes a new one
from a template, as `mock-interview rubrics new` does.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New"),
        Binding("escape", "dismiss(None)", "Home"),
    ]

    class Chosen(Message):
        """A rubric is to be opened."""

        def __init__(self, place: Place) -> None:
            self.place = place
            super().__init__()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._places: dict[str, Place] = {}

    def compose(self) -> ComposeResult:
        """Draw the heading, the list and the keys."""
        yield Label("Workshop", id="heading", markup=False)
        yield Choices(id="rubrics-list", markup=False)
        yield Keys()

    def on_screen_resume(self) -> None:
        """Read what there is, now that something may have changed."""
        self.query_one(OptionList).focus()
        self.fill()

    @work(exclusive=True, group="filling")
    async def fill(self) -> None:
        """Fill the list."""
        with unless_closed(self):
            self._show(await asyncio.to_thread(_titled, self._settings))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        if (place := self._places.get(event.option_id or "")) is not None:
            self.post_message(self.Chosen(place))

    @work
    async def action_new(self) -> None:
        """Write a new rubric, and open it."""
        place = await self.app.push_screen_wait(NewRubric(self._settings, self._pack))
        if place is not None:
            self.post_message(self.Chosen(place))

    @property
    def _pack(self) -> str:
        """The pack that a new rubric most likely belongs to: that of the one in hand, where it is the person's own."""
        option = self.query_one(OptionList).highlighted_option
        place = self._places.get(option.id or "") if option else None
        return PACK if place is None or place.is_shipped else place.ref.partition("/")[0]

    def _show(self, titled: Sequence[tuple[Place, str]]) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted
        self._places = {place.ref: place for place, _ in titled}
        options.clear_options()
        options.add_options(_lines(titled))
        options.highlighted = 1 if at is None and titled else at


def _titled(settings: Settings) -> list[tuple[Place, str]]:
    return [(place, title_of(place)) for place in all_places(settings)]


def _lines(titled: Sequence[tuple[Place, str]]) -> Iterator[Option]:
    if not titled:
        yield Option(Content(NONE), disabled=True)
    for pack, members in groupby(titled, key=lambda each: each[0].ref.partition("/")[0]):
        yield Option(Content.styled(f"\n{one_line(pack, NAME_WIDTH)}", "bold $text-accent"), disabled=True)
        yield from (_line(place, title) for place, title in members)


def _line(place: Place, title: str) -> Option:
    name = place.ref.partition("/")[2]
    shown, named = (
        set_cell_size(one_line(text, width), width)
        for text, width in ((title or BROKEN, TITLE_WIDTH), (name, NAME_WIDTH))
    )
    origin = "shipped" if place.is_shipped else "yours"
    return Option(Content.assemble(shown, (f"  {named}  {origin}", "$foreground-muted")), id=place.ref)
