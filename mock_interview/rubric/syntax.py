"""JSON as people write it: each slip is named and mended in a copy, and what follows it is read all the same.

A slip may be any of several; the mend with which the text can be read furthest is the one that was meant. Where none
gets any further, the reading ends.
"""

import json
from dataclasses import dataclass
from typing import Any

from mock_interview.rubric.mending import MendedText, Slip, begin
from mock_interview.rubric.positions import Fault, Path, SourceMap, map_source
from mock_interview.rubric.slips import NO_KEY, NO_VALUE, slips_at
from mock_interview.rubric.slips_of_brackets import CUT_OFF
from mock_interview.rubric.stops import Stop

MAX_SLIPS = 100
LAST_COMMA = "Illegal trailing comma"


@dataclass(frozen=True, slots=True)
class Source:
    """A JSON text that was read: its value, where each part stands, and its faults, what was mended included."""

    data: Any
    places: SourceMap
    faults: tuple[Fault, ...]

    @property
    def is_cut_off(self) -> bool:
        """Whether it ends early, so that what is missing in it may have stood behind its end."""
        return any(fault.code == CUT_OFF for fault in self.faults)


class UnreadableError(ValueError):
    """A JSON text that cannot be read to its end, with its faults as far as it was read."""

    def __init__(self, faults: tuple[Fault, ...], places: SourceMap) -> None:
        super().__init__()
        self.faults = faults
        self.places = places


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A text with one slip mended, and where the reading stops then, if it does."""

    slip: Slip
    source: MendedText
    error: json.JSONDecodeError | None

    @property
    def reach(self) -> int:
        """How far the text is read now, in characters of the text as it was."""
        return self.source.origin(self.error.pos if self.error else len(self.source.text) + 1)


def read_json(source: str) -> Source:
    """Read a JSON text.

    Raises `UnreadableError`, `RecursionError` for one nested too deeply, and another `ValueError` for a number too
    long to read.
    """
    read, slips = _mended(source)
    places = read.placed(map_source(read.text))
    paths: dict[int | None, Path] = {offset: path for path, offset in places.values.items()}
    faults = [fault._replace(where=paths.get(stand_in)) for fault, stand_in in slips]
    return Source(json.loads(read.text), places, (*faults, *places.faults))


def _mended(source: str) -> tuple[MendedText, list[tuple[Fault, int | None]]]:
    """Return the text that was meant, and what was wrong: each fault, and the place of a value that was put in for it.

    All places are of the text as it was.
    """
    read = begin(source)
    error = _error_in(source)
    faults: list[tuple[Fault, int | None]] = []
    while error:
        slips = slips_at(Stop(read, error))
        attempts = [attempt for slip in slips if (attempt := _attempt(read, error, slip))]
        best = max(attempts, key=lambda attempt: attempt.reach, default=None)
        faults.append(_placed(best.slip if best else slips[0], read))
        if best is None or len(faults) == MAX_SLIPS:
            raise UnreadableError(tuple(fault for fault, _ in faults), read.lines)
        read, error = best.source, best.error
    return read, faults


def _attempt(read: MendedText, error: json.JSONDecodeError, slip: Slip) -> _Attempt | None:
    """Return what comes of mending a slip; None where the reading then stops where it did, or before."""
    if slip.mend is None:
        return None
    source = read.mended(slip.mend)
    if not source.text.strip():
        return None
    new = _error_in(source.text)
    reached = slip.mend.back(new.pos) if new else error.pos + 1
    is_further = reached > error.pos or (reached == error.pos and new is not None and new.msg != error.msg)
    return _Attempt(slip, source, new) if is_further else None


def _placed(slip: Slip, read: MendedText) -> tuple[Fault, int | None]:
    fault = slip.fault._replace(offset=read.origin(slip.fault.offset))
    return fault, read.origin(slip.mend.start) if slip.mend and slip.stands_in else None


def _error_in(source: str) -> json.JSONDecodeError | None:
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        return _as_ever(error)
    return None


def _as_ever(error: json.JSONDecodeError) -> json.JSONDecodeError:
    """Return an error as every Python tells it: from 3.13 on, a last comma is told at the comma, not behind it."""
    if not error.msg.startswith(LAST_COMMA):
        return error
    rest = error.doc[error.pos + 1 :]
    message = NO_KEY if error.msg.endswith("object") else NO_VALUE
    return json.JSONDecodeError(message, error.doc, error.pos + 1 + len(rest) - len(rest.lstrip()))
