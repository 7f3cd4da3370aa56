"""Grading many answers: JSON lines in, one outcome for each, in order; nothing is kept."""

import json
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mock_interview.engine.at_once import a_few_at_once
from mock_interview.engine.grading import Work, grade
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.errors import InputError, MockInterviewError
from mock_interview.graders.protocol import Grader
from mock_interview.rubric.library import LOOSE, LOOSE_PACK, Library
from mock_interview.rubric.parsing import parse_inline
from mock_interview.rubric.problems import RubricError
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import Scorecard, to_json
from mock_interview.settings import Settings
from mock_interview.text import sanitise

MAX_ROW_BYTES = 5_000_000
_RUBRICS_REMEMBERED = 512

RowId = str | int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the row on line `line`, counted from 1: a scorecard, or else an error in one sentence."""

    line: int
    id: RowId | None
    card: Scorecard | None = None
    error: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the row to write."""
        if self.card:
            return {"id": self.id, "scorecard": to_json(self.card)}
        return {"id": self.id, "error": f"line {self.line}: {self.error}"}


async def grade_rows(
    lines: Iterable[bytes], library: Library, settings: Settings, factory: GraderFactory = make_grader
) -> AsyncGenerator[Outcome, None]:
    """Yield the outcome of each row of `lines` in order, reading a few rows ahead; empty lines are no rows.

    A row is ``{"id", "ref" or "rubric": {...}, "answer"}``; keys beyond these are left alone.
    """
    subjects = _Subjects(library)
    async with aclosing(factory(settings.chosen_grader, settings)) as grader:
        rows = (_outcome(number, line, subjects, grader) for number, line in enumerate(lines, 1) if line.strip())
        async with aclosing(a_few_at_once(rows)) as outcomes:
            async for outcome in outcomes:
                yield outcome


class _Subjects:
    """What rows are marked by; each distinct rubric is read once as long as it is remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_ref = lru_cache(_RUBRICS_REMEMBERED)(self._load)
        self._inline = lru_cache(_RUBRICS_REMEMBERED)(_parse)

    def of(self, row: dict[str, Any]) -> Subject:
        """Return what `row` is marked by. Raises `InputError`."""
        if ("ref" in row) == ("rubric" in row):
            raise InputError("a row needs a 'ref' or a 'rubric', and not both.")
        if "rubric" not in row:
            return self._by_ref(_text(row, "ref"))
        if not isinstance(row["rubric"], dict):
            raise InputError("'rubric' must be an object in braces.")
        return self._inline(json.dumps(row["rubric"], sort_keys=True))

    def _load(self, ref: str) -> Subject:
        loaded = self._library.load(ref)
        return Subject(None, loaded.ref, loaded.rubric, loaded.sha256, loaded.pack.bands)


def _parse(source: str) -> Subject:
    try:
        parsed = parse_inline(json.loads(source), "rubric")
    except RubricError as error:
        more = f" ({len(error.problems) - 1} more problems)" if len(error.problems) > 1 else ""
        raise InputError(f"the rubric cannot be used: {error.problems[0].message}{more}") from None
    return Subject(None, f"{LOOSE_PACK}/{parsed.rubric.id}", parsed.rubric, parsed.sha256, LOOSE.bands)


async def _outcome(number: int, line: bytes, subjects: _Subjects, grader: Grader) -> Outcome:
    id_: RowId | None = None
    try:
        row = _row(line)
        id_ = _id(row)
        subject, answer = subjects.of(row), sanitise(_text(row, "answer")).strip()
        said = (Said("interviewer", "question", subject.rubric.question), Said("candidate", "answer", answer))
        return Outcome(number, id_, await grade(grader, Work(subject, said)))
    except MockInterviewError as error:
        return Outcome(number, id_, error=str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one row must not cost the others
        return Outcome(number, id_, error=f"the grader stopped on a fault of its own ({type(error).__name__}).")


def _row(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_ROW_BYTES:
        raise InputError(f"the row is longer than {MAX_ROW_BYTES:,} bytes; shorten it.")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("the row is not UTF-8 text.") from None
    except (ValueError, RecursionError):
        raise InputError("the row is not JSON; write one object on each line.") from None
    if not isinstance(row, dict):
        raise InputError("the row must be an object in braces.")
    return row


def _id(row: dict[str, Any]) -> RowId:
    id_ = row.get("id")
    if isinstance(id_, str) or (isinstance(id_, int) and not isinstance(id_, bool)):
        return id_
    raise InputError("the row needs an 'id', a text or a whole number.")


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise InputError(f"the row needs {key!r}, a text.")
    return value
