"""Reading what was kept: lists, search, whole transcripts, progress."""

import json
import sqlite3

from mock_interview.errors import InputError
from mock_interview.text import is_utf8, one_line
from mock_interview.transcripts import rows
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.fulltext import HIT_END, HIT_START, clean_snippet, match_expression
from mock_interview.transcripts.jobs import select_job
from mock_interview.transcripts.records import Attempt, AttemptRow, AttemptTranscript, Transcript
from mock_interview.transcripts.timing import timings_of

MIN_PREFIX = 4
SNIPPET_WORDS = 16

_AFTER_ANY_ID = "\U0010ffff"


def recent(db: Database, limit: int, offset: int = 0) -> list[AttemptRow]:
    """Return a page of attempts, newest first."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT * FROM attempt_row ORDER BY started_at DESC, serial DESC LIMIT ? OFFSET ?", (limit, offset)
        )
        return [rows.attempt_row(row) for row in found]


def search(db: Database, query: str, limit: int) -> list[tuple[AttemptRow, str]]:
    """Return attempts in which something said holds every word of `query`, the last kept first.

    Each comes with a snippet of it, the hits between ``\\x02`` and ``\\x03``. Words match in any
    form their stem takes, and whatever their case and accents.
    """
    if (expression := match_expression(query)) is None:
        return []
    with db.reading() as connection:
        snippets = _snippets(connection, expression, limit)
        return [(_row(connection, attempt_id), snippet) for attempt_id, snippet in snippets.items()]


def load_transcript(db: Database, interview_id: str) -> Transcript:
    """Return all that is kept of an interview.

    Raises `InputError` where there is none with this id.
    """
    with db.reading() as connection:
        row = connection.execute("SELECT * FROM interview WHERE id = ?", (interview_id,)).fetchone()
        if row is None:
            raise _nothing(interview_id)
        found = connection.execute(
            "SELECT * FROM attempt WHERE interview_id = ? ORDER BY position, try_number", (interview_id,)
        )
        attempts = tuple(_load(connection, rows.attempt(attempt)) for attempt in found)
        return Transcript(rows.interview(row), attempts)


def load_attempt(db: Database, attempt_id: str) -> AttemptTranscript:
    """Return all that is kept of an attempt.

    Raises `InputError` where there is none with this id.
    """
    with db.reading() as connection:
        row = connection.execute("SELECT * FROM attempt WHERE id = ?", (attempt_id,)).fetchone()
        if row is None:
            raise _nothing(attempt_id)
        return _load(connection, rows.attempt(row))


def find(db: Database, id_prefix: str) -> str:
    """Return the id of the interview that is, or holds the attempt that is, named by the start of its id.

    Raises `InputError` where `id_prefix` is shorter than 4 characters, names nothing, or more than one.
    """
    prefix = id_prefix.strip().lower()
    if len(prefix) < MIN_PREFIX:
        raise InputError(f"Give at least the first {MIN_PREFIX} characters of an id; 'transcripts list' shows them.")
    if not is_utf8(prefix):
        raise _nothing(id_prefix)
    with db.reading() as connection:
        found = connection.execute(
            "SELECT id FROM interview WHERE id >= :from AND id < :to"
            " UNION SELECT interview_id FROM attempt WHERE id >= :from AND id < :to LIMIT 2",
            {"from": prefix, "to": prefix + _AFTER_ANY_ID},
        ).fetchall()
    if not found:
        raise _nothing(id_prefix)
    if len(found) > 1:
        raise InputError(f"More than one transcript begins with {one_line(id_prefix, 40)!r}; give more of the id.")
    return str(found[0]["id"])


def latest(db: Database) -> str | None:
    """Return the id of the interview started last, or None where there is none."""
    with db.reading() as connection:
        row = connection.execute("SELECT id FROM interview ORDER BY started_at DESC, serial DESC LIMIT 1").fetchone()
        return row["id"] if row else None


def progress(db: Database, pack: str) -> dict[str, float | None]:
    """Return the best percent (0..100) of each question of `pack` tried so far, None while none is scored.

    Counts coach and exam interviews, and leaves out attempts made after the model answer was seen.
    """
    with db.reading() as connection:
        found = connection.execute(
            "SELECT ref, MAX(percent) AS best FROM attempt WHERE ref >= ? || '/' AND ref < ? || '0'"  # 0 comes after /
            " AND mode <> 'single' AND NOT model_answer_seen GROUP BY ref",
            (pack, pack),
        )
        return {row["ref"]: row["best"] for row in found}


def _snippets(connection: sqlite3.Connection, expression: str, limit: int) -> dict[str, str]:
    """Return a snippet for each of the first `limit` attempts, reading no more of the index than that takes."""
    found = connection.execute(
        "SELECT utterance.attempt_id, snippet(utterance_text, 0, ?, ?, '…', ?) AS snippet"
        " FROM utterance_text JOIN utterance ON utterance.serial = utterance_text.rowid"
        " WHERE utterance_text MATCH ? ORDER BY utterance_text.rowid DESC",
        (HIT_START, HIT_END, SNIPPET_WORDS, expression),
    )
    snippets: dict[str, str] = {}
    for row in found:
        if row["attempt_id"] not in snippets:
            if len(snippets) == limit:
                break
            snippets[row["attempt_id"]] = clean_snippet(row["snippet"])
    found.close()
    return snippets


def _row(connection: sqlite3.Connection, attempt_id: str) -> AttemptRow:
    return rows.attempt_row(connection.execute("SELECT * FROM attempt_row WHERE id = ?", (attempt_id,)).fetchone())


def _load(connection: sqlite3.Connection, attempt: Attempt) -> AttemptTranscript:
    of = (attempt.id,)
    rubric = connection.execute("SELECT content FROM rubric WHERE sha256 = ?", (attempt.rubric_sha256,)).fetchone()
    said = connection.execute("SELECT * FROM utterance WHERE attempt_id = ? ORDER BY seq", of)
    cards = connection.execute("SELECT * FROM scorecard WHERE attempt_id = ? ORDER BY round, created_at, serial", of)
    draft = connection.execute("SELECT * FROM draft WHERE attempt_id = ?", of).fetchone()
    return AttemptTranscript(
        attempt=attempt,
        rubric=json.loads(rubric["content"]),
        utterances=tuple(rows.utterance(row) for row in said),
        scorecards=tuple(rows.scorecard(row) for row in cards),
        job=select_job(connection, attempt.id),
        draft=rows.draft(draft) if draft else None,
        timings=timings_of(connection, attempt.id),
    )


def _nothing(id_: str) -> InputError:
    return InputError(f"There is no transcript {one_line(id_, 40)!r}; 'transcripts list' shows those there are.")
