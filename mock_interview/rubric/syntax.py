"""JSON as people write it: each slip is named and mended in a copy, and what follows it is read all the same.

A mend puts in as many characters as it takes out, so that everything after it keeps its place. What cannot be mended
so ends the reading.
"""

import json
from dataclasses import dataclass
from typing import Any

from mock_interview.rubric.positions import Fault, SourceMap, lines_of, map_source
from mock_interview.rubric.slips import slip_of

MAX_SLIPS = 100


@dataclass(frozen=True, slots=True)
class Source:
    """A JSON text that was read: its value, where each part stands, and its faults, what was mended included."""

    data: Any
    places: SourceMap
    faults: tuple[Fault, ...]


class UnreadableError(ValueError):
    """A JSON text that cannot be read to its end, with its faults as far as it was read."""

    def __init__(self, faults: tuple[Fault, ...], places: SourceMap) -> None:
        super().__init__()
        self.faults = faults
        self.places = places


def read_json(source: str) -> Source:
    """Read a JSON text.

    Raises `UnreadableError`, `RecursionError` for one nested too deeply, and another `ValueError` for a number too
    long to read.
    """
    text, faults = _mended(source)
    places = map_source(text)
    return Source(json.loads(text), places, (*faults, *places.faults))


def _mended(source: str) -> tuple[str, list[Fault]]:
    """Return the text that was meant, and what was wrong with it."""
    faults: list[Fault] = []
    mended: set[int] = set()
    while error := _error_in(source):
        slip = slip_of(source, error)
        undoes_another = slip.at in mended
        if not undoes_another:
            faults.append(slip.fault)
        if undoes_another or not slip.mend or len(faults) == MAX_SLIPS:
            raise UnreadableError(tuple(faults), lines_of(source))
        end = slip.at + len(slip.mend)
        mended.update(range(slip.at, end))
        source = source[: slip.at] + slip.mend + source[end:]
    return source, faults


def _error_in(source: str) -> json.JSONDecodeError | None:
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        return error
    return None
