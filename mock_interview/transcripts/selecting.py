"""A selection as SQL.

Without statistics SQLite would look up each attempt's row to filter by it. So each query is told the index
that holds all it reads, or to begin with the hits of a search.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mock_interview.transcripts.fulltext import match_expression
from mock_interview.transcripts.selection import EVERYTHING, Order, Selection, SortKey, Standing

NO_TEXT = '""'  # a phrase of no words, which no text holds

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

# Gone through in its order, each tells the first attempts before it is at its end.
_INDEXES: dict[SortKey, str] = {
    "when": "attempt_listed",
    "percent": "attempt_by_percent",
    "title": "attempt_by_title",
    "band": "attempt_by_band",
    "self-rating": "attempt_by_self_rating",
}

OLDEST_FIRST = Order(descending=False)


@dataclass(frozen=True, slots=True)
class Matching:
    """``FROM attempt ... WHERE ...`` for a selection, and its named parameters."""

    sql: str
    parameters: Mapping[str, Any]


def matching(selection: Selection, order: Order | None = None) -> Matching:
    """Return what finds the attempts of `selection`; with `order`, the first of them by it soonest."""
    if index := _index(selection, order):
        return _matching(f"attempt {index}", *conditions_of(selection))
    conditions, parameters = conditions_of(replace(selection, words=None))
    return _matching(
        "said CROSS JOIN attempt ON attempt.serial = said.rowid",
        ["said MATCH :words", *conditions],
        {**parameters, "words": _expression(selection.words or "")},
    )


def _matching(source: str, conditions: Sequence[str], parameters: Mapping[str, Any]) -> Matching:
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return Matching(f"FROM {source}{where}", parameters)


def _index(selection: Selection, order: Order | None) -> str:
    """Return the index to find attempts by, or nothing where the hits of a search are the quicker way."""
    if selection.standing in _JOB_STATES:
        return "INDEXED BY sqlite_autoindex_attempt_1"
    if selection.ref is not None:
        return "INDEXED BY attempt_by_ref"
    if order is not None and replace(selection, words=None) == EVERYTHING:
        return f"INDEXED BY {_INDEXES[order.by]}"
    if order is not None and order.by == "when":
        return "INDEXED BY attempt_listed"
    if selection.tag is not None:
        return "INDEXED BY attempt_by_rubric"
    return "INDEXED BY attempt_listed" if selection.words is None else ""


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
    found = matching(selection, OLDEST_FIRST)
    query = f"SELECT id {found.sql} ORDER BY started_at, serial"
    return [row["id"] for row in connection.execute(query, found.parameters)]


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
    if selection.words is not None:
        parameters["words"] = _expression(selection.words)
        yield "+serial IN (SELECT rowid FROM said WHERE said MATCH :words)"


def _dates(selection: Selection, parameters: dict[str, Any]) -> Iterator[str]:
    for name, comparison in (("since", ">="), ("until", "<")):
        if (limit := getattr(selection, name)) is not None:
            parameters[name] = limit
            yield f"started_at {comparison} :{name}"


def _standing(standing: Standing | None, parameters: dict[str, Any]) -> Iterator[str]:
    if standing == "scored":
        yield "grader IS NOT NULL"
    elif standing == "unanswered":
        answers = "SELECT 1 FROM utterance WHERE attempt_id = attempt.id AND kind = 'answer'"
        yield f"grader IS NULL AND NOT EXISTS ({answers})"
    elif standing is not None:
        parameters["states"] = json.dumps(_JOB_STATES[standing])
        yield "id IN (SELECT attempt_id FROM grading_job WHERE state IN (SELECT value FROM json_each(:states)))"


def _expression(words: str) -> str:
    return match_expression(words) or NO_TEXT
