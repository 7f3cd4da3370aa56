"""What each part of a scorecard earned and what it cost."""

import pytest

from mock_interview.interview.worth import worths
from mock_interview.scoring.judgement import Judgement
from mock_interview.transcripts.records import AttemptTranscript
from tests.interview.tries import ALWAYS, FULL, HALF, SLOW, TREES, judged, tried


def worth_of(kept: AttemptTranscript) -> dict[str, tuple[float, float]]:
    """Return what each part earned and lost, by id."""
    assert kept.score is not None
    return {worth.part.id: (worth.earned, worth.lost) for worth in worths(kept.score, kept.rubric)}


def test_a_point_is_worth_its_share_of_its_criterion_and_that_of_the_rubric() -> None:
    assert worth_of(tried(HALF)) == {"slow-descent": (50.0, 0.0), "trees": (0.0, 25.0), "clarity": (0.0, 25.0)}


def test_a_point_made_in_part_earns_its_credit_and_loses_the_rest() -> None:
    partly = judged({"slow-descent": ("partial", SLOW), "trees": ("met", TREES)}, level=1)
    assert worth_of(tried(partly))["slow-descent"] == (25.0, 25.0)


def test_a_wrong_claim_costs_its_penalty() -> None:
    wrong = judged({"slow-descent": ("met", SLOW), "trees": ("met", TREES)}, wrong=ALWAYS, level=1)
    assert worth_of(tried(wrong))["always"] == (0.0, 25.0)


def test_a_wrong_claim_costs_no_more_than_its_criterion() -> None:
    only_wrong = judged({"slow-descent": ("unassessed", ""), "trees": ("unassessed", "")}, wrong=ALWAYS, level=1)
    assert worth_of(tried(only_wrong)) == {"always": (0.0, 75.0), "clarity": (25.0, 0.0)}


def test_what_was_not_assessed_is_left_out_and_its_share_goes_to_the_rest() -> None:
    half_judged = judged({"slow-descent": ("met", SLOW), "trees": ("unassessed", "")})
    assert worth_of(tried(half_judged)) == {"slow-descent": (100.0, 0.0)}


@pytest.mark.parametrize("judgement", [FULL, HALF])
def test_what_the_parts_earn_adds_up_to_the_percent(judgement: Judgement) -> None:
    kept = tried(judgement)
    assert kept.score is not None
    assert sum(earned for earned, _ in worth_of(kept).values()) == pytest.approx(kept.score.percent)
