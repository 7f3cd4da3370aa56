"""What people and graders made of answers to a question of the person's own."""

from collections.abc import Mapping

from mock_interview.engine.conversations import conversation_of
from mock_interview.rubric.library import LoadedRubric
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement, Verdict
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_attempt
from mock_interview.transcripts.records import Attempt
from tests.transcripts.builders import keep_card

ANSWER = "Descent crawls on uneven ranges, as we saw at Siemens. Trees only compare."
STARTED = "2025-03-01T09:00:00.000+00:00"
HUMAN = Provenance("human")
SMALL = Provenance("llm", model="small-1", prompt_sha256="1" * 64)


def asked(db: Database, loaded: LoadedRubric, answer: str = ANSWER) -> Attempt:
    """Ask a question and answer it."""
    interview = interviews.start_interview(db, loaded.ref.partition("/")[0], "coach", [loaded.ref])
    attempt = interviews.start_attempt(
        db, interview.id, loaded.ref, loaded.data, loaded.sha256, 0, loaded.rubric.question
    )
    interviews.send_answer(db, attempt.id, answer, STARTED, "offline", 0)
    return attempt


def scored(
    db: Database,
    loaded: LoadedRubric,
    attempt: Attempt,
    grader: Provenance,
    points: Mapping[str, Verdict],
    *,
    level: int | None = None,
    made: bool = False,
) -> None:
    """Keep what a grader or a person made of an answer; everything rests on its first words."""
    said = conversation_of(load_attempt(db, attempt.id).utterances)
    quote = " ".join(said[-1].text.split()[:4])
    claims = Judgement(
        points={id_: PointJudgement(verdict, quote, f"It is {verdict}.") for id_, verdict in points.items()},
        misconceptions={"always": MisconceptionJudgement(made, quote)},
        levels={"clarity": LevelJudgement(level, quote)},
    )
    subject = Subject(attempt.id, loaded.ref, loaded.rubric, loaded.sha256, loaded.pack.bands)
    keep_card(db, attempt.id, 0, mark(subject, claims, said, grader, db.now()))
