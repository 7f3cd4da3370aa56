"""What the tests of the engine keep in the store."""

import asyncio
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from mock_interview.rubric.library import Library
from mock_interview.settings import GraderKind
from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job, JobState

REF = "basics/scaling"
ANSWER = "Gradient descent converges slowly when the ranges are uneven."
REPLY = "A tree only compares one feature with a threshold."
STARTED = "2025-03-01T09:00:00.000+00:00"


def answered(
    db: Database, library: Library, answer: str = ANSWER, *, hints: int = 0, grader: GraderKind = "llm"
) -> Job:
    """Ask the small question and answer it; return the job that waits."""
    loaded = library.load(REF)
    interview = interviews.start_interview(db, "basics", "coach", [REF])
    asked = interviews.start_attempt(db, interview.id, REF, loaded.data, loaded.sha256, 0, loaded.rubric.question)
    interviews.set_hints(db, asked.id, hints)
    return interviews.send_answer(db, asked.id, answer, STARTED, grader, 0)[1]


def followed_up(db: Database, attempt_id: str, round_: int = 1, reply: str = REPLY) -> Job:
    """Ask a follow-up and answer it; return the job that waits."""
    interviews.say(db, attempt_id, "interviewer", "follow_up", f"Why are trees different? ({round_})")
    return interviews.send_answer(db, attempt_id, reply, STARTED, "llm", round_)[1]


def said_in(db: Database, job: Job) -> list[str]:
    """Return what the candidate said in the attempt of `job`."""
    kept = history.load_attempt(db, job.attempt_id)
    return [said.text for said in kept.utterances if said.speaker == "candidate"]


def state_of(db: Database, job: Job) -> JobState | None:
    """Return where `job` stands, or None where it is done."""
    return next((kept.state for kept in jobs.unfinished_jobs(db) if kept.id == job.id), None)


class HeldUp:
    """Holds up a store's function until it is let go; remembers that it was reached."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, store: ModuleType, name: str) -> None:
        self.reached = threading.Event()
        self.let_go = threading.Event()
        original = getattr(store, name)

        def held(*arguments: Any, **options: Any) -> Any:
            self.reached.set()
            assert self.let_go.wait(timeout=10)
            return original(*arguments, **options)

        monkeypatch.setattr(store, name, held)


async def wait_until(is_so: Callable[[], bool], pauses: int = 500) -> None:
    """Wait until something is so, for at most this many short pauses."""
    for _ in range(pauses):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come about in time")
