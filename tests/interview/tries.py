"""Tries at questions as the store gives them back, made without a store."""

from collections.abc import Mapping, Sequence
from typing import Any

from mock_interview.rubric.models import Pack, Rubric
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Deduction, GraderName, Scorecard
from mock_interview.transcripts.records import Attempt, AttemptTranscript, StoredScorecard, Utterance
from tests.builders import CREATED_AT, QUESTION, provenance, rubric_json

BANDS = Pack(format=1, title="Pack").bands
SLOW = "Descent zig-zags on uneven ranges"
TREES = "trees only compare one feature at a time"
ALWAYS = "so I scale for every model"
ANSWER = f"{SLOW}, and {TREES}, {ALWAYS}."


def judged(
    points: Mapping[str, tuple[Verdict, str]],
    *,
    wrong: str = "",
    level: int | None = None,
    level_quote: str = ANSWER,
    strength: str = "",
    fix: str = "",
) -> Judgement:
    """Return a judgement: each point's verdict and quote, the words of the wrong claim, the level of clarity."""
    return Judgement(
        points={id_: PointJudgement(verdict, quote) for id_, (verdict, quote) in points.items()},
        misconceptions={"always": MisconceptionJudgement(made=bool(wrong), quote=wrong)},
        levels={"clarity": LevelJudgement(level, level_quote)},
        strength=strength,
        fix=fix,
    )


FULL = judged({"slow-descent": ("met", SLOW), "trees": ("met", TREES)}, level=1)
HALF = judged({"slow-descent": ("met", SLOW), "trees": ("missing", "")}, level=0)
NOTHING = judged({"slow-descent": ("missing", ""), "trees": ("missing", "")}, level=0)


def tried(
    *judgements: Judgement,
    title: str = "Scaling",
    answer: str | None = ANSWER,
    kind: GraderName = "llm",
    try_number: int = 1,
    self_rating: int | None = None,
    model_answer_seen: bool = False,
    hint_costs: Sequence[float] = (),
    **rubric: Any,
) -> AttemptTranscript:
    """Return a try at the small rubric: its answer, if any, and a scorecard of each round for each judgement."""
    data = rubric_json(title=title, examples=None, **rubric)
    ref = f"basics/{title.lower()}"
    said: Conversation = (Said("interviewer", "question", QUESTION),)
    if answer:
        said += (Said("candidate", "answer", answer),)
    deductions = tuple(Deduction(f"hint {number}", cost) for number, cost in enumerate(hint_costs, 1))
    cards = [_card(data, judgement, said, kind, deductions) for judgement in judgements]
    return AttemptTranscript(
        attempt=Attempt(
            id=ref,
            interview_id="interview",
            ref=ref,
            rubric_sha256="cd" * 32,
            position=0,
            try_number=try_number,
            started_at=CREATED_AT,
            model_answer_seen=model_answer_seen,
            self_rating=self_rating,
        ),
        rubric=data,
        utterances=tuple(_utterance(ref, seq, each) for seq, each in enumerate(said)),
        scorecards=tuple(
            StoredScorecard(f"{ref} {round_}", ref, round_, CREATED_AT, card) for round_, card in enumerate(cards)
        ),
        job=None,
        draft=None,
    )


def _card(
    data: dict[str, Any], judgement: Judgement, said: Conversation, kind: GraderName, deductions: tuple[Deduction, ...]
) -> Scorecard:
    subject = Subject(None, "basics/scaling", Rubric.model_validate(data), "cd" * 32, BANDS, deductions)
    return mark(subject, judgement, said, provenance(kind), CREATED_AT)


def _utterance(attempt_id: str, seq: int, said: Said) -> Utterance:
    return Utterance(f"{attempt_id} {seq}", attempt_id, seq, said.speaker, said.kind, said.text, CREATED_AT, CREATED_AT)
