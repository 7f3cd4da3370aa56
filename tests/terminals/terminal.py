"""A terminal with the program in it: typing, clicking, and reading what is shown."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.terminals.screen import Screen

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30.0
SMALL = (80, 24)
PROGRAM = "mock_interview"

_READ_SIZE = 65536
# As a terminal's own shell does, so that a terminal that goes away takes the program with it.
_LOG_IN = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Written:
    """What came from the program at one time; `at` is of the monotonic clock."""

    at: float
    content: bytes


class Terminal:
    """A module, by default the program, in a terminal of `size`, columns by rows.

    `variables` are added to its environment. Use it as a context manager: the program does not outlive it.
    """

    def __init__(
        self,
        *arguments: str,
        module: str = PROGRAM,
        size: tuple[int, int] = SMALL,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._end, its_end = pty.openpty()
        columns, rows = size
        fcntl.ioctl(its_end, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = bytearray()
        self._screen = Screen(columns, rows)
        self._drawn = 0
        self._is_gone = False
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LOG_IN, sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", **(variables or {})},
            stdin=its_end,
            stdout=its_end,
            stderr=its_end,
        )
        os.close(its_end)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if not self._is_gone:
            os.close(self._end)

    def type(self, text: str) -> float:
        """Type `text` at once and return when that was."""
        at = time.monotonic()
        os.write(self._end, text.encode())
        return at

    def click(self, text: str) -> None:
        """Click where `text` stands."""
        place = self.screen.find(text)
        assert place is not None, f"{text!r} is not to be seen; {self.told}"
        column, row = place
        self.type("".join(f"\x1b[<0;{column + 1};{row + 1}{button}" for button in "Mm"))

    def read(self, seconds: float) -> Written | None:
        """Return what comes next within `seconds`; None where nothing does."""
        if self._is_gone or not select.select([self._end], [], [], max(seconds, 0.0))[0]:
            return None
        try:
            written = Written(time.monotonic(), os.read(self._end, _READ_SIZE))
        except OSError:  # Linux says so where the program closed its end
            return None
        self.output += written.content
        return written

    def wait(self, seconds: float) -> None:
        """Let `seconds` pass, reading on."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.read(left) is None and self.process.poll() is not None:
                return

    def until(self, is_so: Callable[[], bool], seconds: float = SECONDS) -> None:
        """Read until something is so; raises `AssertionError` where that does not come about."""
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, f"it did not come about; {self.told}"
            self.read(0.05)

    def until_shown(self, *texts: str, seconds: float = SECONDS) -> None:
        """Read until all of these stand on the screen."""
        self.until(lambda: all(text in self.screen.words for text in texts), seconds)

    def end(self, number: signal.Signals) -> int:
        """Tell the program to end, and return its exit code."""
        self.process.send_signal(number)
        self.until(lambda: self.process.poll() is not None)
        self.read(0)
        return self.process.wait()

    def hang_up(self) -> int:
        """Take the terminal away from the program, and return the exit code it ends with."""
        self._is_gone = True
        os.close(self._end)
        return self.process.wait(SECONDS)

    def kill(self) -> float:
        """Kill the program, unless it has ended, read its last words, and return when that was."""
        at = time.monotonic()
        self.process.kill()
        self.process.wait()
        while self.read(0) is not None:
            pass
        return at

    @property
    def screen(self) -> Screen:
        """What is shown now; it is drawn when it is asked for, so that reading stays fast."""
        self._screen.feed(self.output[self._drawn :])
        self._drawn = len(self.output)
        return self._screen

    @property
    def told(self) -> str:
        """The screen, for a message."""
        return "the terminal shows\n" + "\n".join(self.screen.lines)
