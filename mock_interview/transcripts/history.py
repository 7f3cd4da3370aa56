"""Reading what was kept: lists, search, whole transcripts, progress."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from mock_interview.errors import InputError
from mock_interview.text import is_utf8, one_line
from mock_interview.transcripts import rows
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.fulltext import HIT_END, HIT_START, clean_snippet, match_expression
from mock_interview.transcripts.jobs import select_job
from mock_interview.transcripts.notes import select_notes
from mock_interview.transcripts.records import Attempt, AttemptRow, AttemptTranscript, Transcript
from mock_interview.transcripts.rubrics import select_rubrics
from mock_interview.transcripts.selecting import matching, order_by, select_ids
from mock_interview.transcripts.selection import EVERYTHING, NEWEST_FIRST, Order, Selection
from mock_interview.transcripts.timing import timings_of

MIN_PREFIX = 4
SNIPPET_WORDS = 16

_AFTER_ANY_ID = "\U0010ffff"


def page(
    db: Database, selection: Selection, limit: int, offset: int = 0, order: Order = NEWEST_FIRST
) -> list[tuple[AttemptRow, str]]:
    """Return a page of the attempts that fit `selection`.

    Where it has words, each comes with a snippet of what was said, the hits between ``\x02`` and ``\x03``;
    otherwise with an empty text.
    """
    with db.reading() as connection:
        serials = _serials(connection, selection, limit, offset, order)
        snippets = _snippets(connection, selection.words, serials)
        return [(row, snippets.get(serial, "")) for serial, row in _rows(connection, serials)]


def count(db: Database, selection: Selection) -> int:
    """Return how many attempts fit `selection`."""
    found = matching(selection)
    with db.reading() as connection:
        return int(connection.execute(f"SELECT COUNT(*) {found.sql}", found.parameters).fetchone()[0])


def attempt_ids(db: Database, selection: Selection) -> list[str]:
    """Return the ids of the attempts that fit `selection`, oldest first."""
    with db.reading() as connection:
        return select_ids(connection, selection)


def recent(db: Database, limit: int, offset: int = 0) -> list[AttemptRow]:
    """Return a page of attempts, newest first."""
    return [row for row, _ in page(db, EVERYTHING, limit, offset)]


def search(db: Database, query: str, limit: int) -> list[tuple[AttemptRow, str]]:
    """Return attempts in which every word of `query` was said, newest first, with snippets as `page` does."""
    return page(db, Selection(words=query), limit)


def load_transcript(db: Database, interview_id: str) -> Transcript:
    """Return all of an interview that may be told: an exam that is not over comes without scorecards.

    Raises `InputError` where there is none with this id.
    """
    return load_interview(db, interview_id).told


def load_interview(db: Database, interview_id: str) -> Transcript:
    """Return all that is kept of an interview, for those who hold it.

    Raises `InputError` where there is none with this id.
    """
    with db.reading() as connection:
        if (transcript := select_transcript(connection, interview_id)) is None:
            raise _nothing(interview_id)
        return transcript


def select_transcript(connection: sqlite3.Connection, interview_id: str) -> Transcript | None:
    """Return all that is kept of an interview, or None, inside a transaction of the caller's."""
    row = connection.execute("SELECT * FROM interview WHERE id = ?", (interview_id,)).fetchone()
    if row is None:
        return None
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


def is_sealed(db: Database, attempt_id: str) -> bool:
    """Return whether an attempt's score may not be told yet, because its exam is not over."""
    with db.reading() as connection:
        row = connection.execute("SELECT is_sealed FROM attempt_row WHERE id = ?", (attempt_id,)).fetchone()
        return bool(row and row["is_sealed"])


def find(db: Database, id_prefix: str) -> str:
    """Return the id of the interview that is, or holds the attempt that is, named by the start of its id.

    Raises `InputError` where `id_prefix` is shorter than 4 characters, names nothing, or more than one.
    """
    return _find(
        db,
        "SELECT id FROM interview WHERE id >= :from AND id < :to"
        " UNION SELECT interview_id FROM attempt WHERE id >= :from AND id < :to LIMIT 2",
        id_prefix,
    )


