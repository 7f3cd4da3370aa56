"""A JSON text as it is mended, and the way back to the places of the text that was read."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from mock_interview.rubric.positions import Fault, SourceMap, lines_of
from mock_interview.text import one_line

SENTENCE_LENGTH = 240


class Mend(NamedTuple):
    """What to write instead of the characters from `start` to before `end`."""

    start: int
    end: int
    text: str

    def back(self, offset: int) -> int:
        """Return where the character at `offset` stood before; of what was put in, where it was put."""
        if offset < self.start + len(self.text):
            return min(offset, self.end)
        return offset - len(self.text) + self.end - self.start


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody did, at an offset of the text as it is mended, and the mend, if there is one.

    Where `stands_in`, a value is put in that nobody meant, and nothing further is to be said of it.
    """

    fault: Fault
    mend: Mend | None = None
    stands_in: bool = False


@dataclass(frozen=True, slots=True)
class MendedText:
    """A text with its mends so far; offsets are those of `text` unless they are said to be of the text as it was."""

    text: str
    lines: SourceMap = field(repr=False)
    mends: tuple[Mend, ...] = ()

    def mended(self, mend: Mend) -> "MendedText":
        """Return it with another mend."""
        text = self.text[: mend.start] + mend.text + self.text[mend.end :]
        return replace(self, text=text, mends=(*self.mends, mend))

    def origin(self, offset: int) -> int:
        """Return the offset in the text as it was."""
        for mend in reversed(self.mends):
            offset = mend.back(offset)
        return offset

    def line(self, offset: int) -> int:
        """Return the line in the text as it was, counted from 1."""
        return self.lines.at(self.origin(offset)).line

    def placed(self, places: SourceMap) -> SourceMap:
        """Return the places of `text` as places of the text as it was."""
        return SourceMap(
            self.lines.line_starts,
            {path: self.origin(offset) for path, offset in places.values.items()},
            {path: self.origin(offset) for path, offset in places.keys.items()},
            [fault._replace(offset=self.origin(fault.offset)) for fault in places.faults],
        )


def begin(source: str) -> MendedText:
    """Return a text without a mend."""
    return MendedText(source, lines_of(source))


def mended(at: int, code: str, sentence: str, mend: Mend | None, *, stands_in: bool = False) -> Slip:
    """Return a slip at `at`, told in `sentence`."""
    return Slip(Fault(at, code, one_line(f"not JSON: {sentence}", SENTENCE_LENGTH)), mend, stands_in)
