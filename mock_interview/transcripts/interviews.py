"""Interviews under way: starting them, asking, answering, finishing."""

import json
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from mock_interview.errors import InputError
from mock_interview.scoring.conversation import Speaker, UtteranceKind
from mock_interview.settings import GraderKind
from mock_interview.transcripts import rows
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.jobs import add_job
from mock_interview.transcripts.records import Attempt, Interview, Job, Mode, Timing, Utterance
from mock_interview.transcripts.rubrics import keep_rubric
from mock_interview.transcripts.timing import put_timing
from mock_interview.transcripts.utterances import add_utterance

MOVED_ON = "This interview went on in another window meanwhile; here is where it stands now."


def start_interview(
    db: Database, pack: str, mode: Mode, refs: Sequence[str], allowed_seconds: int | None = None
) -> Interview:
    """Keep a new interview over `refs`; an exam ends after `allowed_seconds`."""
    interview = Interview(str(uuid.uuid4()), pack, mode, tuple(refs), db.now(), allowed_seconds=allowed_seconds)
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO interview (id, pack, mode, refs, started_at, allowed_seconds) VALUES (?, ?, ?, ?, ?, ?)",
            (interview.id, pack, mode, json.dumps(interview.refs), interview.started_at, allowed_seconds),
        )
    return interview


def finish_interview(db: Database, interview_id: str) -> None:
    """Note that the interview is over; one that is over already keeps its time."""
    with db.writing() as connection:
        connection.execute(
            "UPDATE interview SET finished_at = ? WHERE id = ? AND finished_at IS NULL", (db.now(), interview_id)
        )


def unfinished(db: Database) -> list[Interview]:
    """Return the coach and exam interviews that can be continued, newest first."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT * FROM interview WHERE finished_at IS NULL AND mode IN ('coach', 'exam')"
            " ORDER BY started_at DESC, serial DESC"
        )
        return [rows.interview(row) for row in found]


def start_attempt(
    db: Database,
    interview_id: str,
    ref: str,
    rubric: Mapping[str, Any],
    rubric_sha256: str,
    position: int,
    question: str,
    *,
    try_number: int = 1,
    allowed_seconds: int | None = None,
) -> Attempt:
    """Keep a new attempt, the rubric it is judged by and the question as asked, all or nothing.

    `rubric` is the rubric file's JSON; `position` counts the interview's questions from 0. Raises
    `InputError`, and keeps nothing, where another window has begun this try meanwhile.
    """
    with db.writing() as connection:
        at = db.now()
        if _tries(connection, interview_id, position) >= try_number:
            raise InputError(MOVED_ON)
        keep_rubric(connection, rubric, rubric_sha256)
        attempt = Attempt(
            id=str(uuid.uuid4()),
            interview_id=interview_id,
            ref=ref,
            rubric_sha256=rubric_sha256,
            position=position,
            try_number=try_number,
            started_at=at,
            allowed_seconds=allowed_seconds,
        )
        _insert(connection, attempt)
        add_utterance(connection, attempt.id, "interviewer", "question", question, started_at=at, ended_at=at)
    return attempt


def say(
    db: Database,
    attempt_id: str,
    speaker: Speaker,
    kind: UtteranceKind,
    text: str,
    started_at: str | None = None,
    *,
    after: int | None = None,
) -> Utterance:
    """Keep one thing said, begun at `started_at` or just now; a candidate's draft of that kind is thereby sent.

    `after` is how many things had been said before it. Raises `InputError`, and keeps nothing, where
    another window has said more meanwhile.
    """
    with db.writing() as connection:
        at = db.now()
        if after is not None and _said(connection, attempt_id) != after:
            raise InputError(MOVED_ON)
        said = add_utterance(connection, attempt_id, speaker, kind, text, started_at=started_at or at, ended_at=at)
        if speaker == "candidate":
            connection.execute("DELETE FROM draft WHERE attempt_id = ? AND kind = ?", (attempt_id, kind))
    return said


def send_answer(
    db: Database,
    attempt_id: str,
    text: str,
    started_at: str,
    grader: GraderKind,
    round_: int,
    timing: Timing | None = None,
) -> tuple[Utterance, Job]:
    """Keep an answer and how long it took, queue its grading and drop the draft, all or nothing.

    `round_` is 0 for the first answer, then one more for each follow-up. Raises `InputError`, and keeps
    nothing, where another window has answered meanwhile.
    """
    with db.writing() as connection:
        if _answers(connection, attempt_id) != round_:
            raise InputError(MOVED_ON)
        at = db.now()
        answer = add_utterance(connection, attempt_id, "candidate", "answer", text, started_at=started_at, ended_at=at)
        if timing is not None:
            put_timing(connection, attempt_id, timing)
        job = add_job(connection, attempt_id, round_, grader, at)
        connection.execute("DELETE FROM draft WHERE attempt_id = ?", (attempt_id,))
    return answer, job


def finish_attempt(db: Database, attempt_id: str) -> None:
    """Note that the attempt is over; one that is over already keeps its time."""
    with db.writing() as connection:
        connection.execute(
            "UPDATE attempt SET finished_at = ? WHERE id = ? AND finished_at IS NULL", (db.now(), attempt_id)
        )


def set_hints(db: Database, attempt_id: str, hints: int) -> None:
    """Note how many hints were given."""
    with db.writing() as connection:
        connection.execute("UPDATE attempt SET hints = ? WHERE id = ?", (hints, attempt_id))


def set_model_answer_seen(db: Database, attempt_id: str) -> None:
    """Note that the model answer was seen before this attempt's answer was sent."""
    with db.writing() as connection:
        connection.execute("UPDATE attempt SET model_answer_seen = 1 WHERE id = ?", (attempt_id,))


def set_self_rating(db: Database, attempt_id: str, rating: int) -> None:
    """Note how well the person thinks it went, 1..5."""
    with db.writing() as connection:
        connection.execute("UPDATE attempt SET self_rating = ? WHERE id = ?", (rating, attempt_id))


def _answers(connection: sqlite3.Connection, attempt_id: str) -> int:
    counted = "SELECT COUNT(*) FROM utterance WHERE attempt_id = ? AND kind = 'answer'"
    return int(connection.execute(counted, (attempt_id,)).fetchone()[0])


def _said(connection: sqlite3.Connection, attempt_id: str) -> int:
    counted = "SELECT COUNT(*) FROM utterance WHERE attempt_id = ?"
    return int(connection.execute(counted, (attempt_id,)).fetchone()[0])


def _tries(connection: sqlite3.Connection, interview_id: str, position: int) -> int:
    row = connection.execute(
        "SELECT COUNT(*) FROM attempt WHERE interview_id = ? AND position = ?", (interview_id, position)
    ).fetchone()
    return int(row[0])


def _insert(connection: sqlite3.Connection, attempt: Attempt) -> None:
    connection.execute(
        "INSERT INTO attempt"
        " (id, interview_id, pack, mode, ref, rubric_sha256, position, try_number, started_at, allowed_seconds)"
        " SELECT :id, :interview_id, pack, mode, :ref, :rubric_sha256, :position, :try_number, :started_at,"
        " :allowed_seconds"
        " FROM interview WHERE id = :interview_id",
        asdict(attempt),
    )
