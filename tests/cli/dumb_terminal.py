"""The program in a dumb terminal."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.cli.program import ROOT, SECONDS

if sys.platform != "win32":
    import pty


class Terminal:
    """A dumb terminal with the program in it."""

    def __init__(self, program: subprocess.Popen[bytes], end: int) -> None:
        self.program = program
        self._end = end
        self._shown = ""
        self._read_to = 0

    def type(self, *lines: str) -> None:
        """Type lines."""
        os.write(self._end, "".join(f"{line}\n" for line in lines).encode())

    def type_without_enter(self, text: str) -> None:
        """Type, and leave it at that."""
        os.write(self._end, text.encode())

    def watch(self, is_so: Callable[[], bool]) -> None:
        """Read on until something has come about."""
        self._read(is_so)

    def end_input(self) -> None:
        """Press Ctrl-D."""
        os.write(self._end, b"\x04")

    def until(self, text: str) -> str:
        """Read until `text` is shown that was not waited for before, and return all that was shown."""
        self._read(lambda: text in self._shown[self._read_to :])
        self._read_to = self._shown.index(text, self._read_to) + len(text)
        return self._shown

    def exit_code(self) -> int:
        """Wait until the program ends."""
        self._read(lambda: self.program.poll() is not None)
        return self.program.wait(SECONDS)

    @property
    def shown(self) -> str:
        """All that was shown so far."""
        return self._shown

    def _read(self, is_enough: Callable[[], bool]) -> None:
        given_up = time.monotonic() + SECONDS
        while not is_enough():
            assert time.monotonic() < given_up, f"it did not come about; the terminal shows\n{self._shown}"
            if select.select([self._end], [], [], 0.05)[0]:
                try:
                    self._shown += os.read(self._end, 65_536).decode("utf-8", "replace").replace("\r\n", "\n")
                except OSError:  # Linux says so where the program closed its end
                    self.program.wait(SECONDS)
                    assert is_enough(), f"the program ended; the terminal shows\n{self._shown}"


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Run the program in a dumb terminal."""
    end, its_end = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "mock_interview", *arguments],
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
    )
    os.close(its_end)
    try:
        with program:
            yield Terminal(program, end)
            program.kill()
    finally:
        os.close(end)
