"""How long answers took, kept inside a transaction of the caller's."""

import sqlite3
from dataclasses import asdict

from mock_interview.transcripts import rows
from mock_interview.transcripts.records import Timing


def put_timing(connection: sqlite3.Connection, attempt_id: str, timing: Timing) -> None:
    """Keep how long an answer has taken so far, in place of what was kept before."""
    connection.execute(
        "INSERT INTO timing (attempt_id, round, thinking, answering)"
        " VALUES (:attempt_id, :round, :thinking, :answering) ON CONFLICT (attempt_id, round)"
        " DO UPDATE SET thinking = excluded.thinking, answering = excluded.answering",
        {"attempt_id": attempt_id, **asdict(timing)},
    )


def timings_of(connection: sqlite3.Connection, attempt_id: str) -> tuple[Timing, ...]:
    """Return how long each answer of an attempt took, by round."""
    found = connection.execute("SELECT * FROM timing WHERE attempt_id = ? ORDER BY round", (attempt_id,))
    return tuple(rows.timing(row) for row in found)
