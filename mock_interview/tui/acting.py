"""A screen that does one thing at a time, and says what goes wrong with it."""

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
        self._is_busy = False

    def tell(self, text: str) -> None:
        """Say something where the person looks."""
        self.notify(text, markup=False)

    def settle(self) -> None:
        """Do what is to be done after every action, whatever became of it."""

    @property
    def _app(self) -> "MockInterviewApp":
        return cast("MockInterviewApp", self.app)

    async def _alone(self, action: Coroutine[Any, Any, None]) -> None:
        """See `action` through, unless another is under way: a key pressed twice counts once."""
        if self._is_busy:
            action.close()
            return
        self._is_busy = True
        try:
            with self._telling():
                await action
        finally:
            self._is_busy = False
            self.settle()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what goes wrong in the block."""
        with unless_closed(self):
            try:
                yield
            except MockInterviewError as error:
                self.tell(str(error))
