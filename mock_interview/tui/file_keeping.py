"""Saving a rubric from the screen, and noticing what others make of its file meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mock_interview.errors import InputError
from mock_interview.text import one_line, sanitise
from mock_interview.tui.screens.outside import ChangedOutside
from mock_interview.tui.workbench import Workbench
from mock_interview.workshop.editing.examining import Examined
from mock_interview.workshop.editing.rewriting import ChangedMeanwhileError

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

NAME_LENGTH = 80

READ_ANEW = "The file was changed outside and has been read anew; ctrl+z brings back what was here."
BEHIND = "The file was changed outside as well; ctrl+s asks what to do about it."
GONE = "The file is gone; ctrl+s writes it anew."
KEPT_BOTH = "What you typed is in {}; this is the file as it is outside."
COPIED = "This is your own copy now: {}"
UNCHANGED = "Nothing had changed; the file is as it was."
SAVED = "Saved."
SAVED_BROKEN = "Saved. It cannot be used before its problems are mended."
SAVED_CONTRADICTORY = "Saved. Something in it contradicts itself; F5 tells what."


@dataclass(frozen=True, slots=True)
class Said:
    """What to tell, and the text to show in the place of what is typed, where there is another.

    What is standing holds however the text is changed.
    """

    told: str
    text: str | None = None
    is_standing: bool = False


class FileKeeper:
    """Does one thing at a time with the file of `bench`, and says what came of it."""

    def __init__(self, app: "MockInterviewApp", bench: Workbench) -> None:
        self._app = app
        self._bench = bench
        self._turn = asyncio.Lock()
        self._told = ""
        self._is_let_go = False
        self._is_lent = False

    @property
    def is_busy(self) -> bool:
        """Whether something is under way with the file, or its text is somewhere else."""
        return self._is_lent or self._turn.locked()

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[None]:
        """Give the text away meanwhile: what comes back is measured by the file that it was taken from."""
        async with self._turn:
            self._is_lent = True
        try:
            yield
        finally:
            self._is_lent = False

    async def keep(self, text: str) -> None:
        """Keep what is typed through a crash; what has begun is seen through, whoever stops waiting for it."""
        await asyncio.shield(self._keep(text))

    async def let_go(self) -> None:
        """Keep nothing of what is typed, from now on."""
        self._is_let_go = True
        async with self._turn:
            await asyncio.to_thread(self._bench.forget)

    async def copy(self) -> Said:
        """Make a copy of a shipped rubric to go on with. Raises `InputError`."""
        async with self._turn:
            await asyncio.to_thread(self._bench.make_copy)
        return Said(COPIED.format(sanitise(str(self._bench.place.path))))

    async def save(self, text: str, hold: Callable[[], None]) -> Said | None:
        """Save what is typed, or have the person choose where others changed the file; None where they do not.

        `hold` keeps the text from being changed once they have chosen. Raises `InputError`. Call from a worker.
        """
        try:
            async with self._turn:
                is_new = await asyncio.to_thread(self._bench.save, text)
        except ChangedMeanwhileError:
            return await self._settle(text, hold)
        self._told = ""
        return Said(_saved(await asyncio.to_thread(self._bench.examine, text)) if is_new else UNCHANGED)

    async def look_outside(self, typed: Callable[[], str]) -> Said | None:
        """Say what others have made of the file, once; read it anew where nothing is typed that would be lost."""
        async with self._turn:
            try:
                found = await asyncio.to_thread(self._bench.look_outside)
            except InputError as error:
                return self._once(str(error))
            if found is None:
                return self._once(GONE)
            text = typed()  # asked only now: nothing can be typed before the answer is shown
            if found.text == text:
                self._bench.source = found
            if found == self._bench.source:
                return self._once("")
            if self._bench.is_changed(text):
                return self._once(BEHIND)
            self._bench.source = found
        return Said(READ_ANEW, found.text)

    async def _keep(self, text: str) -> None:
        async with self._turn:
            if not self._is_let_go:
                await asyncio.to_thread(self._bench.keep, text)

    def _once(self, told: str) -> Said | None:
        is_new, self._told = told != self._told, told
        return Said(told, is_standing=True) if is_new else None

    async def _settle(self, text: str, hold: Callable[[], None]) -> Said | None:
        choice = await self._app.push_screen_wait(ChangedOutside(one_line(self._bench.place.path.name, NAME_LENGTH)))
        if choice is None:
            return None
        hold()
        async with self._turn:
            aside = await asyncio.to_thread(self._bench.keep_both, text) if choice == "both" else ""
            found = await asyncio.to_thread(self._bench.reload)
        self._told = ""
        return Said(KEPT_BOTH.format(one_line(aside, NAME_LENGTH)) if aside else READ_ANEW, found)


def _saved(examined: Examined) -> str:
    if examined.loaded is None:
        return SAVED_BROKEN
    return SAVED_CONTRADICTORY if examined.problems else SAVED
