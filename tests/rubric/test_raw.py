"""What is read from a rubric's raw JSON, without the models."""

from mock_interview.rubric.weights import weights
from mock_interview.rubric.wording import level_wording, wording
from tests.builders import rubric_json


def test_points_and_misconceptions_have_their_texts() -> None:
    assert wording(rubric_json()) == {
        "slow-descent": "Descent is slow",
        "trees": "Trees do not care",
        "always": "Claims it always matters",
    }


def test_points_have_their_weights_and_misconceptions_their_penalties() -> None:
    assert weights(rubric_json()) == {"slow-descent": 2, "trees": 1, "always": 1}


def test_levels_have_their_texts_by_score() -> None:
    assert level_wording(rubric_json()) == {"clarity": {0: "Unclear", 1: "Clear"}}


def test_a_rubric_without_criteria_has_none_of_them() -> None:
    assert (wording({}), weights({}), level_wording({})) == ({}, {}, {})
