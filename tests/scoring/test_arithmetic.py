"""The arithmetic on examples worked by hand."""

from collections.abc import Mapping

import pytest

from mock_interview.rubric.models import Band, Rubric
from mock_interview.scoring.arithmetic import band_of, coverage_of, percent_of, score_criteria
from mock_interview.scoring.judgement import Judgement, PointJudgement, Verdict
from mock_interview.scoring.overall import overall_percent
from mock_interview.scoring.scorecard import Deduction
from tests.builders import checklist, judgement, rubric, scale, subject

BANDS = subject().bands


def score(of: Rubric, judged: Judgement) -> float | None:
    """Return the score of the first criterion as a person judged it."""
    return score_criteria(of, judged, quotable=None)[0].score


def percent(of: Rubric, judged: Judgement, *deductions: float) -> float | None:
    taken_off = [Deduction("hint", points) for points in deductions]
    return percent_of(score_criteria(of, judged, quotable=None), taken_off)


def coverage(of: Rubric, judged: Judgement) -> float:
    return coverage_of(of, score_criteria(of, judged, quotable=None))


def one_point(credit: float) -> Judgement:
    return Judgement(points={"slow-descent": PointJudgement("partial", credit=credit)})


class TestChecklist:
    @pytest.mark.parametrize(
        ("verdicts", "worked_out"),
        [
            ({"a": "met", "b": "met", "c": "met"}, 4 / 4),
            ({"a": "met", "b": "partial", "c": "missing"}, 2.5 / 4),
            ({"a": "missing", "b": "partial", "c": "partial"}, 1 / 4),
            ({"a": "missing", "b": "missing", "c": "missing"}, 0),
            ({"a": "met", "b": "unassessed", "c": "missing"}, 2 / 3),
            ({"b": "met"}, 1),
            ({"a": "unassessed", "b": "unassessed", "c": "unassessed"}, None),
            ({}, None),
        ],
    )
    def test_is_weight_times_credit_over_the_weight_assessed(
        self, verdicts: Mapping[str, Verdict], worked_out: float | None
    ) -> None:
        assert score(rubric(checklist({"a": 2, "b": 1, "c": 1})), judgement(verdicts)) == worked_out

    @pytest.mark.parametrize(
        ("made", "worked_out"), [([], 2.5 / 4), (["x"], 1.5 / 4), (["y"], 2.25 / 4), (["x", "y"], 1.25 / 4)]
    )
    def test_misconceptions_cost_their_penalty(self, made: list[str], worked_out: float) -> None:
        of = rubric(checklist({"a": 2, "b": 1, "c": 1}, {"x": 1, "y": 0.25}))
        assert score(of, judgement({"a": "met", "b": "partial", "c": "missing"}, made=made)) == worked_out

    def test_penalties_never_take_it_below_nothing(self) -> None:
        of = rubric(checklist({"a": 1}, {"x": 5}))
        assert score(of, judgement({"a": "met"}, made=["x"])) == 0

    def test_a_misconception_with_no_point_assessed_is_an_assessed_nothing(self) -> None:
        of = rubric(checklist({"a": 1}, {"x": 1}))
        judged = judgement({"a": "unassessed"}, made=["x"])
        assert (score(of, judged), percent(of, judged), coverage(of, judged)) == (0, 0, 0)

    @pytest.mark.parametrize(
        ("credit", "counted"), [(0.3, 0.3), (1.4, 1), (-3, 0), (float("nan"), 0), (float("inf"), 0)]
    )
    def test_a_credit_of_its_own_overrides_the_verdict_and_is_clipped(self, credit: float, counted: float) -> None:
        assert score(rubric(), one_point(credit)) == counted

    def test_what_the_rubric_does_not_ask_for_does_not_count(self) -> None:
        judged = judgement({"slow-descent": "missing", "unheard-of": "met"}, made=["no-such"], levels={"nowhere": 3})
        assert percent(rubric(), judged) == 0


class TestLevels:
    @pytest.mark.parametrize(
        ("scores", "given", "worked_out"),
        [
            ((0, 1, 2, 3), 3, 1),
            ((0, 1, 2, 3), 2, 2 / 3),
            ((0, 1, 2, 3), 0, 0),
            ((1, 2, 3, 4, 5), 2, 1 / 4),
            ((-1, 0, 1), 0, 1 / 2),
            ((0, 1), None, None),
            ((0, 1), 7, None),
        ],
    )
    def test_are_the_way_from_the_lowest_to_the_highest(
        self, scores: tuple[int, ...], given: int | None, worked_out: float | None
    ) -> None:
        assert score(rubric(scale(scores)), judgement(levels={"clarity": given})) == worked_out


