"""Runs that grade kept answers again: which answers, by which rubric, how far each run has come.

A run belongs to the worker that claimed it until its lease ends, as a job of the queue does; so two programs
never grade for the same run. It is finished once every answer in it has its new scorecard.
"""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mock_interview.errors import DamagedError, StoreError
from mock_interview.scoring.difference import is_repeated
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import sanitise
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.jobs import lease_end
from mock_interview.transcripts.records import StoredScorecard
from mock_interview.transcripts.rubrics import keep_rubric, select_rubrics
from mock_interview.transcripts.scorecards import add_newest, read_card

TAKEN_OVER = "The run was taken over by another mock-interview meanwhile; what this one was at is not kept."

_ITEMS = (
    "SELECT item.attempt_id, attempt.ref, item.rubric_sha256, item.before_id FROM regrading_item AS item"
    " JOIN attempt ON attempt.id = item.attempt_id"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attempt that may be graded again, as far as that depends on the store.

    `before_id` is the newest scorecard of its first answer that a program made. `is_waiting`: the first answer
    still waits for its first grading. `is_by_hand`: its score is a person's and stays so.
    """

    attempt_id: str
    ref: str
    rubric_sha256: str
    before_id: str | None
    is_answered: bool
    is_sealed: bool
    is_waiting: bool
    is_by_hand: bool


@dataclass(frozen=True, slots=True)
class Item:
    """An answer to be graded again: by which rubric, and the program's scorecard that stands, if any."""

    attempt_id: str
    ref: str
    rubric_sha256: str
    before_id: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """A run as kept; `settings` say who grades, `items` are the answers that have no new scorecard yet."""

    id: str
    started_at: str
    settings: Mapping[str, Any]
    items: tuple[Item, ...]
    rubrics: Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Regraded:
    """An answer of a run: the program's scorecard before it, if any, and the new one; or why there is none."""

    attempt_id: str
    before: Scorecard | None
    after: Scorecard | None
    error: str | None = None


def candidates(db: Database, attempt_ids: Sequence[str]) -> list[Candidate]:
    """Return what there is to know of these attempts, in their order."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT attempt.id AS attempt_id, attempt.ref, attempt.rubric_sha256,"
            " (SELECT id FROM scorecard WHERE attempt_id = attempt.id AND round = 0 AND grader IN ('llm', 'offline')"
            "  ORDER BY created_at DESC, serial DESC LIMIT 1) AS before_id,"
            " EXISTS (SELECT 1 FROM utterance WHERE attempt_id = attempt.id AND kind = 'answer') AS is_answered,"
            " interview.mode = 'exam' AND interview.finished_at IS NULL AS is_sealed,"
            " EXISTS (SELECT 1 FROM grading_job WHERE attempt_id = attempt.id AND round = 0)"
            "  AND NOT EXISTS (SELECT 1 FROM scorecard WHERE attempt_id = attempt.id AND round = 0) AS is_waiting,"
            " IFNULL(attempt.grader IN ('self', 'human'), 0) AS is_by_hand"
            " FROM json_each(?) AS given CROSS JOIN attempt ON attempt.id = given.value"
            " JOIN interview ON interview.id = attempt.interview_id ORDER BY given.key",
            (json.dumps(attempt_ids),),
        )
        return [_candidate(row) for row in found]


def begin(
    db: Database,
    settings: Mapping[str, Any],
    items: Iterable[Item],
    rubrics: Mapping[str, dict[str, Any]],
    worker: str,
    lease_seconds: float,
) -> str:
    """Keep a new run, held by `worker`, with the rubrics it judges by that may not be kept yet; return its id."""
    id_ = str(uuid.uuid4())
    with db.writing() as connection:
        for sha256, rubric in rubrics.items():
            keep_rubric(connection, rubric, sha256)
        connection.execute(
            "INSERT INTO regrading (id, started_at, settings, worker, lease_until) VALUES (?, ?, ?, ?, ?)",
            (id_, db.now(), json.dumps(settings), worker, lease_end(db, lease_seconds)),
        )
        connection.executemany(
            "INSERT INTO regrading_item (regrading_id, attempt_id, rubric_sha256, before_id) VALUES (?, ?, ?, ?)",
            ((id_, item.attempt_id, item.rubric_sha256, item.before_id) for item in items),
        )
    return id_


def last_unfinished(db: Database) -> Run | None:
    """Return the last run that left answers without a new scorecard, or None."""
    with db.reading() as connection:
        row = connection.execute(
            "SELECT * FROM regrading WHERE EXISTS (SELECT 1 FROM regrading_item"
            " WHERE regrading_id = regrading.id AND after_id IS NULL) ORDER BY serial DESC LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        found = connection.execute(
            f"{_ITEMS} WHERE item.regrading_id = ? AND item.after_id IS NULL ORDER BY item.serial", (row["id"],)
        )
        items = tuple(Item(**item) for item in found)
        rubrics = select_rubrics(connection, {item.rubric_sha256 for item in items})
        return Run(row["id"], row["started_at"], json.loads(row["settings"]), items, rubrics)


def claim(db: Database, run_id: str, worker: str, lease_seconds: float) -> bool:
    """Take a run for `worker` and tell whether that worked; one that another worker is at never can be taken."""
    with db.writing() as connection:
        taken = connection.execute(
            "UPDATE regrading SET worker = ?, lease_until = ? WHERE id = ? AND (worker IS NULL OR lease_until <= ?)",
            (worker, lease_end(db, lease_seconds), run_id, db.now()),
        )
        return taken.rowcount == 1


def renew(db: Database, run_id: str, worker: str, lease_seconds: float) -> None:
    """Lengthen the lease from now on, where `worker` still holds the run."""
    with db.writing() as connection:
        connection.execute(
            "UPDATE regrading SET lease_until = ? WHERE id = ? AND worker = ?",
            (lease_end(db, lease_seconds), run_id, worker),
        )


def release(db: Database, run_id: str, worker: str) -> None:
    """Let go of a run, so that it can be gone on with at once."""
    with db.writing() as connection:
        connection.execute(
            "UPDATE regrading SET worker = NULL, lease_until = NULL WHERE id = ? AND worker = ?", (run_id, worker)
        )


def keep(db: Database, run_id: str, worker: str, attempt_id: str, card: Scorecard) -> StoredScorecard | None:
    """Keep a new scorecard as the newest of the first answer and note it in the run, all or nothing.

    Where it only repeats the newest that a program made, that one is noted and returned, and no second is kept.
    Returns None, and keeps nothing, where the attempt was deleted meanwhile or has its new scorecard already.
    Raises `StoreError` where the run is no longer the worker's.
    """
    with db.writing() as connection:
        _refuse_lost(connection, run_id, worker)
        if not _is_left(connection, run_id, attempt_id):
            return None
        stored = _repeated(connection, attempt_id, card) or add_newest(connection, attempt_id, 0, card)
        connection.execute(
            "UPDATE regrading_item SET after_id = ?, error = NULL WHERE regrading_id = ? AND attempt_id = ?",
            (stored.id, run_id, attempt_id),
        )
        return stored


def note_failure(db: Database, run_id: str, attempt_id: str, error: str) -> None:
    """Note why an answer has no new scorecard."""
    with db.writing() as connection:
        connection.execute(
            "UPDATE regrading_item SET error = ? WHERE regrading_id = ? AND attempt_id = ? AND after_id IS NULL",
            (sanitise(error), run_id, attempt_id),
        )


def regraded(db: Database, run_id: str) -> list[Regraded]:
    """Return every answer of a run as it stands, in the order of the run."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT item.attempt_id, item.error, before.card AS before, after.card AS after"
            " FROM regrading_item AS item LEFT JOIN scorecard AS before ON before.id = item.before_id"
            " LEFT JOIN scorecard AS after ON after.id = item.after_id"
            " WHERE item.regrading_id = ? ORDER BY item.serial",
            (run_id,),
        )
        return [_regraded(row) for row in found]


