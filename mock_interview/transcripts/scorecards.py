"""Keeping scorecards, inside a transaction of the caller's, and reading them. A kept scorecard is never changed."""

import json
import sqlite3
import uuid
from dataclasses import replace

from mock_interview.scoring.scorecard import Scorecard, from_json, to_json
from mock_interview.transcripts import failures
from mock_interview.transcripts.records import StoredScorecard


def read_card(source: str) -> Scorecard:
    """Return a scorecard from the JSON it is kept as. Raises `DamagedError`."""
    try:
        return from_json(json.loads(source))
    except (ValueError, RecursionError) as error:
        raise failures.damaged_card() from error


def add_scorecard(connection: sqlite3.Connection, attempt_id: str, round_: int, card: Scorecard) -> StoredScorecard:
    """Keep one more scorecard of an attempt under an id of its own."""
    card = replace(card, attempt=attempt_id)
    stored = StoredScorecard(str(uuid.uuid4()), attempt_id, round_, card.created_at, card)
    keep_scorecard(connection, stored)
    return stored


def add_newest(connection: sqlite3.Connection, attempt_id: str, round_: int, card: Scorecard) -> StoredScorecard:
    """Keep a scorecard as the newest of its round: where a clock went back, it takes the time of the one it follows."""
    last = connection.execute(
        "SELECT MAX(created_at) FROM scorecard WHERE attempt_id = ? AND round = ?", (attempt_id, round_)
    ).fetchone()[0]
    return add_scorecard(connection, attempt_id, round_, replace(card, created_at=max(card.created_at, last or "")))


def keep_scorecard(connection: sqlite3.Connection, stored: StoredScorecard) -> None:
    """Keep a scorecard that has its id already, with what lists show of it beside it."""
    card = stored.card
    connection.execute(
        "INSERT INTO scorecard (id, attempt_id, round, created_at, grader, percent, coverage, band, card)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            stored.id,
            stored.attempt_id,
            stored.round,
            stored.created_at,
            card.grader.kind,
            card.percent,
            card.coverage,
            card.band,
            json.dumps(to_json(card)),
        ),
    )
