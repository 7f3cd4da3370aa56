from collections.abc import Callable
from typing import Any

import pytest

from mock_interview.graders.offline import MarkedAnswer, OfflineGrader
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.judgement import Judgement

QUESTION = "Why does feature scaling matter?"
RIGHT = (
    "Gradient descent converges slowly if the features have different ranges, because the largest feature "
    "dominates each step."
)

CHECKLIST: dict[str, Any] = {
    "id": "substance",
    "title": "Substance",
    "weight": 3,
    "kind": "checklist",
    "points": [
        {"id": "dominates", "text": "A large feature dominates the steps of gradient descent", "weight": 1},
        {"id": "leakage", "text": "Statistics come from training rows alone", "weight": 1},
    ],
    "misconceptions": [
        {
            "id": "trees-need-it",
            "text": "Claims that trees need scaling",
            "penalty": 1,
            "cues": ["decision trees need scaling"],
        }
    ],
}
LEVELS: dict[str, Any] = {
    "id": "clarity",
    "title": "Clarity",
    "weight": 1,
    "kind": "levels",
    "levels": [{"score": 0, "text": "No answer"}, {"score": 1, "text": "Clear"}],
}

Build = Callable[..., Rubric]
Judge = Callable[..., Judgement]


@pytest.fixture
def build() -> Build:
    """Return a function that builds a rubric, with parts changed."""

    def built(**changes: object) -> Rubric:
        parts = {"format": 1, "id": "scaling", "title": "Scaling", "question": QUESTION, "seconds": 120}
        return Rubric.model_validate({**parts, "criteria": [CHECKLIST, LEVELS], **changes})

    return built


@pytest.fixture
def bare(build: Build) -> Rubric:
    """Return a rubric with one point, which is a whole reference answer."""
    text = (
        "Gradient descent converges slowly when features have very different ranges, because the largest "
        "feature dominates every step."
    )
    point = {"id": "reference", "text": text, "weight": 1}
    return build(criteria=[{**CHECKLIST, "points": [point], "misconceptions": []}])


async def judged(rubric: Rubric, answer: str, marked: tuple[MarkedAnswer, ...] = ()) -> Judgement:
    """Return the offline judgement of `answer` to the question of `rubric`."""
    said = (Said("interviewer", "question", rubric.question), Said("candidate", "answer", answer))
    return (await OfflineGrader(lambda _: marked).grade(rubric, said)).judgement


async def credit(rubric: Rubric, answer: str, marked: tuple[MarkedAnswer, ...] = ()) -> float:
    """Return the credit of `answer` for the first point of `rubric`."""
    earned = next(iter((await judged(rubric, answer, marked)).points.values())).credit
    assert earned is not None
    return earned
