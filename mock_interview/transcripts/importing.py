"""Keeping transcripts that another store exported, under the ids they have there."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from mock_interview.errors import InputError
from mock_interview.settings import GraderKind
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import interview_json
from mock_interview.transcripts.history import select_transcript
from mock_interview.transcripts.jobs import add_job
from mock_interview.transcripts.notes import keep_note
from mock_interview.transcripts.records import AttemptTranscript, Interview, Transcript
from mock_interview.transcripts.rubrics import keep_rubric
from mock_interview.transcripts.scorecards import keep_scorecard
from mock_interview.transcripts.timing import put_timing
from mock_interview.transcripts.utterances import keep_utterance


@dataclass(frozen=True, slots=True)
class Imported:
    """How many interviews were added, and how many were here already with the same content."""

    added: int
    known: int


def import_transcripts(db: Database, transcripts: Sequence[Transcript], grader: GraderKind) -> Imported:
    """Keep all of `transcripts` that are not here yet, or none of them.

    An answer without a score waits, for `grader`, until somebody asks for its grading. Raises `InputError`
    where an id is taken by something else.
    """
    with db.writing() as connection:
        fresh = [transcript for transcript in transcripts if not _is_known(connection, transcript)]
        for transcript in fresh:
            _refuse_taken(connection, transcript)
            _keep(connection, transcript, grader, db.now())
    return Imported(len(fresh), len(transcripts) - len(fresh))


def _is_known(connection: sqlite3.Connection, transcript: Transcript) -> bool:
    kept = select_transcript(connection, transcript.interview.id)
    if kept is not None and interview_json(kept) != interview_json(transcript):
        raise InputError(
            f"Nothing was imported, because interview {transcript.interview.id} is here already with other content;"
            " delete it here first, or export the others alone."
        )
    return kept is not None


def _refuse_taken(connection: sqlite3.Connection, transcript: Transcript) -> None:
    """Raise `InputError` where a part of a new interview has the id of a part of another one."""
    attempts = transcript.attempts
    ids = {
        "attempt": [kept.attempt.id for kept in attempts],
        "utterance": [said.id for kept in attempts for said in kept.utterances],
        "note": [note.id for kept in attempts for note in kept.notes],
        "scorecard": [stored.id for kept in attempts for stored in kept.scorecards],
    }
    for table, wanted in ids.items():
        if taken := _taken(connection, table, wanted):
            raise InputError(
                f"Nothing was imported, because {table} {taken} belongs to another interview here;"
                " export the transcripts again."
            )


def _taken(connection: sqlite3.Connection, table: str, ids: Sequence[str]) -> str | None:
    found = connection.execute(
        f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - a name of ours
        (json.dumps(ids),),
    ).fetchone()
    return found["id"] if found else None


def _keep(connection: sqlite3.Connection, transcript: Transcript, grader: GraderKind, at: str) -> None:
    interview = transcript.interview
    connection.execute(
        "INSERT INTO interview (id, pack, mode, refs, started_at, finished_at, allowed_seconds)"
        " VALUES (:id, :pack, :mode, :refs, :started_at, :finished_at, :allowed_seconds)",
        {**asdict(interview), "refs": json.dumps(interview.refs)},
    )
    for kept in transcript.attempts:
        for sha256, rubric in kept.rubrics.items():
            keep_rubric(connection, rubric, sha256)
        _keep_attempt(connection, kept, interview)
        for round_ in _ungraded(kept):
            add_job(connection, kept.attempt.id, round_, grader, at)
        connection.execute("UPDATE grading_job SET state = 'cancelled' WHERE attempt_id = ?", (kept.attempt.id,))


def _keep_attempt(connection: sqlite3.Connection, kept: AttemptTranscript, interview: Interview) -> None:
    connection.execute(
        "INSERT INTO attempt (id, interview_id, pack, mode, ref, rubric_sha256, position, try_number, started_at,"
        " finished_at, hints, model_answer_seen, self_rating, allowed_seconds) VALUES (:id, :interview_id, :pack,"
        " :mode, :ref, :rubric_sha256, :position, :try_number, :started_at, :finished_at, :hints,"
        " :model_answer_seen, :self_rating, :allowed_seconds)",
        {**asdict(kept.attempt), "pack": interview.pack, "mode": interview.mode},
    )
    for said in kept.utterances:
        keep_utterance(connection, said)
    for timing in kept.timings:
        put_timing(connection, kept.attempt.id, timing)
    for note in kept.notes:
        keep_note(connection, note)
    for stored in kept.scorecards:
        keep_scorecard(connection, stored)


def _ungraded(kept: AttemptTranscript) -> Iterator[int]:
    """Yield the rounds that were answered and have no scorecard."""
    graded = {stored.round for stored in kept.scorecards}
    answers: Iterable[object] = (said for said in kept.utterances if said.kind == "answer")
    yield from (round_ for round_, _ in enumerate(answers) if round_ not in graded)
