"""The last scorecards of questions, for what they say together."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.scorecards import read_card


@dataclass(frozen=True, slots=True)
class Latest:
    """The last attempts at one question that count: their scorecards, the newest first.

    `title` and `rubric`, the rubric file's JSON, are those that the newest was judged by.
    """

    ref: str
    title: str
    rubric: dict[str, Any]
    cards: tuple[Scorecard, ...]


def latest_of(db: Database, refs: Iterable[str], limit: int) -> list[Latest]:
    """Return the last `limit` scored attempts at each of `refs`; one without any is left out."""
    with db.reading() as connection:
        return [latest for ref in refs if (latest := _latest(connection, ref, limit))]


def _latest(connection: sqlite3.Connection, ref: str, limit: int) -> Latest | None:
    found = connection.execute(
        "SELECT judged_by, (SELECT card FROM score WHERE attempt_id = attempt.id) AS card"
        " FROM counted_attempt AS attempt WHERE ref = ?"
        " ORDER BY started_at DESC, serial DESC LIMIT ?",
        (ref, limit),
    ).fetchall()
    if not found:
        return None
    judged_by = (found[0]["judged_by"],)
    rubric = connection.execute("SELECT title, content FROM rubric WHERE sha256 = ?", judged_by).fetchone()
    cards = tuple(read_card(row["card"]) for row in found)
    return Latest(ref, rubric["title"], json.loads(rubric["content"]), cards)
