"""Keeping what was said, inside a transaction of the caller's."""

import sqlite3
import uuid
from dataclasses import asdict

from mock_interview.scoring.conversation import Speaker, UtteranceKind
from mock_interview.text import sanitise
from mock_interview.transcripts.records import Utterance


def add_utterance(
    connection: sqlite3.Connection,
    attempt_id: str,
    speaker: Speaker,
    kind: UtteranceKind,
    text: str,
    *,
    started_at: str,
    ended_at: str,
) -> Utterance:
    """Keep one thing said after all that was said before; its text is sanitised first."""
    said = Utterance(
        id=str(uuid.uuid4()),
        attempt_id=attempt_id,
        seq=_next_seq(connection, attempt_id),
        speaker=speaker,
        kind=kind,
        text=sanitise(text),
        started_at=started_at,
        ended_at=ended_at,
    )
    keep_utterance(connection, said)
    return said


def keep_utterance(connection: sqlite3.Connection, said: Utterance) -> None:
    """Keep one thing said that has its id and its place already."""
    connection.execute(
        "INSERT INTO utterance (id, attempt_id, seq, speaker, kind, text, started_at, ended_at)"
        " VALUES (:id, :attempt_id, :seq, :speaker, :kind, :text, :started_at, :ended_at)",
        asdict(said),
    )


def _next_seq(connection: sqlite3.Connection, attempt_id: str) -> int:
    row = connection.execute(
        "SELECT COALESCE(MAX(seq) + 1, 0) FROM utterance WHERE attempt_id = ?", (attempt_id,)
    ).fetchone()
    return int(row[0])
