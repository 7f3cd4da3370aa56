"""Putting an example into the text of a rubric file; what its author wrote stays as it is, to the letter."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mock_interview.rubric.positions import SourceMap, map_source

KEY = "examples"
_SPACE_BEFORE = re.compile(r"[ \t\r\n]*\Z")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a file is laid out: what indents a level, nothing where it stands on one line, and what ends a line."""

    unit: str
    newline: str

    def laid_out(self, value: object, indent: str) -> str:
        """Return JSON text whose lines after the first are indented by `indent` and more."""
        if not self.unit:
            return json.dumps(value, ensure_ascii=False)
        return json.dumps(value, ensure_ascii=False, indent=self.unit).replace("\n", self.newline + indent)


def with_example(source: str, example: Mapping[str, Any]) -> str:
    """Return the text of a valid rubric with one more example at the end of its examples, laid out like the rest."""
    places = map_source(source)
    style = _style_of(source, places)
    count = sum(path[:1] == (KEY,) and len(path) == 2 for path in places.values)
    if count:
        return _after_the_last(source, places.values[KEY, count - 1], example, style)
    if (KEY,) in places.values:
        return _into_an_empty_list(source, places, example, style)
    return _as_a_new_key(source, places, example, style)


def _after_the_last(source: str, last: int, example: Mapping[str, Any], style: _Style) -> str:
    gap, end = _gap_before(source, last), _end_of(source, last)
    if "\n" not in source[last:end]:
        style = _Style("", style.newline)  # this author writes an example on one line
    return f"{source[:end]},{gap or ' '}{style.laid_out(example, _indent_of(gap))}{source[end:]}"


def _into_an_empty_list(source: str, places: SourceMap, example: Mapping[str, Any], style: _Style) -> str:
    start = places.values[KEY,]
    indent = _indent_of(_gap_before(source, places.keys[KEY,]))
    return f"{source[:start]}{style.laid_out([example], indent)}{source[_end_of(source, start) :]}"


def _as_a_new_key(source: str, places: SourceMap, example: Mapping[str, Any], style: _Style) -> str:
    key, value = max((places.keys[path], places.values[path]) for path in places.keys if len(path) == 1)
    gap, end = _gap_before(source, key), _end_of(source, value)
    listed = style.laid_out([example], _indent_of(gap))
    return f'{source[:end]},{gap or " "}"{KEY}": {listed}{source[end:]}'


def _style_of(source: str, places: SourceMap) -> _Style:
    first = min(place for path, place in places.keys.items() if len(path) == 1)
    return _Style(_indent_of(_gap_before(source, first)), "\r\n" if "\r\n" in source else "\n")


def _gap_before(source: str, at: int) -> str:
    """Return the white space just before a place."""
    match = _SPACE_BEFORE.search(source, 0, at)
    return match.group() if match else ""


def _indent_of(gap: str) -> str:
    """Return what stands before the first character of a line, nothing where no line begins."""
    return gap.rpartition("\n")[2] if "\n" in gap else ""


def _end_of(source: str, start: int) -> int:
    return json.JSONDecoder().raw_decode(source, start)[1]
