"""The grading queue: answers that wait for their scorecard.

::

    queued ──claim──▶ running ──complete──▶ (gone; the scorecard is kept)
       ▲                 │
       └──release────────┼──fail────▶ failed     (transient: taken up again at the next start)
                         └──cancel──▶ cancelled

A running job belongs to the worker that claimed it until its lease ends; the worker renews it.
Every change of hands is one UPDATE, so two programs never hold the same job.
"""

import sqlite3
import uuid
from datetime import timedelta

from mock_interview.errors import StoreError
from mock_interview.scoring.scorecard import Appeal, Scorecard
from mock_interview.settings import GraderKind
from mock_interview.text import sanitise
from mock_interview.transcripts import rows
from mock_interview.transcripts.clock import iso
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job, StoredScorecard
from mock_interview.transcripts.scorecards import add_newest, add_scorecard
from mock_interview.transcripts.selecting import conditions_of
from mock_interview.transcripts.selection import Selection


class LeaseLostError(StoreError):
    """The job was cancelled or taken over while its worker was at it; what the worker made is not kept."""


def enqueue(db: Database, attempt_id: str, round_: int, grader: GraderKind, appeal: Appeal | None = None) -> Job:
    """Queue a grading or an appeal; one already waiting for that attempt and round is replaced, whoever holds it."""
    with db.writing() as connection:
        return add_job(connection, attempt_id, round_, grader, db.now(), appeal)


def add_job(
    connection: sqlite3.Connection,
    attempt_id: str,
    round_: int,
    grader: GraderKind,
    at: str,
    appeal: Appeal | None = None,
) -> Job:
    """Queue a grading as `enqueue` does, inside a transaction of the caller's."""
    connection.execute("DELETE FROM grading_job WHERE attempt_id = ? AND round = ?", (attempt_id, round_))
    job = Job(
        str(uuid.uuid4()),
        attempt_id,
        round_,
        grader,
        "queued",
        error=None,
        transient=False,
        created_at=at,
        updated_at=at,
        appeal=appeal,
    )
    contested = (appeal.criterion, appeal.plea) if appeal else (None, None)
    connection.execute(
        "INSERT INTO grading_job (id, attempt_id, round, grader, state, appeal_criterion, appeal_plea, created_at,"
        " updated_at) VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?)",
        (job.id, attempt_id, round_, grader, *contested, at, at),
    )
    return job


def claim(db: Database, job_id: str, worker: str, lease_seconds: float, *, force: bool = False) -> bool:
    """Take a job for `worker` and tell whether that worked.

    A queued job can be taken, one whose lease ended, and one that failed for lack of a connection;
    with `force` also one that failed otherwise or was cancelled. One that is alive never can.
    """
    with db.writing() as connection:
        at = db.now()
        taken = connection.execute(
            "UPDATE grading_job SET state = 'running', worker = :worker, lease_until = :until,"
            " error = NULL, transient = 0, updated_at = :at"
            " WHERE id = :id AND (state = 'queued' OR (state = 'running' AND lease_until <= :at)"
            " OR (state = 'failed' AND transient) OR (:force AND state IN ('failed', 'cancelled')))",
            {"id": job_id, "worker": worker, "until": lease_end(db, lease_seconds), "at": at, "force": force},
        )
        return taken.rowcount == 1


def renew(db: Database, job_id: str, worker: str, lease_seconds: float) -> bool:
    """Lengthen the lease from now on; False where `worker` no longer holds the job."""
    with db.writing() as connection:
        renewed = connection.execute(
            "UPDATE grading_job SET lease_until = ? WHERE id = ? AND worker = ? AND state = 'running'",
            (lease_end(db, lease_seconds), job_id, worker),
        )
        return renewed.rowcount == 1


def complete(db: Database, job_id: str, worker: str, card: Scorecard) -> StoredScorecard:
    """Keep the scorecard and remove the job, all or nothing.

    Raises `LeaseLostError`, and keeps nothing, where `worker` no longer holds the job.
    """
    with db.writing() as connection:
        held = connection.execute(
            "SELECT * FROM grading_job WHERE id = ? AND worker = ? AND state = 'running'", (job_id, worker)
        ).fetchone()
        if held is None:
            raise LeaseLostError("The grading was cancelled or taken over meanwhile; its score was not kept.")
        connection.execute("DELETE FROM grading_job WHERE id = ?", (job_id,))
        return add_scorecard(connection, held["attempt_id"], held["round"], card)


