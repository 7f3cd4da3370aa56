"""What the tests of the store keep in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from mock_interview.scoring.judgement import Flag
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore, Provenance, Scorecard
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Attempt, Job, Mode, StoredScorecard
from mock_interview.transcripts.scorecards import add_scorecard

REF = "ml-engineer/feature-scaling"
SHA256 = "5a" * 32
QUESTION = "Why does feature scaling matter?"
ANSWER = "Features on a larger range dominate the gradient, so I standardise them."
STARTED = "2025-03-01T09:00:00.000+00:00"

RUBRIC: dict[str, Any] = {
    "$schema": "../rubric.schema.json",
    "format": 1,
    "id": "feature-scaling",
    "title": "Feature scaling",
    "criteria": [
        {
            "id": "mechanism",
            "points": [{"id": "dominates", "text": "A larger range dominates the gradient"}],
            "misconceptions": [{"id": "trees", "text": "Claims that trees need scaling"}],
        }
    ],
}


@dataclass
class SettableClock:
    """A clock that stands still until it is moved."""

    moment: datetime = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def new_attempt(
    db: Database,
    ref: str = REF,
    *,
    mode: Mode = "coach",
    interview_id: str | None = None,
    position: int = 0,
    try_number: int = 1,
) -> Attempt:
    """Ask a question, in an interview of its own unless one is named."""
    pack = ref.partition("/")[0]
    interview_id = interview_id or interviews.start_interview(db, pack, mode, [ref]).id
    return interviews.start_attempt(db, interview_id, ref, RUBRIC, SHA256, position, QUESTION, try_number=try_number)


def answered(db: Database, text: str = ANSWER) -> tuple[Attempt, Job]:
    """Ask a question and answer it."""
    attempt = new_attempt(db)
    _, job = interviews.send_answer(db, attempt.id, text, STARTED, "llm", 0)
    return attempt, job


def scored(
    db: Database, percent: float | None, ref: str = REF, *, mode: Mode = "coach", is_over: bool = True
) -> Attempt:
    """Ask a question in an interview of its own, keep a scorecard for it and, if wanted, end the interview."""
    attempt = new_attempt(db, ref, mode=mode)
    keep_card(db, attempt.id, 0, new_card(percent))
    if is_over:
        interviews.finish_interview(db, attempt.interview_id)
    return attempt


def keep_card(db: Database, attempt_id: str, round_: int, card: Scorecard) -> StoredScorecard:
    """Keep a scorecard of an attempt as it is, whatever else the attempt has or waits for."""
    with db.writing() as connection:
        return add_scorecard(connection, attempt_id, round_, card)


def new_card(percent: float | None = 72.5, *, created_at: str = STARTED, band: str | None = "hire") -> Scorecard:
    """Return a scorecard with something in every part."""
    point = PointScore(
        "dominates", "met", 1.0, "larger range dominate the gradient", quote_verified=True, reason="Said."
    )
    wrong = MisconceptionScore("trees", made=False)
    return Scorecard(
        attempt=None,
        ref=REF,
        rubric_sha256=SHA256,
        created_at=created_at,
        grader=Provenance("llm", model="gpt-test", endpoint="https://api.example.org"),
        percent=percent,
        coverage=1.0,
        band=band,
        criteria=(CriterionScore("mechanism", "Why it matters", "checklist", 3.0, 0.725, (point,), (wrong,)),),
        strength="Names the mechanism.",
        fix="Say when it does not matter.",
        flags=(Flag("short", "answer", "The answer is short."),),
    )


def damage(db: Database, attempt_id: str, card: str) -> None:
    """Do to the scorecards of an attempt what a bad disk might."""
    with db.writing() as connection:
        connection.execute("DROP TRIGGER IF EXISTS scorecard_is_final")
        connection.execute("UPDATE scorecard SET card = ? WHERE attempt_id = ?", (card, attempt_id))