def card_of(db: Database, scorecard_id: str) -> Scorecard | None:
    """Return one scorecard, or None where it is gone. Raises `DamagedError`."""
    with db.reading() as connection:
        row = connection.execute("SELECT card FROM scorecard WHERE id = ?", (scorecard_id,)).fetchone()
        return _card(row["card"]) if row else None


def _repeated(connection: sqlite3.Connection, attempt_id: str, card: Scorecard) -> StoredScorecard | None:
    """Return the newest scorecard that a program made of the first answer, where `card` only repeats it."""
    row = connection.execute(
        "SELECT id, created_at, card FROM scorecard WHERE attempt_id = ? AND round = 0"
        " AND grader IN ('llm', 'offline') ORDER BY created_at DESC, serial DESC LIMIT 1",
        (attempt_id,),
    ).fetchone()
    newest = _card(row["card"]) if row else None
    if newest is None or not is_repeated(newest, card):
        return None
    return StoredScorecard(row["id"], attempt_id, 0, row["created_at"], newest)


def _candidate(row: sqlite3.Row) -> Candidate:
    told = {name: bool(row[name]) for name in ("is_answered", "is_sealed", "is_waiting", "is_by_hand")}
    return Candidate(**{**dict(row), **told})


def _regraded(row: sqlite3.Row) -> Regraded:
    try:
        return Regraded(row["attempt_id"], _card(row["before"]), _card(row["after"]), row["error"])
    except DamagedError as error:  # the other answers of the run can be told
        return Regraded(row["attempt_id"], None, None, row["error"] or str(error))


def _card(source: str | None) -> Scorecard | None:
    return read_card(source) if source else None


def _refuse_lost(connection: sqlite3.Connection, run_id: str, worker: str) -> None:
    held = connection.execute("SELECT 1 FROM regrading WHERE id = ? AND worker = ?", (run_id, worker))
    if held.fetchone() is None:
        raise StoreError(TAKEN_OVER)


def _is_left(connection: sqlite3.Connection, run_id: str, attempt_id: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM regrading_item WHERE regrading_id = ? AND attempt_id = ? AND after_id IS NULL",
        (run_id, attempt_id),
    )
    return found.fetchone() is not None
