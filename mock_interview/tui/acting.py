"""A screen that does one thing at a time, and says what goes wrong with it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from mock_interview.errors import MockInterviewError
from mock_interview.tui.closing import unless_closed

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp


class ActingScreen(Screen[None]):
    """What a screen needs whose keys start work that takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self._acting = asyncio.Lock()
        self._to_do: set[str] = set()

    def tell(self, text: str) -> None:
        """Say something where the person looks."""
        self.notify(text, markup=False)

    def settle(self) -> None:
        """Do what is to be done once nothing is under way any more, whatever became of it."""

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)

    async def _in_turn(self, name: str, action: Callable[[], Awaitable[None]]) -> None:
        """See `action` through, after what is under way; while one of that name is to be done, it counts once."""
        if name in self._to_do:
            return
        self._to_do.add(name)
        try:
            async with self._acting:
                with self._telling():
                    await action()
        finally:
            self._to_do.remove(name)
            if not self._to_do:
                self.settle()

    def _go_on(self, action: Awaitable[None]) -> None:
        """See `action` through as work of the program: it goes on when this screen is closed."""
        self.app.run_worker(self._told(action))

    async def _told(self, action: Awaitable[None]) -> None:
        with self._telling():
            await action

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what goes wrong in the block."""
        with unless_closed(self):
            try:
                yield
            except MockInterviewError as error:
                self.tell(str(error))
