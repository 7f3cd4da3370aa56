"""A selection as SQL.

Without statistics SQLite would look up each attempt's row to filter by it. So each query is told the index
that holds all it reads: `attempt_listed` is gone through in about a fifth of the time.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mock_interview.transcripts.fulltext import match_expression
from mock_interview.transcripts.selection import EVERYTHING, Order, Selection, SortKey, Standing

_EQUAL = ("pack", "ref", "grader", "model", "band", "mode")

_JOB_STATES: dict[Standing, tuple[str, ...]] = {
    "pending": ("queued", "running"),
    "failed": ("failed",),
    "cancelled": ("cancelled",),
}

_COLUMNS: dict[SortKey, str] = {
    "when": "started_at",
    "percent": "percent",
    "title": "title COLLATE NOCASE",
    "band": "band COLLATE NOCASE",
    "self-rating": "self_rating",
}


@dataclass(frozen=True, slots=True)
class Matching:
    """``FROM attempt ... WHERE ...`` for a selection, and its named parameters."""

    sql: str
    parameters: dict[str, Any]


def matching(selection: Selection) -> Matching:
    """Return what finds the attempts of `selection`."""
    conditions, parameters = conditions_of(selection)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return Matching(f"FROM attempt{_index(selection)}{where}", parameters)


def conditions_of(selection: Selection) -> tuple[list[str], dict[str, Any]]:
    """Return what holds of each attempt of `selection`, and the named parameters of that."""
    parameters: dict[str, Any] = {}
    return list(_conditions(selection, parameters)), parameters


def order_by(order: Order) -> str:
    """Return the terms after ``ORDER BY``; no two attempts are equal by them."""
    way = "DESC" if order.descending else "ASC"
    if order.by == "when":
        return f"started_at {way}, serial {way}"
    return f"{_COLUMNS[order.by]} {way} NULLS LAST, started_at DESC, serial DESC"


def select_ids(connection: sqlite3.Connection, selection: Selection) -> list[str]:
    """Return the ids of the attempts of `selection`, oldest first, inside a transaction of the caller's."""
    found = matching(selection)
    query = f"SELECT id {found.sql} ORDER BY started_at, serial"
    return [row["id"] for row in connection.execute(query, found.parameters)]


def _index(selection: Selection) -> str:
    if selection == EVERYTHING or selection.standing not in (None, "scored"):
        return ""
    return f" INDEXED BY {'attempt_by_ref' if selection.ref is not None else 'attempt_listed'}"


def _conditions(selection: Selection, parameters: dict[str, Any]) -> Iterator[str]:
    """Yield SQL conditions, and put what they name into `parameters`."""
    for column in _EQUAL:
        if (wanted := getattr(selection, column)) is not None:
            parameters[column] = wanted
            yield f"{column} = :{column}"
    if selection.tag is not None:
        parameters["tag"] = selection.tag
        yield "rubric_sha256 IN (SELECT rubric_sha256 FROM rubric_tag WHERE tag = :tag)"
    yield from _dates(selection, parameters)
    yield from _standing(selection.standing, parameters)
    yield from _words(selection.words, parameters)


def _dates(selection: Selection, parameters: dict[str, Any]) -> Iterator[str]:
    for name, comparison in (("since", ">="), ("until", "<")):
        if (limit := getattr(selection, name)) is not None:
            parameters[name] = limit
            yield f"started_at {comparison} :{name}"


def _standing(standing: Standing | None, parameters: dict[str, Any]) -> Iterator[str]:
    if standing == "scored":
        yield "grader IS NOT NULL"
    elif standing is not None:
        parameters["states"] = json.dumps(_JOB_STATES[standing])
        yield "id IN (SELECT attempt_id FROM grading_job WHERE state IN (SELECT value FROM json_each(:states)))"


def _words(words: str | None, parameters: dict[str, Any]) -> Iterator[str]:
    if words is None:
        return
    parameters["words"] = match_expression(words)
    yield "serial IN (SELECT rowid FROM said WHERE said MATCH :words)" if parameters["words"] else "FALSE"
