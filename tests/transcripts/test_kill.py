"""A program killed without warning loses nothing that it had called sent."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import ANSWER, SettableClock, new_attempt, new_card

PRELUDE = """
import sys
from datetime import datetime
from pathlib import Path
from mock_interview.transcripts import drafts, history, interviews, jobs
from mock_interview.transcripts.database import Database

def wait_to_be_killed():
    print("ready", flush=True)
    sys.stdin.read()

path, attempt_id, answer, now = sys.argv[1:]
db = Database(Path(path), lambda: datetime.fromisoformat(now))
"""

SEND = "interviews.send_answer(db, attempt_id, answer, now, 'llm', 0)\n"
CLAIM = "jobs.claim(db, history.load_attempt(db, attempt_id).job.id, 'killed', 30)\n"
TYPE = "drafts.save_draft(db, attempt_id, 'answer', answer)\n"
WAIT = "wait_to_be_killed()\n"
STORM = """
drafts.save_draft(db, attempt_id, 'answer', answer)
print("ready", flush=True)
while True:
    drafts.save_draft(db, attempt_id, 'answer', answer * 50)
"""
HALF_SEND = """
with db.writing() as connection:
    connection.execute(
        "INSERT INTO utterance (id, attempt_id, seq, speaker, kind, text, started_at, ended_at)"
        " VALUES ('u', ?, 1, 'candidate', 'answer', ?, '', '')", (attempt_id, answer))
    wait_to_be_killed()
"""


@contextmanager
def running(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", PRELUDE + script, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def kill_during(db: Database, attempt_id: str, script: str) -> None:
    with running(script, str(db.path), attempt_id, ANSWER, db.now()) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"


def test_killed_between_sending_and_grading_leaves_the_answer_and_a_job_to_resume(db: Database) -> None:
    attempt = new_attempt(db)
    kill_during(db, attempt.id, SEND + WAIT)
    assert history.load_attempt(db, attempt.id).utterances[1].text == ANSWER
    [job] = jobs.resumable(db)
    assert jobs.claim(db, job.id, "next start", 30)
    jobs.complete(db, job.id, "next start", new_card())
    assert history.load_attempt(db, attempt.id).score is not None


def test_killed_while_grading_leaves_a_job_to_resume_once_its_lease_ended(db: Database, clock: SettableClock) -> None:
    attempt = new_attempt(db)
    kill_during(db, attempt.id, SEND + CLAIM + WAIT)
    assert jobs.resumable(db) == []
    clock.advance(30)
    assert [job.attempt_id for job in jobs.resumable(db)] == [attempt.id]


def test_killed_while_typing_leaves_the_draft(db: Database) -> None:
    attempt = new_attempt(db)
    kill_during(db, attempt.id, TYPE + WAIT)
    draft = history.load_attempt(db, attempt.id).draft
    assert draft is not None
    assert draft.text == ANSWER


def test_killed_in_the_midst_of_sending_leaves_the_draft_and_no_half_sent_answer(db: Database) -> None:
    attempt = new_attempt(db)
    kill_during(db, attempt.id, TYPE + HALF_SEND)
    kept = history.load_attempt(db, attempt.id)
    assert [said.kind for said in kept.utterances] == ["question"]
    assert kept.draft is not None
    interviews.send_answer(db, attempt.id, ANSWER, db.now(), "llm", 0)


@pytest.mark.parametrize("trial", range(3))
def test_killed_in_a_storm_of_writing_leaves_a_sound_database(db: Database, trial: int) -> None:
    attempt = new_attempt(db)
    kill_during(db, attempt.id, STORM)
    with db.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert history.load_attempt(db, attempt.id).draft is not None
