"""Standard input, line by line, whatever is in it and however long it goes on."""

import sys
from collections import deque
from io import BufferedIOBase, BytesIO

from mock_interview.interview.plain import MAX_CHARS

PIECE = 65_536
MAX_LINE_BYTES = 4 * MAX_CHARS  # no character of UTF-8 is longer than 4 bytes


class Lines:
    """Lines as they come in; of a line without end only the beginning is kept."""

    def __init__(self, source: BufferedIOBase, encoding: str = "utf-8") -> None:
        self._source = source
        self._encoding = encoding
        self._whole: deque[bytes] = deque()
        self._begun = b""
        self.has_ended = False

    @property
    def has_more(self) -> bool:
        """Whether another whole line has come in already."""
        return bool(self._whole)

    def next(self) -> str | None:
        """Return the next line, or None at the end; what is no text in it is replaced."""
        while not self._whole and not self.has_ended:
            self._read()
        return self._whole.popleft().decode(self._encoding, "replace") if self._whole else None

    def _read(self) -> None:
        if piece := self._source.read1(PIECE):
            *whole, begun = (self._begun + piece).split(b"\n")
            self._whole.extend(whole)
            self._begun = begun[:MAX_LINE_BYTES]
            return
        self.has_ended = True
        if self._begun:
            self._whole.append(self._begun)


def standard_input() -> Lines:
    """Return the lines of standard input: UTF-8, or what the terminal speaks; none where it is closed."""
    if sys.stdin is None:
        return Lines(BytesIO())
    source = sys.stdin.buffer
    assert isinstance(source, BufferedIOBase), "standard input is not buffered"
    return Lines(source, sys.stdin.encoding if sys.stdin.isatty() else "utf-8")


def is_typed() -> bool:
    """Tell whether somebody types at a terminal, who can be asked things."""
    return sys.stdin is not None and sys.stdin.isatty()
