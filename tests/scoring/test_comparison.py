from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.rubric.models import Rubric
from mock_interview.scoring.comparison import Comparison, compare, parts_told
from mock_interview.scoring.judgement import Judgement, PointJudgement, Verdict
from mock_interview.scoring.scorecard import Scorecard
from tests.builders import QUOTE, checklist, judgement, rubric, scale, scorecard
from tests.scoring.strategies import judgements, rubrics

OF = rubric(checklist({"slow": 2, "trees": 1}, {"always": 1}), scale(id_="clarity"))


def card(claims: Judgement) -> Scorecard:
    return scorecard(claims, OF)


def test_points_that_earn_more_are_gained_and_those_that_earn_less_are_lost() -> None:
    before = card(judgement({"slow": "met", "trees": "missing"}))
    after = card(judgement({"slow": "partial", "trees": "partial"}))
    assert compare(before, after) == Comparison(gained=("trees",), lost=("slow",))


@pytest.mark.parametrize("verdict", ["met", "missing"])
def test_a_point_that_stands_as_it_did_is_not_gained_by_a_fraction(verdict: Verdict) -> None:
    before, after = (
        card(Judgement(points={"slow": PointJudgement(verdict, QUOTE, credit=credit)})) for credit in (0.1, 0.3)
    )
    assert compare(before, after) == Comparison((), ())


def test_a_point_made_in_part_is_gained_by_what_more_is_said_of_it() -> None:
    before, after = (
        card(Judgement(points={"slow": PointJudgement("partial", QUOTE, credit=credit)})) for credit in (0.4, 0.5)
    )
    assert compare(before, after) == Comparison(gained=("slow",), lost=())


def test_a_misconception_is_gained_where_it_is_no_longer_made_and_lost_where_it_is() -> None:
    said, unsaid = card(judgement(made=["always"])), card(judgement())
    assert compare(said, unsaid) == Comparison(gained=("always",), lost=())
    assert compare(unsaid, said) == Comparison(gained=(), lost=("always",))


def test_a_levels_criterion_is_gained_and_lost_by_its_own_id() -> None:
    low, high = card(judgement(levels={"clarity": 1})), card(judgement(levels={"clarity": 3}))
    assert compare(low, high) == Comparison(gained=("clarity",), lost=())
    assert compare(high, low) == Comparison(gained=(), lost=("clarity",))


def test_what_was_not_assessed_afterwards_is_not_lost() -> None:
    before = card(judgement({"slow": "met"}, levels={"clarity": 3}))
    assert compare(before, card(judgement({"slow": "unassessed"}))) == Comparison((), ())


def test_what_was_not_assessed_before_is_gained_once_it_earns() -> None:
    after = card(judgement({"slow": "met", "trees": "missing"}))
    assert compare(card(judgement()), after) == Comparison(gained=("slow",), lost=())


@given(rubrics().flatmap(lambda of: st.tuples(st.just(of), judgements(of), judgements(of))))
def test_nothing_is_both_gained_and_lost_and_turned_round_gains_are_losses(
    case: tuple[Rubric, Judgement, Judgement],
) -> None:
    of, one, other = case
    cards = scorecard(one, of), scorecard(other, of)
    there, back = compare(*cards), compare(*reversed(cards))
    assert not set(there.gained) & set(there.lost)
    assert set(there.lost) <= set(back.gained)
    assert compare(cards[0], cards[0]) == Comparison((), ())


def test_each_part_has_a_name_and_a_misconception_not_made_says_so() -> None:
    texts = {"slow": "Descent is slow", "always": "Claims it always matters"}
    assert parts_told(card(judgement()), texts) == {
        "clarity": "Clarity",
        "slow": "Descent is slow",
        "trees": "trees",
        "always": "Claims it always matters (no longer)",
    }
    assert parts_told(card(judgement(made=["always"])), texts)["always"] == "Claims it always matters"


def test_versions_of_a_rubric_are_compared_in_what_both_have() -> None:
    before = card(judgement({"slow": "missing", "trees": "met"}))
    newer = scorecard(judgement({"slow": "met", "distances": "met"}), rubric(checklist({"slow": 1, "distances": 1})))
    assert compare(before, replace(newer, rubric_sha256="ef" * 32)) == Comparison(gained=("slow",), lost=())
