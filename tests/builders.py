"""Small rubrics, conversations, judgements and scorecards for tests to build on."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mock_interview.rubric.models import (
    Checklist,
    Criterion,
    Level,
    Levels,
    Misconception,
    Pack,
    Point,
    Rubric,
)
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Deduction, GraderName, Provenance, Scorecard

QUESTION = "Why does feature scaling matter, and for which models does it not?"
ANSWER = "Gradient descent converges slowly on uneven ranges. Decision trees do not care, they only compare."
QUOTE = "converges slowly on uneven ranges"
CREATED_AT = "2025-03-01T10:00:00.000+00:00"


def checklist(
    weights: Mapping[str, float] | None = None,
    penalties: Mapping[str, float] | None = None,
    *,
    id_: str = "facts",
    weight: float = 1,
) -> Checklist:
    """Return a checklist of points with these weights and misconceptions with these penalties, by id."""
    points = {"slow-descent": 1.0} if weights is None else weights
    return Checklist(
        id=id_,
        title=id_.capitalize(),
        weight=weight,
        kind="checklist",
        points=[Point(id=name, text=f"Says {name}", weight=share) for name, share in points.items()],
        misconceptions=[
            Misconception(id=name, text=f"Claims {name}", penalty=cost) for name, cost in (penalties or {}).items()
        ],
    )


def scale(scores: Sequence[int] = (0, 1, 2, 3), *, id_: str = "clarity", weight: float = 1) -> Levels:
    """Return a levels criterion with these scores."""
    levels = [Level(score=score, text=f"Level {score}") for score in scores]
    return Levels(id=id_, title=id_.capitalize(), weight=weight, kind="levels", levels=levels)


def rubric(*criteria: Criterion) -> Rubric:
    """Return a rubric of these criteria, or of one checklist with one point."""
    return Rubric(
        format=1,
        id="feature-scaling",
        title="Feature scaling",
        question=QUESTION,
        seconds=120,
        criteria=list(criteria) or [checklist()],
    )


def conversation(*candidate: str, question: str = QUESTION) -> Conversation:
    """Return a question and the candidate's answers to it."""
    answers = candidate or (ANSWER,)
    return (Said("interviewer", "question", question), *(Said("candidate", "answer", text) for text in answers))


def judgement(
    points: Mapping[str, Verdict] | None = None,
    *,
    made: Sequence[str] = (),
    levels: Mapping[str, int | None] | None = None,
    quote: str = QUOTE,
) -> Judgement:
    """Return a judgement in which every claim rests on the same quote."""
    return Judgement(
        points={id_: PointJudgement(verdict, quote) for id_, verdict in (points or {}).items()},
        misconceptions={id_: MisconceptionJudgement(made=True, quote=quote) for id_ in made},
        levels={id_: LevelJudgement(score, quote) for id_, score in (levels or {}).items()},
    )


def provenance(kind: GraderName = "llm") -> Provenance:
    """Return who graded: a model at a made-up endpoint, the offline grader or a person."""
    if kind != "llm":
        return Provenance(kind=kind)
    return Provenance(kind="llm", model="some-model", endpoint="http://localhost:8080", prompt_sha256="ab" * 32)


def subject(of: Rubric | None = None, *deductions: Deduction) -> Subject:
    """Return what is marked: one attempt at this rubric, in the default bands."""
    return Subject(
        attempt="3f0c1b1e-7f4e-4a55-9a6f-5d3f0a0e7b01",
        ref="ml-engineer/feature-scaling",
        rubric=of or rubric(),
        rubric_sha256="cd" * 32,
        bands=Pack(format=1, title="Pack").bands,
        deductions=deductions,
    )


def scorecard(
    claims: Judgement | None = None,
    of: Rubric | None = None,
    kind: GraderName = "llm",
    said: Conversation | None = None,
) -> Scorecard:
    """Return the scorecard that these claims come to, by default one point met."""
    claims = claims or judgement({"slow-descent": "met"})
    return mark(subject(of), claims, said or conversation(), provenance(kind), CREATED_AT)


def rubric_json(**changes: Any) -> dict[str, Any]:
    """Return a small rubric as it stands in a file, with these keys changed; a change to None takes the key out."""
    whole = {
        "format": 1,
        "id": "scaling",
        "title": "Scaling",
        "question": QUESTION,
        "seconds": 120,
        "criteria": [
            {
                "id": "facts",
                "title": "Facts",
                "weight": 3,
                "kind": "checklist",
                "points": [
                    {"id": "slow-descent", "text": "Descent is slow", "weight": 2, "cues": ["converges slowly"]},
                    {"id": "trees", "text": "Trees do not care", "weight": 1},
                ],
                "misconceptions": [{"id": "always", "text": "Claims it always matters", "penalty": 1}],
            },
            {
                "id": "clarity",
                "title": "Clarity",
                "weight": 1,
                "kind": "levels",
                "levels": [{"score": 0, "text": "Unclear"}, {"score": 1, "text": "Clear"}],
            },
        ],
        "follow_ups": [{"ask": "Why are trees different?", "probes": "trees"}],
        "examples": [
            {
                "id": "strong",
                "answer": "Descent crawls, and a tree only compares.",
                "percent": [80, 100],
                "verdicts": {"slow-descent": "met", "trees": "met"},
                "levels": {"clarity": 1},
            }
        ],
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not None}


def write_rubric(pack: Path, id_: str = "scaling", **changes: Any) -> Path:
    """Write a small rubric into the folder `pack`, made if need be, and return its path."""
    pack.mkdir(parents=True, exist_ok=True)
    path = pack / f"{id_}.json"
    path.write_text(json.dumps(rubric_json(id=id_, **changes), indent=2), "utf-8")
    return path


def write_pack(pack: Path, *ids: str, **changes: Any) -> Path:
    """Write a pack of small rubrics, in this order, and return its folder."""
    for id_ in ids:
        write_rubric(pack, id_)
    data = {"format": 1, "title": pack.name.capitalize(), "order": list(ids), **changes}
    (pack / "pack.json").write_text(json.dumps(data, indent=2), "utf-8")
    return pack
