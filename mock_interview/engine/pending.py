"""Answers that wait to be graded: listing them, and grading them now."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from mock_interview.engine.queue import Event, GradingQueue
from mock_interview.graders.protocol import Progress, Report, silent
from mock_interview.settings import Settings
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job, and the answer it is for."""

    job: Job
    interview_id: str
    ref: str


def list_waiting(db: Database) -> list[Waiting]:
    """Return every answer that waits to be graded, whatever it waits for, oldest first.

    Raises `StoreError`.
    """
    return [_waiting(db, job) for job in jobs.unfinished_jobs(db)]


def as_chosen(db: Database, settings: Settings, job: Job) -> Job:
    """Return the job, handed over where the person has named another grader in the settings; ``auto`` names none.

    An appeal stays with the LLM, and a job that is being graded with its grader.
    """
    if settings.grader in ("auto", job.grader) or job.appeal or job.state == "running":
        return job
    return jobs.enqueue(db, job.attempt_id, job.round, settings.chosen_grader)


async def grade_waiting(
    db: Database, queue: GradingQueue, settings: Settings, report: Report = silent
) -> AsyncIterator[tuple[Waiting, Event | None]]:
    """Grade every waiting answer, failed and cancelled ones too, and yield how each went as `grade_now` does.

    One after the other, because a follow-up can be graded only after the first answer.
    """
    for waiting in await asyncio.to_thread(list_waiting, db):
        job = await asyncio.to_thread(as_chosen, db, settings, waiting.job)
        yield waiting, await grade_now(queue, job, report)


async def grade_now(queue: GradingQueue, job: Job, report: Report = silent) -> Event | None:
    """Run `job` to its end and return its last event; None where another program is at it.

    Cancelled, the job goes on until the queue is closed, which puts it back.
    """
    ended: list[Event] = []

    def listen(event: Event) -> None:
        if event.job.id != job.id:
            return
        if event.outcome == "progress":
            report(Progress(event.text))
        elif event.outcome != "running":
            ended.append(event)

    unsubscribe = queue.subscribe(listen)
    try:
        await asyncio.wait([queue.start(job, force=True)])
    finally:
        unsubscribe()
    return ended[-1] if ended else None


def _waiting(db: Database, job: Job) -> Waiting:
    attempt = history.load_attempt(db, job.attempt_id).attempt
    return Waiting(job, attempt.interview_id, attempt.ref)
