"""Where each value and key of a JSON text stands, so that a problem can be shown in its place.

On the way it notes what `json.loads` lets pass and a file must not hold: keys given twice, numbers
that are none, and halves of surrogate pairs.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from json import JSONDecoder
from typing import NamedTuple

from mock_interview.text import one_line

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()
_SCALAR = re.compile(r"[^\s,\]}]+")
_NOT_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_HALF = ("half-character", "half of a surrogate pair stands here alone; write the character itself")


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, both counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """What is wrong at an offset of the text itself: a stable code, a sentence, and the part it is in, if any.

    With `is_key` it is about the key that ends the path, not about its value.
    """

    offset: int
    code: str
    message: str
    where: Path | None = None
    is_key: bool = False


@dataclass(slots=True)
class SourceMap:
    """The places in one JSON text: offsets of values and of keys by path, and the faults of the text."""

    line_starts: list[int]
    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def of_value(self, path: Path) -> Position:
        """Return the place of the value at `path`, or of the nearest thing that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.at(self.values.get(path, 0))

    def of_key(self, path: Path) -> Position:
        """Return the place of the key that ends `path`, or of the nearest value that holds it."""
        return self.at(self.keys[path]) if path in self.keys else self.of_value(path)

    def at(self, offset: int) -> Position:
        """Return the position of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)


def map_source(source: str) -> SourceMap:
    """Map a JSON text that `json.loads` accepts."""
    found = lines_of(source)
    _value(source, _skip(source, 0), (), found)
    return found


def lines_of(source: str) -> SourceMap:
    """Map the lines of any text."""
    return SourceMap(line_starts=[0, *(match.end() for match in re.finditer("\n", source))])


def _skip(source: str, at: int) -> int:
    match = _SPACE.match(source, at)
    return match.end() if match else at


def _value(source: str, at: int, path: Path, found: SourceMap) -> int:
    """Map the value at `at` and return the offset just past it."""
    found.values[path] = at
    if source[at] == "{":
        return _object(source, at, path, found)
    if source[at] == "[":
        return _array(source, at, path, found)
    if source[at] == '"':
        text, end = _DECODER.raw_decode(source, at)
        _note_halves(text, Fault(at, *_HALF, path), found)
        return end
    return _scalar(source, at, path, found)


def _scalar(source: str, at: int, path: Path, found: SourceMap) -> int:
    match = _SCALAR.match(source, at)
    if match is None:
        return at + 1
    if match.group() in _NOT_NUMBERS:
        sentence = f"{match.group()} is not a number in JSON; write a number"
        found.faults.append(Fault(at, "not-a-number", sentence, path))
    return match.end()


def _object(source: str, at: int, path: Path, found: SourceMap) -> int:
    at = _skip(source, at + 1)
    while source[at] != "}":
        key, end = _DECODER.raw_decode(source, at)
        member = (*path, key)
        _note_halves(key, Fault(at, *_HALF, member, is_key=True), found)
        if member in found.keys:
            found.faults.append(_repeated(at, member, key, found))
        found.keys[member] = at
        colon = _skip(source, end)
        at = _next(source, _value(source, _skip(source, colon + 1), member, found))
    return at + 1


def _array(source: str, at: int, path: Path, found: SourceMap) -> int:
    at = _skip(source, at + 1)
    index = 0
    while source[at] != "]":
        at = _next(source, _value(source, at, (*path, index), found))
        index += 1
    return at + 1


def _next(source: str, at: int) -> int:
    """Return the offset of the next member, or of the closing bracket."""
    at = _skip(source, at)
    return _skip(source, at + 1) if source[at] == "," else at


def _repeated(at: int, member: Path, key: str, found: SourceMap) -> Fault:
    first = found.of_key(member).line
    sentence = f"the key {one_line(key, 40)!r} is given twice; remove one (the first is on line {first})"
    return Fault(at, "repeated-key", sentence, member, is_key=True)


def _note_halves(text: str, fault: Fault, found: SourceMap) -> None:
    if _SURROGATE.search(text):
        found.faults.append(fault)
