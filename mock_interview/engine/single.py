"""Grading one answer given outside the screens: kept as an interview of its own, or not at all."""

from contextlib import aclosing
from dataclasses import dataclass

from mock_interview.engine.grading import Work, grade
from mock_interview.engine.pending import grade_now
from mock_interview.engine.queue import GradingQueue
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.errors import GradingError
from mock_interview.graders.protocol import Report, silent
from mock_interview.rubric.library import Library, LoadedRubric
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import GraderKind, Settings
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job

_TAKEN = "Another mock-interview is grading this answer; 'mock-interview transcripts show' will show its score."


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer in the store, and the job that is to grade it."""

    interview_id: str
    job: Job


def keep_answer(db: Database, loaded: LoadedRubric, answer: str, grader: GraderKind) -> KeptAnswer:
    """Keep an answer as an interview of mode ``single``, its grading queued.

    Raises `StoreError`.
    """
    interview = interviews.start_interview(db, loaded.ref.partition("/")[0], "single", (loaded.ref,))
    attempt = interviews.start_attempt(
        db, interview.id, loaded.ref, loaded.data, loaded.sha256, 0, loaded.rubric.question
    )
    _, job = interviews.send_answer(db, attempt.id, answer, attempt.started_at, grader, 0)
    interviews.finish_attempt(db, attempt.id)
    interviews.finish_interview(db, interview.id)
    return KeptAnswer(interview.id, job)


async def grade_kept(
    db: Database,
    library: Library,
    settings: Settings,
    job: Job,
    report: Report = silent,
    factory: GraderFactory = make_grader,
) -> Scorecard:
    """Grade a kept answer; failed, cut off or cancelled, it stays in the queue.

    Raises what the grader raised: `GradingError`, or `InputError` where the settings leave open what to ask.
    """
    async with aclosing(GradingQueue(db, library, settings, factory)) as queue:
        event = await grade_now(queue, job, report)
    if event is None:
        raise GradingError(_TAKEN)
    if event.card is None:
        raise event.error or GradingError(event.text)
    return event.card


async def grade_unkept(
    settings: Settings,
    loaded: LoadedRubric,
    answer: str,
    report: Report = silent,
    factory: GraderFactory = make_grader,
) -> Scorecard:
    """Grade an answer that is kept nowhere. Raises as `grade_kept` does."""
    subject = Subject(None, loaded.ref, loaded.rubric, loaded.sha256, loaded.pack.bands)
    conversation = (Said("interviewer", "question", loaded.rubric.question), Said("candidate", "answer", answer))
    async with aclosing(factory(settings.chosen_grader, settings)) as grader:
        return await grade(grader, Work(subject, conversation), report)
