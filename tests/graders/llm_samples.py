"""Rubrics and conversations for tests of the LLM grader."""

from typing import Any

from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation, Said

QUESTION = "Why does feature scaling matter, and for which models does it not?"
ANSWER = (
    "Features with different ranges give gradients of different size, so gradient descent converges slowly. "
    "Decision trees are not affected by scaling."
)
CHECKLIST: dict[str, Any] = {
    "id": "mechanism",
    "title": "Why it matters",
    "weight": 3,
    "kind": "checklist",
    "points": [
        {
            "id": "uneven-gradients",
            "text": "Features with different ranges give gradients of different size.",
            "weight": 2.5,
            "cues": ["larger range dominates"],
        },
        {"id": "trees-unaffected", "text": "Decision trees are not affected by scaling.", "weight": 1},
        {"id": "fit-on-training", "text": "Scaling parameters come from the training split alone.", "weight": 1},
    ],
    "misconceptions": [
        {"id": "always-helps", "text": "Claims that scaling helps every model.", "penalty": 1.5, "cues": ["always"]}
    ],
}
SCALE: dict[str, Any] = {
    "id": "clarity",
    "title": "Easy to follow",
    "weight": 1,
    "kind": "levels",
    "levels": [{"score": score, "text": f"Clear to degree {score}"} for score in range(4)],
}
TWO_STEPS: dict[str, Any] = {
    **SCALE,
    "id": "examples",
    "levels": [{"score": 0, "text": "Gives none"}, {"score": 10, "text": "Gives one"}],
}


def rubric(*criteria: dict[str, Any]) -> Rubric:
    """Return a rubric with these criteria."""
    return Rubric.model_validate(
        {
            "format": 1,
            "id": "feature-scaling",
            "title": "Feature scaling",
            "question": QUESTION,
            "seconds": 120,
            "criteria": list(criteria),
            "model_answer": "A secret model answer.",
            "hints": ["A secret hint."],
        }
    )


FULL = rubric(CHECKLIST, SCALE)
WITHOUT_MISCONCEPTIONS = rubric({**CHECKLIST, "misconceptions": []})
SCALES_ALONE = rubric(SCALE, TWO_STEPS)
SAMPLES = {"full": FULL, "without misconceptions": WITHOUT_MISCONCEPTIONS, "scales alone": SCALES_ALONE}


def conversation(answer: str = ANSWER) -> Conversation:
    """Return the question and an answer to it."""
    return (Said("interviewer", "question", QUESTION), Said("candidate", "answer", answer))


def good_reply(**changes: Any) -> dict[str, Any]:
    """Return a complete reply for `FULL`."""
    return {
        "points": [
            {"id": "uneven-gradients", "quote": "gradients of different size", "reason": "Says so.", "verdict": "met"},
            {"id": "trees-unaffected", "quote": "Decision trees", "reason": "Named.", "verdict": "partial"},
            {"id": "fit-on-training", "quote": "", "reason": "Not said.", "verdict": "missing"},
        ],
        "misconceptions": [{"id": "always-helps", "quote": "", "reason": "Not claimed.", "made": False}],
        "levels": [{"id": "clarity", "quote": "converges slowly", "reason": "Orderly.", "level": 2}],
        "strength": "You named the mechanism.",
        "fix": "Say where the parameters come from.",
        "steering_attempt": False,
        **changes,
    }
