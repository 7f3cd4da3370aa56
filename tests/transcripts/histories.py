"""A history with something of everything in it: graded, waiting and failed, by programs and by a person."""

from dataclasses import replace
from typing import Any

from mock_interview.rubric.parsing import rubric_sha256
from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts import interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Attempt, Interview, Mode
from tests.builders import rubric_json
from tests.transcripts.builders import SettableClock, new_card

DAY = 86_400
MODEL = Provenance("llm", model="small-1", endpoint="https://api.example.org")
PERSON = Provenance("human")
WHY_FAILED = "The host cannot be reached; check the connection."


def keep_interview(db: Database, *titles: str, pack: str = "basics", mode: Mode = "coach") -> list[Attempt]:
    """Keep an interview in which these questions were answered, three minutes for each, and end it."""
    interview = interviews.start_interview(db, pack, mode, [_ref(pack, title) for title in titles])
    attempts = [_answered(db, interview, position, title) for position, title in enumerate(titles)]
    interviews.finish_interview(db, interview.id)
    return attempts


def keep_score(
    db: Database, attempt: Attempt, percent: float, band: str, *, rating: int | None = None, by: Provenance = MODEL
) -> None:
    """Keep a scorecard in place of the job that waits, and how the person thought it went."""
    if rating is not None:
        interviews.set_self_rating(db, attempt.id, rating)
    jobs.settle(db, attempt.id, 0, replace(new_card(percent, created_at=db.now(), band=band), grader=by))


def keep_failure(db: Database, attempt: Attempt) -> None:
    """Let the grading of an answer fail."""
    [job] = [job for job in jobs.unfinished_jobs(db) if job.attempt_id == attempt.id]
    assert jobs.claim(db, job.id, "earlier", 30.0)
    jobs.fail(db, job.id, "earlier", WHY_FAILED, transient=False)


def keep_history(db: Database) -> None:
    """Keep three interviews of two packs over three days, six answers in all."""
    scaling, drift, held_out = keep_interview(db, "Feature scaling", "Concept drift", "Test data")
    keep_score(db, scaling, 62.5, "hire", rating=4)
    keep_score(db, drift, 81.0, "strong hire", rating=3, by=PERSON)
    keep_failure(db, held_out)
    _advance(db, DAY)
    scaling, batches = keep_interview(db, "Feature scaling", "Mini-batches and batch size", pack="vision", mode="exam")
    keep_score(db, scaling, 35.0, "no hire", rating=5)
    keep_score(db, batches, 55.5, "lean no")
    _advance(db, DAY)
    [minimum] = keep_interview(db, "Global minimum of a non-convex loss", mode="single")
    keep_cancelled(db, minimum)


def keep_cancelled(db: Database, attempt: Attempt) -> None:
    """Leave an answer ungraded."""
    [job] = [job for job in jobs.unfinished_jobs(db) if job.attempt_id == attempt.id]
    jobs.cancel(db, job.id)


def _ref(pack: str, title: str) -> str:
    return f"{pack}/{title.lower().replace(' ', '-')}"


def _answered(db: Database, interview: Interview, position: int, title: str) -> Attempt:
    rubric: dict[str, Any] = {**rubric_json(), "title": title, "tags": [title.split()[0].lower()]}
    ref, sha256 = interview.refs[position], rubric_sha256(rubric)
    asked = interviews.start_attempt(db, interview.id, ref, rubric, sha256, position, f"What about {title}?")
    _advance(db, 60)
    said = f"{title} matters in practice, and I would measure it before I decide."
    interviews.send_answer(db, asked.id, said, db.now(), "llm", 0)
    _advance(db, 120)
    return asked


def _advance(db: Database, seconds: float) -> None:
    assert isinstance(db.clock, SettableClock)
    db.clock.advance(seconds)