def find_attempt(db: Database, id_prefix: str) -> str:
    """Return the id of the attempt that is named by the start of its id, or that is alone in the interview so named.

    Raises `InputError` as `find` does.
    """
    return _find(
        db,
        "SELECT id FROM attempt WHERE (id >= :from AND id < :to) OR (interview_id >= :from AND interview_id < :to)"
        " LIMIT 2",
        id_prefix,
    )


def latest(db: Database) -> str | None:
    """Return the id of the interview started last, or None where there is none."""
    with db.reading() as connection:
        row = connection.execute("SELECT id FROM interview ORDER BY started_at DESC, serial DESC LIMIT 1").fetchone()
        return row["id"] if row else None


def interview_ids(db: Database) -> list[str]:
    """Return the id of every interview, oldest first."""
    with db.reading() as connection:
        return [row["id"] for row in connection.execute("SELECT id FROM interview ORDER BY started_at, id")]


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


def _serials(connection: sqlite3.Connection, selection: Selection, limit: int, offset: int, order: Order) -> list[int]:
    found = matching(selection, order)
    query = f"SELECT serial {found.sql} ORDER BY {order_by(order)} LIMIT :limit OFFSET :offset"
    return [row[0] for row in connection.execute(query, {**found.parameters, "limit": limit, "offset": offset})]


def _rows(connection: sqlite3.Connection, serials: Sequence[int]) -> Iterator[tuple[int, AttemptRow]]:
    """Yield the attempts of these row numbers, in this order."""
    for serial in serials:
        row = connection.execute("SELECT * FROM attempt_row WHERE serial = ?", (serial,)).fetchone()
        yield serial, rows.attempt_row(row)


def _snippets(connection: sqlite3.Connection, words: str | None, serials: Sequence[int]) -> dict[int, str]:
    """Return for each attempt the words around the best hits."""
    if words is None or not serials:
        return {}
    found = connection.execute(  # one pass over the hits: for each row number alone it would begin anew
        "SELECT rowid, snippet(said, -1, :start, :end, '…', :words) FROM said WHERE said MATCH :expression"
        " AND rowid BETWEEN :first AND :last AND +rowid IN (SELECT value FROM json_each(:serials))",
        {
            "start": HIT_START,
            "end": HIT_END,
            "words": SNIPPET_WORDS,
            "expression": match_expression(words),
            "first": min(serials),
            "last": max(serials),
            "serials": json.dumps(serials),
        },
    )
    return {serial: clean_snippet(snippet) for serial, snippet in found}


def _load(connection: sqlite3.Connection, attempt: Attempt) -> AttemptTranscript:
    of = (attempt.id,)
    said = connection.execute("SELECT * FROM utterance WHERE attempt_id = ? ORDER BY seq", of)
    found = connection.execute("SELECT * FROM scorecard WHERE attempt_id = ? ORDER BY round, created_at, serial", of)
    cards = tuple(rows.scorecard(row) for row in found)
    draft = connection.execute("SELECT * FROM draft WHERE attempt_id = ?", of).fetchone()
    return AttemptTranscript(
        attempt=attempt,
        rubric=select_rubrics(connection, [attempt.rubric_sha256])[attempt.rubric_sha256],
        utterances=tuple(rows.utterance(row) for row in said),
        scorecards=cards,
        job=select_job(connection, attempt.id),
        draft=rows.draft(draft) if draft else None,
        timings=timings_of(connection, attempt.id),
        notes=tuple(select_notes(connection, attempt.id)),
        other_rubrics=select_rubrics(connection, {one.card.rubric_sha256 for one in cards} - {attempt.rubric_sha256}),
    )


def _find(db: Database, query: str, id_prefix: str) -> str:
    prefix = id_prefix.strip().lower()
    if len(prefix) < MIN_PREFIX:
        raise InputError(f"Give at least the first {MIN_PREFIX} characters of an id; 'transcripts list' shows them.")
    if not is_utf8(prefix):
        raise _nothing(id_prefix)
    with db.reading() as connection:
        found = connection.execute(query, {"from": prefix, "to": prefix + _AFTER_ANY_ID}).fetchall()
    if not found:
        raise _nothing(id_prefix)
    if len(found) > 1:
        raise InputError(f"More than one transcript begins with {one_line(id_prefix, 40)!r}; give more of the id.")
    return str(found[0]["id"])


def _nothing(id_: str) -> InputError:
    return InputError(f"There is no transcript {one_line(id_, 40)!r}; 'transcripts list' shows those there are.")
