"""What a terminal shows, from the bytes that a program wrote to it."""

import codecs
import re

from rich.cells import cell_len

_PIECE = re.compile(
    r"""
    \x1b\[ ([0-?]*) [ -/]* ([@-~])              # a control sequence
    | \x1b[\]P^_] .*? (?: \x07 | \x1b\\ )       # a title, a colour, a query
    | \x1b [ -/]* [0-OQ-Z\\`-~]                 # any other escape
    | [\x00-\x1a\x1c-\x1f]
    | [^\x00-\x1f]+
    """,
    re.DOTALL | re.VERBOSE,
)
_FRAME = str.maketrans("│╭╮╰╯─▌┃", " " * 8)


class Screen:
    """A grid of characters. Knows what a full-screen program uses of a terminal: places, clearing, text."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns = columns
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, written: bytes | bytearray) -> None:
        """Draw what was written; what is not whole yet waits for the rest."""
        text = self._rest + self._decoder.decode(written)
        at = 0
        while piece := _PIECE.match(text, at):
            self._draw(piece)
            at = piece.end()
        self._rest = text[at:]

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return ["".join(row) for row in self._cells]

    @property
    def words(self) -> str:
        """The words on the screen, however they are wrapped and framed."""
        return " ".join(" ".join(self.lines).translate(_FRAME).split())

    def find(self, text: str) -> tuple[int, int] | None:
        """Return column and row, counted from 0, of where `text` first stands on one line."""
        return next(((line.index(text), row) for row, line in enumerate(self.lines) if text in line), None)

    def _draw(self, piece: re.Match[str]) -> None:
        if piece[2] == "H":
            row, _, column = piece[1].partition(";")
            self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        elif piece[2] == "J":
            self._cells = [[" "] * self._columns for _ in self._cells]
        elif piece[0] == "\r":
            self._column = 0
        elif piece[0] == "\n":
            self._row += 1
        elif piece[0][0] >= " ":
            for char in piece[0]:
                self._put(char)

    def _put(self, char: str) -> None:
        width = cell_len(char)
        if self._row < len(self._cells) and self._column + width <= self._columns:
            self._cells[self._row][self._column : self._column + width] = [char, ""][:width]
        self._column += width
