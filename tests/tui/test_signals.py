"""What is left behind in a real terminal when the program is told to end."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts import drafts, history
from mock_interview.transcripts.database import Database

ENTER_SCREEN, LEAVE_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"
SECONDS = 30.0


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        command = [sys.executable, "-m", "mock_interview", *arguments]
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm-256color"}
        )
        os.close(slave)
        self.output = b""

    def until(self, wanted: bytes) -> None:
        """Read until the program has written `wanted`."""
        end = time.monotonic() + SECONDS
        while wanted not in self.output:
            assert time.monotonic() < end, self.output[-2000:]
            self._read()

    def type(self, text: str) -> None:
        """Type into the program."""
        os.write(self._master, text.encode())

    def end(self, number: signal.Signals) -> int:
        """Tell the program to end, and return its exit code."""
        self.process.send_signal(number)
        end = time.monotonic() + SECONDS
        while (code := self.process.poll()) is None:
            assert time.monotonic() < end, self.output[-2000:]
            self._read()
        self._read()
        return code

    def close(self) -> None:
        """Let go of the terminal, and of the program if it is still there."""
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def _read(self) -> None:
        try:
            self.output += os.read(self._master, 65536)
        except BlockingIOError:
            time.sleep(0.01)
        except OSError:  # the other end is closed
            return


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal("practice", "ml-engineer/feature-scaling")
    yield terminal
    terminal.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_told_to_end_gives_the_terminal_back_and_keeps_the_draft(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.until(ENTER_SCREEN)
    terminal.until(b"Your turn.")
    terminal.type("Half")
    terminal.until(b"1 words")
    terminal.end(number)
    assert terminal.output.rfind(LEAVE_SCREEN) > terminal.output.rfind(ENTER_SCREEN)
    assert MOUSE_OFF in terminal.output
    assert draft(load_settings()) == "Half"


def draft(settings: Settings) -> str | None:
    """Return the draft of the attempt begun last."""
    db = Database(settings.locations.database)
    kept = drafts.load_draft(db, history.recent(db, 1)[0].attempt.id)
    db.close()
    return kept.text if kept else None
