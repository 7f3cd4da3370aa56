"""Writing a rubric in the workshop, the way a person does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.screens.workshop import WorkshopScreen
from mock_interview.tui.widgets.rubric_area import RubricArea
from mock_interview.workshop.editing.places import Place
from tests.tui.playing import Player, playing

REF = "basics/scaling"


class Author:
    """Somebody in the workshop with a rubric."""

    def __init__(self, player: Player, screen: WorkshopScreen) -> None:
        self.player = player
        self.screen = screen

    @property
    def area(self) -> RubricArea:
        """Where the text is."""
        return self.screen.area

    async def change(self, old: str, new: str) -> None:
        """Put `new` in the place of `old`, as one edit."""
        before = self.area.text
        assert before.count(old) == 1, old
        row, line = next((row, line) for row, line in enumerate(before.split("\n")) if old in line)
        at = line.index(old)
        self.area.replace(new, (row, at), (row, at + len(old)))
        await self.player.until(lambda: self.area.text != before)

    async def turn_to(self, key: str) -> None:
        """Turn to a page."""
        await self.player.press(key)


@asynccontextmanager
async def writing(app: MockInterviewApp, path: Path, copy_to: Path | None = None) -> AsyncIterator[Author]:
    """Open a rubric in the workshop, once Home is there."""
    async with playing(app, (100, 60)) as player:  # one above the other, so that words stay together
        await player.until_shown("Practise")
        app.open_screen("workshop", Place(REF, path, copy_to))
        await player.until_shown("Workshop: basics/scaling", "of advice")
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        yield Author(player, screen)
