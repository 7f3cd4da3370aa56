import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement, Verdict
from mock_interview.scoring.marking import mark
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import GraderName, Scorecard
from mock_interview.scoring.second_card import (
    carried_over,
    contested,
    overruled,
    settled,
    still_open,
    won_back,
)
from tests.builders import CREATED_AT, checklist, conversation, judgement, provenance, rubric, scale, scorecard, subject
from tests.scoring.strategies import KINDS, judgements, rubrics

FIRST = "Steps zig-zag on uneven ranges. Scaling makes features equally important. I would standardise."
SECOND = "No, not equally important after all. Trees only compare values."
SAID: Conversation = (
    *conversation(FIRST),
    Said("interviewer", "follow_up", "You say steps zig-zag on uneven ranges. And trees?"),
    Said("candidate", "answer", SECOND),
)
OF = rubric(
    checklist({"zig-zag": 2, "trees": 1}, {"equal": 1}, id_="facts", weight=3),
    checklist({"standardise": 1}, id_="method"),
    scale(id_="clarity"),
)
LATER = "Trees only compare values"
SOUND = "steps zig-zag"
WRONG = "features equally important"


@pytest.fixture
def first() -> Scorecard:
    """One point met, one half met, one missing, one misconception made, the middle of the scale."""
    claims = Judgement(
        points={
            "zig-zag": PointJudgement("met", SOUND),
            "trees": PointJudgement("missing"),
            "standardise": PointJudgement("partial", "I would standardise"),
        },
        misconceptions={"equal": MisconceptionJudgement(made=True, quote=WRONG)},
        levels=judgement(levels={"clarity": 2}, quote=SOUND).levels,
        strength="Names the zig-zag.",
    )
    return scorecard(claims, OF, said=SAID[:2])


def second(first: Scorecard, fresh: Judgement) -> Scorecard:
    return mark(subject(OF), carried_over(first, fresh, Quotable(SAID)), SAID, provenance(), CREATED_AT)


def made(card: Scorecard) -> set[str]:
    return {wrong.id for criterion in card.criteria for wrong in criterion.misconceptions if wrong.made}


def verdicts(card: Scorecard) -> dict[str, Verdict]:
    return {point.id: point.verdict for criterion in card.criteria for point in criterion.points}


class TestStillOpen:
    def test_leaves_out_the_scale_and_the_points_met(self, first: Scorecard) -> None:
        left = still_open(OF, first)
        assert list(left.points) == ["trees", "standardise"]
        assert list(left.misconceptions) == ["equal"]
        assert left.scales == []

    def test_leaves_out_a_checklist_with_nothing_left_to_ask(self) -> None:
        done = scorecard(judgement({"standardise": "met"}, quote=SOUND), OF, said=SAID[:2])
        assert [criterion.id for criterion in still_open(OF, done).criteria] == ["facts"]

    def test_keeps_a_checklist_whose_misconceptions_are_to_be_asked_again(self) -> None:
        met = scorecard(judgement({"zig-zag": "met", "trees": "met"}, made=["equal"], quote=SOUND), OF, said=SAID[:2])
        assert list(still_open(OF, met).misconceptions) == ["equal"]

    def test_what_is_left_is_a_rubric_still(self, first: Scorecard) -> None:
        everything = judgement({"zig-zag": "met", "trees": "met", "standardise": "met"}, quote=SOUND)
        for card in (first, scorecard(everything, OF, said=SAID[:2])):
            left = still_open(OF, card)
            assert Rubric.model_validate(left.model_dump(by_alias=True)) == left

    @pytest.mark.parametrize("of", [rubric(scale()), rubric(checklist({"zig-zag": 1}))])
    def test_where_nothing_is_left_to_ask_everything_is_asked(self, of: Rubric) -> None:
        done = scorecard(judgement({"zig-zag": "met"}, levels={"clarity": 1}, quote=SOUND), of, said=SAID[:2])
        assert still_open(of, done) == of


