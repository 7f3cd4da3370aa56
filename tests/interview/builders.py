"""Interviews under way, scored without a grader."""

from collections.abc import Mapping

from mock_interview.engine.conversations import load_work
from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library
from mock_interview.scoring.judgement import Judgement, LevelJudgement, PointJudgement, Verdict
from mock_interview.scoring.marking import mark
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job
from tests.builders import CREATED_AT, provenance

REFS = ("basics/scaling", "basics/trees", "basics/drift")
ANSWER = "Gradient descent converges slowly when the ranges are uneven."
STARTED = "2025-03-01T09:00:00.000+00:00"

Verdicts = Mapping[str, Verdict]


def begin(db: Database, library: Library, *refs: str, follow_ups: int = 1) -> Session:
    """Begin an interview over these refs, or over all three."""
    return Session.begin(db, library, "basics", refs or REFS, follow_ups=follow_ups)


def answer(session: Session, text: str = ANSWER) -> Job:
    """Answer what is asked."""
    return session.send(session.turn().kept.attempt.id, text, STARTED, "offline")


def score(db: Database, library: Library, job: Job, verdicts: Verdicts, level: int | None = 1) -> None:
    """Keep a scorecard for `job` in which the points not named are missing."""
    work = load_work(db, library, job)
    quote = work.conversation[-1].text
    judgement = Judgement(
        points={id_: PointJudgement(verdicts.get(id_, "missing"), quote) for id_ in work.subject.rubric.points},
        levels={scale.id: LevelJudgement(level, quote) for scale in work.subject.rubric.scales},
    )
    card = mark(work.subject, judgement, work.conversation, provenance("offline"), CREATED_AT)
    assert jobs.claim(db, job.id, "test", 30.0)
    jobs.complete(db, job.id, "test", card)


def answer_and_score(db: Database, library: Library, session: Session, verdicts: Verdicts) -> None:
    """Answer what is asked and keep its scorecard."""
    score(db, library, answer(session), verdicts)
