"""Somebody who plays an interview in a terminal: presses keys, waits for what is shown, and keeps the screens."""

from collections.abc import Callable
from types import MappingProxyType

from tests.terminals.terminal import SECONDS, Terminal

KEYS = MappingProxyType(
    {
        "enter": "\r",
        "escape": "\x1b",
        "ctrl+j": "\n",
        "ctrl+n": "\x0e",
        "ctrl+s": "\x13",
        "ctrl+t": "\x14",
        "f2": "\x1bOQ",
        "f3": "\x1bOR",
        "f5": "\x1b[15~",
        "f7": "\x1b[18~",
        "down": "\x1b[B",
        "pagedown": "\x1b[6~",
        "pageup": "\x1b[5~",
    }
)

PAGES, PAGE_SECONDS = 10, 0.3


class Player:
    """Plays in `terminal` and hands every screen that was waited for to `record`."""

    def __init__(self, terminal: Terminal, record: Callable[[str], None]) -> None:
        self._terminal = terminal
        self._record = record
        self.steps = 0

    def press(self, *keys: str) -> None:
        """Press these keys, by name or as they are."""
        for key in keys:
            self._terminal.type(KEYS.get(key, key))

    def sees(self, *texts: str) -> None:
        """Wait until all of these are shown; raises `AssertionError` where they are not."""
        self.sees_within(SECONDS, *texts)

    def sees_within(self, seconds: float, *texts: str) -> None:
        """Wait for these for `seconds`; raises as `sees` does."""
        try:
            self._terminal.until_shown(*texts, seconds=seconds)
        except AssertionError as error:
            raise AssertionError(f"step {self.steps + 1}, waiting for {', '.join(texts)}: {error}") from None
        self.steps += 1
        screen = "\n".join(self._terminal.screen.lines)
        self._record(f"step {self.steps}: {', '.join(texts)}\n{screen}")

    def answers(self, text: str) -> None:
        """Type an answer, a word at a time, see it saved, and send it."""
        for word in text.split(" "):
            self._terminal.type(f"{word} ")
        self.sees(text.rsplit(" ", 1)[-1], "saved")
        self.press("ctrl+j")

    def finds(self, text: str) -> None:
        """Page down, and up again, until `text` is shown."""
        for key in ["pagedown"] * PAGES + ["pageup"] * PAGES:
            if text in self._terminal.screen.words:
                break
            self.press(key)
            self._terminal.wait(PAGE_SECONDS)
        self.sees(text)
