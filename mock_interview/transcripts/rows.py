"""Database rows as records: the columns of a table are named like the fields of its record."""

import json
import sqlite3
from dataclasses import fields
from typing import Any

from mock_interview.scoring.scorecard import Appeal
from mock_interview.transcripts.records import (
    Attempt,
    AttemptRow,
    Draft,
    Interview,
    Job,
    StoredScorecard,
    Timing,
    Utterance,
)
from mock_interview.transcripts.scorecards import read_card


def interview(row: sqlite3.Row) -> Interview:
    """Return a row of `interview` as a record."""
    return Interview(**{**_named(row, Interview), "refs": tuple(json.loads(row["refs"]))})


def attempt(row: sqlite3.Row) -> Attempt:
    """Return a row of `attempt` as a record."""
    return Attempt(**{**_named(row, Attempt), "model_answer_seen": bool(row["model_answer_seen"])})


def utterance(row: sqlite3.Row) -> Utterance:
    """Return a row of `utterance` as a record."""
    return Utterance(**_named(row, Utterance))


def draft(row: sqlite3.Row) -> Draft:
    """Return a row of `draft` as a record."""
    return Draft(**_named(row, Draft))


def timing(row: sqlite3.Row) -> Timing:
    """Return a row of `timing` as a record."""
    return Timing(**_named(row, Timing))


def scorecard(row: sqlite3.Row) -> StoredScorecard:
    """Return a row of `scorecard` as a record. Raises `DamagedError`."""
    return StoredScorecard(**{**_named(row, StoredScorecard), "card": read_card(row["card"])})


def job(row: sqlite3.Row) -> Job:
    """Return a row of `grading_job` as a record."""
    columns = {field.name: row[field.name] for field in fields(Job) if field.name != "appeal"}
    contested = row["appeal_criterion"]
    appeal = Appeal(contested, row["appeal_plea"]) if contested else None
    return Job(**{**columns, "transient": bool(row["transient"]), "appeal": appeal})


def attempt_row(row: sqlite3.Row) -> AttemptRow:
    """Return a row of the view `attempt_row` as a record."""
    listed = {field.name: row[field.name] for field in fields(AttemptRow) if field.name != "attempt"}
    return AttemptRow(**{**listed, "attempt": attempt(row), "is_sealed": bool(row["is_sealed"])})


def _named(row: sqlite3.Row, record: type[Any]) -> dict[str, Any]:
    return {field.name: row[field.name] for field in fields(record)}
