import pytest

from mock_interview.graders.offline import OfflineGrader
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.judgement import Judgement
from mock_interview.text import folded

QUESTION = "Why does feature scaling matter?"
ANSWER = (
    "Well, if one feature runs to thousands, the gradient descent steps are dominated by it. "
    "Trees, though, do not care about the range of a feature."
)


@pytest.fixture
def rubric() -> Rubric:
    return Rubric.model_validate(
        {
            "format": 1,
            "id": "feature-scaling",
            "title": "Feature scaling",
            "question": QUESTION,
            "seconds": 120,
            "criteria": [
                {
                    "id": "substance",
                    "title": "Substance",
                    "weight": 3,
                    "kind": "checklist",
                    "points": [
                        {"id": "dominates", "text": "A large feature dominates gradient descent", "weight": 1},
                        {"id": "leakage", "text": "Statistics come from training rows alone", "weight": 1},
                    ],
                },
                {
                    "id": "clarity",
                    "title": "Clarity",
                    "weight": 1,
                    "kind": "levels",
                    "levels": [{"score": 0, "text": "No answer"}, {"score": 1, "text": "Clear"}],
                },
            ],
        }
    )


async def judged(rubric: Rubric, answer: str) -> Judgement:
    said = (Said("interviewer", "question", QUESTION), Said("candidate", "answer", answer))
    return (await OfflineGrader().grade(rubric, said)).judgement


async def test_a_point_that_is_made_earns_more_than_one_that_is_not(rubric: Rubric) -> None:
    points = (await judged(rubric, ANSWER)).points
    made, not_made = points["dominates"].credit, points["leakage"].credit
    assert made is not None
    assert not_made is not None
    assert made > not_made + 0.3


async def test_credit_rests_on_the_candidates_own_words(rubric: Rubric) -> None:
    quote = (await judged(rubric, ANSWER)).points["dominates"].quote
    assert "dominated" in quote
    assert folded(ANSWER).find(quote)


async def test_clarity_is_left_to_a_person(rubric: Rubric) -> None:
    assert (await judged(rubric, ANSWER)).levels["clarity"].score is None


async def test_saying_the_question_back_earns_nothing(rubric: Rubric) -> None:
    points = (await judged(rubric, QUESTION)).points
    assert all(not point.credit for point in points.values())


async def test_the_grading_is_labelled_offline(rubric: Rubric) -> None:
    said = (Said("interviewer", "question", QUESTION), Said("candidate", "answer", ANSWER))
    grading = await OfflineGrader().grade(rubric, said)
    assert (OfflineGrader().name, grading.provenance.kind) == ("offline", "offline")
