"""Where each value and key of a JSON text stands, so that a problem can be shown in its place.

On the way it notes what `json.loads` lets pass and a file must not hold: keys given twice, numbers
that are none, and halves of surrogate pairs.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from json import JSONDecoder

from mock_interview.text import one_line

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()
_SCALAR = re.compile(r"[^\s,\]}]+")
_NOT_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column, both counted from 1."""

    line: int
    column: int


@dataclass(slots=True)
class SourceMap:
    """The places in one JSON text: offsets of values and of keys by path, and of faults with a sentence each."""

    line_starts: list[int]
    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)

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
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    found = SourceMap(line_starts=starts)
    _value(source, _skip(source, 0), (), found)
    return found


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
        return _string(source, at, found)[1]
    return _scalar(source, at, found)


def _scalar(source: str, at: int, found: SourceMap) -> int:
    match = _SCALAR.match(source, at)
    if match is None:
        return at + 1
    if match.group() in _NOT_NUMBERS:
        found.faults.append((at, f"{match.group()} is not a number in JSON; write a number"))
    return match.end()


def _object(source: str, at: int, path: Path, found: SourceMap) -> int:
    at = _skip(source, at + 1)
    while source[at] != "}":
        key, end = _string(source, at, found)
        member = (*path, key)
        if member in found.keys:
            found.faults.append((at, f"the key {one_line(key, 40)!r} is given twice; remove one"))
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


def _string(source: str, at: int, found: SourceMap) -> tuple[str, int]:
    text, end = _DECODER.raw_decode(source, at)
    if _SURROGATE.search(text):
        found.faults.append((at, "half of a surrogate pair stands here alone; write the character itself"))
    return str(text), end