class TestPercent:
    def test_is_the_weighted_mean_rounded_to_one_decimal(self) -> None:
        # (3 x 2.5/4 + 1 x 2/3) / 4 = 0.63541...
        of = rubric(checklist({"a": 2, "b": 1, "c": 1}, weight=3), scale(weight=1))
        assert percent(of, judgement({"a": "met", "b": "partial", "c": "missing"}, levels={"clarity": 2})) == 63.5

    def test_leaves_out_what_is_not_assessed(self) -> None:
        of = rubric(checklist({"a": 1}, weight=3), scale(weight=1))
        assert percent(of, judgement({"a": "partial"}, levels={"clarity": None})) == 50

    def test_is_none_where_nothing_is_assessed(self) -> None:
        assert percent(rubric(), judgement(), 5) is None

    @pytest.mark.parametrize(
        ("credit", "hints", "left"), [(0.625, (5, 10), 47.5), (0.1, (5, 10, 15), 0), (0.6496, (5,), 60), (1, (), 100)]
    )
    def test_deductions_are_taken_off_the_rounded_number_and_never_below_nothing(
        self, credit: float, hints: tuple[float, ...], left: float
    ) -> None:
        assert percent(rubric(), one_point(credit), *hints) == left


class TestCoverage:
    def test_is_the_share_of_the_weight_that_was_assessed(self) -> None:
        # (3 x 3/4 + 1 x 0) / 4
        of = rubric(checklist({"a": 2, "b": 1, "c": 1}, weight=3), scale(weight=1))
        assert coverage(of, judgement({"a": "met", "b": "missing"})) == 0.5625
        assert coverage(of, judgement({"a": "met", "b": "missing"}, levels={"clarity": 0})) == 0.8125

    def test_falls_with_an_unassessed_point_and_the_percent_does_not(self) -> None:
        shorter, longer = (rubric(checklist(weights)) for weights in ({"a": 3, "b": 1}, {"a": 3, "b": 1, "new": 4}))
        judged = judgement({"a": "met", "b": "missing"})
        assert percent(shorter, judged) == percent(longer, judged) == 75
        assert (coverage(shorter, judged), coverage(longer, judged)) == (1, 0.5)

    def test_is_not_off_by_a_hair(self) -> None:
        # 6 x 14/20 / 7 is six tenths
        of = rubric(checklist({"a": 14, "b": 6}, weight=6), scale(weight=1))
        assert coverage(of, judgement({"a": "met"})) == 0.6


class TestBand:
    @pytest.mark.parametrize(
        ("percent", "label"),
        [(0, "no hire"), (39.9, "no hire"), (40, "lean no"), (59.9, "lean no"), (60, "hire"), (80, "strong hire")],
    )
    def test_is_the_highest_that_is_reached(self, percent: float, label: str) -> None:
        assert band_of(percent, 1, BANDS) == label

    @pytest.mark.parametrize(("credit", "label"), [(0.5994, "lean no"), (0.5996, "hire"), (0.7994, "hire")])
    def test_reads_the_rounded_number(self, credit: float, label: str) -> None:
        assert band_of(percent(rubric(), one_point(credit)), 1, BANDS) == label

    def test_reads_the_number_after_deductions(self) -> None:
        assert band_of(percent(rubric(), one_point(0.8496), 5), 1, BANDS) == "strong hire"
        assert band_of(percent(rubric(), one_point(0.8494), 5), 1, BANDS) == "hire"

    @pytest.mark.parametrize(("coverage", "label"), [(0.59, None), (0.6, "strong hire"), (1, "strong hire")])
    def test_is_not_given_where_too_little_was_assessed(self, coverage: float, label: str | None) -> None:
        assert band_of(90, coverage, BANDS) == label

    def test_is_not_given_without_a_percent(self) -> None:
        assert band_of(None, 1, BANDS) is None

    def test_does_not_mind_the_order_of_the_bands(self) -> None:
        bands = [Band.model_validate({"from": at, "label": str(at)}) for at in (50, 0, 90)]
        assert band_of(60, 1, bands) == "50"


class TestInterview:
    def test_is_the_mean_over_the_questions_an_unanswered_one_counting_nothing(self) -> None:
        assert overall_percent([80, 65.5, None]) == 48.5

    def test_is_none_where_nothing_was_asked(self) -> None:
        assert overall_percent([]) is None
