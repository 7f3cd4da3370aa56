"""Standard input, line by line, whatever is in it and however long it goes on."""

import os
import select
import sys
import time
from collections import deque
from io import BufferedIOBase, BytesIO, UnsupportedOperation

from mock_interview.interview.plain import MAX_CHARS

if sys.platform != "win32":
    import termios

PIECE = 65_536
MAX_LINE_BYTES = 4 * MAX_CHARS  # no character of UTF-8 is longer than 4 bytes


class Lines:
    """Lines as they come in; of a line without end only the beginning is kept.

    `descriptor` is where the source can be waited for with a time limit, if anywhere.
    """

    def __init__(self, source: BufferedIOBase, encoding: str = "utf-8", descriptor: int | None = None) -> None:
        self._source = source
        self._encoding = encoding
        self._descriptor = descriptor
        self._whole: deque[bytes] = deque()
        self._begun = b""
        self._drops_begun = False
        self.has_ended = False

    @property
    def has_more(self) -> bool:
        """Whether another whole line has come in already."""
        return bool(self._whole)

    def next(self, seconds: float | None = None) -> str | None:
        """Return the next line, or None at the end; what is no text in it is replaced.

        Raises `TimeoutError` where none came within `seconds`. An input that cannot be waited for with a
        time limit is waited for without one.
        """
        until = None if seconds is None else time.monotonic() + seconds
        while not self._whole and not self.has_ended:
            self._wait(until)
            self._read()
        return self._whole.popleft().decode(self._encoding, "replace") if self._whole else None

    def drop_begun(self) -> None:
        """Forget the line that is being typed, or has come in only in part."""
        self._drops_begun = bool(self._begun)
        self._begun = b""
        if sys.platform != "win32" and self._descriptor is not None and os.isatty(self._descriptor):
            termios.tcflush(self._descriptor, termios.TCIFLUSH)

    def _wait(self, until: float | None) -> None:
        if until is None or self._descriptor is None:
            return
        if not select.select([self._descriptor], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError

    def _read(self) -> None:
        if piece := self._source.read1(PIECE):
            *whole, begun = (self._begun + piece).split(b"\n")
            if whole and self._drops_begun:
                del whole[0]
                self._drops_begun = False
            self._whole.extend(whole)
            self._begun = begun[:MAX_LINE_BYTES]
            return
        self.has_ended = True
        if self._begun and not self._drops_begun:
            self._whole.append(self._begun)


def standard_input() -> Lines:
    """Return the lines of standard input: UTF-8, or what the terminal speaks; none where it is closed."""
    if sys.stdin is None:
        return Lines(BytesIO())
    source = sys.stdin.buffer
    assert isinstance(source, BufferedIOBase), "standard input is not buffered"
    return Lines(source, sys.stdin.encoding if sys.stdin.isatty() else "utf-8", _waitable(source))


def is_typed() -> bool:
    """Tell whether somebody types at a terminal, who can be asked things."""
    return sys.stdin is not None and sys.stdin.isatty()


def _waitable(source: BufferedIOBase) -> int | None:
    """Return the descriptor to wait at. Windows can wait so for sockets alone, not for a terminal or a pipe."""
    if sys.platform == "win32":
        return None
    try:
        return source.fileno()
    except UnsupportedOperation:
        return None