def fail(db: Database, job_id: str, worker: str, error: str, *, transient: bool) -> bool:
    """Note why the grading failed; False where `worker` no longer holds the job.

    `transient`: for lack of a connection alone, so that the next start tries again by itself.
    """
    with db.writing() as connection:
        failed = connection.execute(
            "UPDATE grading_job SET state = 'failed', worker = NULL, lease_until = NULL,"
            " error = ?, transient = ?, updated_at = ? WHERE id = ? AND worker = ? AND state = 'running'",
            (sanitise(error), transient, db.now(), job_id, worker),
        )
        return failed.rowcount == 1


def cancel(db: Database, job_id: str, worker: str | None = None) -> bool:
    """Stop a queued or running job, and tell whether there was one to stop.

    With `worker` a running job is stopped only while that worker holds it, otherwise whoever does.
    """
    with db.writing() as connection:
        cancelled = connection.execute(
            "UPDATE grading_job SET state = 'cancelled', worker = NULL, lease_until = NULL, updated_at = ?"
            " WHERE id = ? AND (state = 'queued' OR (state = 'running' AND ? IN (worker, '')))",
            (db.now(), job_id, worker or ""),
        )
        return cancelled.rowcount == 1


def release(db: Database, job_id: str, worker: str) -> bool:
    """Put a job back into the queue; False where `worker` no longer holds it."""
    with db.writing() as connection:
        released = connection.execute(
            "UPDATE grading_job SET state = 'queued', worker = NULL, lease_until = NULL, updated_at = ?"
            " WHERE id = ? AND worker = ? AND state = 'running'",
            (db.now(), job_id, worker),
        )
        return released.rowcount == 1


def resumable(db: Database) -> list[Job]:
    """Return the jobs to take up at a start, oldest first: queued, lease ended, failed for lack of a connection."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT * FROM grading_job WHERE state = 'queued' OR (state = 'running' AND lease_until <= ?)"
            " OR (state = 'failed' AND transient) ORDER BY created_at, serial",
            (db.now(),),
        )
        return [rows.job(row) for row in found]


def unfinished_jobs(db: Database) -> list[Job]:
    """Return every job, oldest first."""
    with db.reading() as connection:
        return [rows.job(row) for row in connection.execute("SELECT * FROM grading_job ORDER BY created_at, serial")]


def first_jobs(db: Database, selection: Selection) -> list[Job]:
    """Return the job that each attempt of `selection` waits for, the earliest round's, oldest first."""
    conditions, parameters = conditions_of(selection)
    fitting = " AND ".join(["id IN (SELECT attempt_id FROM grading_job)", *conditions])
    with db.reading() as connection:
        found = connection.execute(
            f"SELECT * FROM grading_job WHERE attempt_id IN (SELECT id FROM attempt WHERE {fitting})"  # noqa: S608 - ours
            " AND round = (SELECT MIN(round) FROM grading_job AS also WHERE also.attempt_id = grading_job.attempt_id)"
            " ORDER BY created_at, serial",
            parameters,
        )
        return [rows.job(row) for row in found]


def select_job(connection: sqlite3.Connection, attempt_id: str) -> Job | None:
    """Return the job an attempt waits for, the earliest round's; inside a transaction of the caller's."""
    row = connection.execute(
        "SELECT * FROM grading_job WHERE attempt_id = ? ORDER BY round LIMIT 1", (attempt_id,)
    ).fetchone()
    return rows.job(row) if row else None


def settle(db: Database, attempt_id: str, round_: int, card: Scorecard) -> StoredScorecard:
    """Keep a person's scorecard as the newest of its round, and withdraw what that round waits for, all or nothing.

    A worker that is at it meanwhile no longer holds the job, so that nothing overtakes the person unnoticed.
    """
    with db.writing() as connection:
        connection.execute("DELETE FROM grading_job WHERE attempt_id = ? AND round = ?", (attempt_id, round_))
        return add_newest(connection, attempt_id, round_, card)


def lease_end(db: Database, seconds: float) -> str:
    """Return when a lease that is given now ends."""
    return iso(db.clock() + timedelta(seconds=seconds))
