"""A screen that does one thing at a time, and says what goes wrong with it."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

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
        self._to_do = 0

    def tell(self, text: str) -> None:
        """Say something where the person looks."""
        self.notify(text, markup=False)

    def settle(self) -> None:
        """Do what is to be done once nothing is under way any more, whatever became of it."""

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)

    async def _alone(self, action: Coroutine[Any, Any, None]) -> None:
        """See `action` through, unless another is under way: a key pressed twice counts once."""
        if self._acting.locked():
            action.close()
        else:
            await self._in_turn(action)

    async def _in_turn(self, action: Coroutine[Any, Any, None]) -> None:
        """See `action` through, after what is under way."""
        self._to_do += 1
        try:
            async with self._acting:
                with self._telling():
                    await action
        finally:
            self._to_do -= 1
            if not self._to_do:
                self.settle()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what goes wrong in the block."""
        with unless_closed(self):
            try:
                yield
            except MockInterviewError as error:
                self.tell(str(error))