class TestCarriedOver:
    def test_what_is_won_is_added_to_what_was_there(self, first: Scorecard) -> None:
        card = second(first, judgement({"trees": "met"}, quote="Trees only compare values"))
        assert verdicts(card) == {"zig-zag": "met", "trees": "met", "standardise": "partial"}
        assert card.criteria[2].level == 2
        assert won_back(first, card) == ("trees",)

    @pytest.mark.parametrize("verdict", ["missing", "unassessed"])
    def test_no_point_falls_for_a_lower_verdict(self, first: Scorecard, verdict: Verdict) -> None:
        card = second(first, judgement({"zig-zag": verdict, "standardise": verdict}))
        assert verdicts(card) == verdicts(first)
        assert won_back(first, card) == ()

    def test_no_point_falls_because_the_follow_up_took_its_words_up(self, first: Scorecard) -> None:
        assert second(first, Judgement()).percent == first.percent

    def test_no_point_falls_for_a_better_verdict_that_has_no_quote(self, first: Scorecard) -> None:
        card = second(first, judgement({"standardise": "met"}, quote="words that nobody said"))
        assert verdicts(card)["standardise"] == "partial"
        assert card.percent == first.percent

    def test_credit_withheld_before_is_not_revived_by_words_said_later(self) -> None:
        claimed = Judgement(
            points={"trees": PointJudgement("met", LATER)}, levels={"clarity": LevelJudgement(1, LATER)}
        )
        before = scorecard(claimed, OF, said=SAID[:2])
        card = second(before, judgement({"trees": "missing"}))
        assert verdicts(card)["trees"] == "missing"
        assert card.percent == before.percent

    def test_a_point_not_assessed_before_is_taken_as_it_is_now(self) -> None:
        before = scorecard(judgement({"zig-zag": "met"}, quote=SOUND), OF, said=SAID[:2])
        card = second(before, judgement({"trees": "missing"}))
        assert verdicts(card) == {"zig-zag": "met", "trees": "missing", "standardise": "unassessed"}

    def test_a_credit_that_is_no_number_takes_nothing_away(self, first: Scorecard) -> None:
        card = second(first, Judgement(points={"standardise": PointJudgement("met", SOUND, credit=math.inf)}))
        assert card.percent == first.percent

    def test_a_credit_between_verdicts_only_rises(self, first: Scorecard) -> None:
        card = second(first, Judgement(points={"standardise": PointJudgement("partial", SOUND, credit=0.4)}))
        assert card.percent == first.percent
        card = second(first, Judgement(points={"standardise": PointJudgement("partial", SOUND, credit=0.6)}))
        assert won_back(first, card) == ("standardise",)

    def test_a_misconception_taken_back_costs_no_longer(self, first: Scorecard) -> None:
        fresh = Judgement(misconceptions={"equal": MisconceptionJudgement(made=False)})
        card = second(first, fresh)
        assert first.criteria[0].score == pytest.approx((2 - 1) / 3)
        assert card.criteria[0].score == pytest.approx(2 / 3)
        assert won_back(first, card) == ("equal",)

    @pytest.mark.parametrize("fresh", [Judgement(), judgement(made=["equal"], quote="words that nobody said")])
    def test_a_misconception_not_taken_back_stands(self, first: Scorecard, fresh: Judgement) -> None:
        wrong = second(first, fresh).criteria[0].misconceptions[0]
        assert (wrong.made, wrong.quote, wrong.quote_verified) == (True, WRONG, True)

    def test_a_misconception_held_without_a_quote_before_is_held_with_one_now(self) -> None:
        before = scorecard(judgement(made=["equal"], quote="words that nobody said"), OF, said=SAID[:2])
        assert not before.criteria[0].misconceptions[0].made
        assert second(before, judgement(made=["equal"], quote=WRONG)).criteria[0].misconceptions[0].made

    def test_a_misconception_made_only_now_counts(self) -> None:
        before = scorecard(judgement({"zig-zag": "met"}, quote=SOUND), OF, said=SAID[:2])
        card = second(before, judgement(made=["equal"], quote=WRONG))
        assert card.criteria[0].misconceptions[0].made

    def test_the_strength_of_the_first_answer_stays_unless_there_is_a_new_one(self, first: Scorecard) -> None:
        assert second(first, Judgement(fix="Say why.")).strength == "Names the zig-zag."
        assert second(first, Judgement(strength="Corrects herself.")).strength == "Corrects herself."


class TestAppeal:
    def test_is_about_one_criterion_alone(self) -> None:
        assert contested(OF, "method").criteria == [OF.criteria[1]]

    def test_overrules_what_it_judges_up_or_down_and_nothing_else(self, first: Scorecard) -> None:
        fresh = judgement({"zig-zag": "partial", "trees": "met"}, quote=SOUND)
        card = mark(subject(OF), overruled(first, fresh), SAID[:2], provenance(), CREATED_AT)
        assert verdicts(card) == {"zig-zag": "partial", "trees": "met", "standardise": "partial"}
        assert card.criteria[0].misconceptions == first.criteria[0].misconceptions
        assert card.criteria[1:] == first.criteria[1:]


@given(rubrics().flatmap(lambda of: st.tuples(st.just(of), judgements(of))), KINDS)
def test_a_scorecard_marked_again_on_what_it_counted_comes_to_the_same(
    case: tuple[Rubric, Judgement], kind: GraderName
) -> None:
    of, claims = case
    card = scorecard(claims, of, kind)
    again = scorecard(settled(card), of, kind)
    assert [(each.score, each.level) for each in again.criteria] == [(each.score, each.level) for each in card.criteria]
    assert verdicts(again) == verdicts(card)


@given(rubrics().flatmap(lambda of: st.tuples(st.just(of), judgements(of), judgements(of))))
def test_no_point_falls_after_a_follow_up(case: tuple[Rubric, Judgement, Judgement]) -> None:
    of, before, fresh = case
    card = scorecard(before, of)
    again = scorecard(carried_over(card, fresh, Quotable(conversation())), of)
    earned = [{point.id: point.credit or 0 for each in one.criteria for point in each.points} for one in (card, again)]
    assert all(earned[1][id_] >= credit for id_, credit in earned[0].items())
    more = {id_ for id_, credit in earned[0].items() if earned[1][id_] > credit}
    assert set(won_back(card, again)) <= more | (made(card) - made(again))
