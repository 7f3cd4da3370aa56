from dataclasses import replace

from mock_interview.scoring.difference import GradedTwice, Means, VerdictChange, difference
from mock_interview.scoring.scorecard import Scorecard
from tests.builders import checklist, judgement, rubric, scale, scorecard

OF = rubric(checklist({"slow-descent": 1, "trees": 1}, {"always": 1}), scale((0, 1)))
BEFORE = scorecard(judgement({"slow-descent": "met", "trees": "missing"}, levels={"clarity": 1}), OF)
AFTER = scorecard(judgement({"slow-descent": "partial", "trees": "met"}, made=["always"], levels={"clarity": 0}), OF)


def of(ref: str, card: Scorecard) -> Scorecard:
    return replace(card, ref=ref)


def test_the_mean_score_of_both_times_is_told_with_how_many_rose_fell_and_stayed() -> None:
    low, high = replace(BEFORE, percent=40.0), replace(BEFORE, percent=70.0)
    pairs = [(low, high), (high, low), (low, low), (low, high)]
    found = difference([GradedTwice(str(number), *pair) for number, pair in enumerate(pairs)])
    assert found.percent == Means(4, 47.5, 55.0)
    assert found.percent.change == 7.5
    assert (found.rose, found.fell, found.stayed) == (2, 1, 1)


def test_an_answer_that_could_not_be_judged_one_of_the_times_has_no_part_in_the_mean() -> None:
    found = difference([GradedTwice("a", replace(BEFORE, percent=None), AFTER)])
    assert (found.percent, found.rose, found.fell, found.stayed) == (None, 0, 0, 0)


def test_every_verdict_that_changed_is_told_with_its_answer() -> None:
    found = difference([GradedTwice("a", BEFORE, AFTER), GradedTwice("b", BEFORE, BEFORE)])
    assert found.verdicts == tuple(
        VerdictChange("a", BEFORE.ref, *change)
        for change in (
            ("slow-descent", "met", "partly"),
            ("trees", "missing", "met"),
            ("always", "not claimed", "claimed"),
            ("clarity", "level 1", "level 0"),
        )
    )


def test_criteria_are_summed_up_question_by_question_in_the_order_of_the_rubric() -> None:
    cards = [("b/two", BEFORE, AFTER), ("a/one", BEFORE, BEFORE), ("b/two", BEFORE, BEFORE)]
    found = difference([GradedTwice("x", of(ref, before), of(ref, after)) for ref, before, after in cards])
    assert [(one.ref, one.criterion, one.title, one.means) for one in found.criteria] == [
        ("a/one", "facts", "Facts", Means(1, 50.0, 50.0)),
        ("a/one", "clarity", "Clarity", Means(1, 100.0, 100.0)),
        ("b/two", "facts", "Facts", Means(2, 50.0, 37.5)),
        ("b/two", "clarity", "Clarity", Means(2, 100.0, 50.0)),
    ]


def test_versions_of_a_rubric_are_compared_in_what_both_have() -> None:
    newer = rubric(checklist({"slow-descent": 1, "distances": 1}), scale((0, 1), id_="depth"))
    after = scorecard(judgement({"slow-descent": "missing", "distances": "met"}, levels={"depth": 1}), newer)
    found = difference([GradedTwice("a", BEFORE, after)])
    assert [change.part for change in found.verdicts] == ["slow-descent"]
    assert [one.criterion for one in found.criteria] == ["facts"]


def test_a_criterion_that_could_not_be_judged_one_of_the_times_is_left_out() -> None:
    unjudged = scorecard(judgement({"slow-descent": "met", "trees": "missing"}, levels={"clarity": None}), OF)
    assert [one.criterion for one in difference([GradedTwice("a", unjudged, BEFORE)]).criteria] == ["facts"]


def test_of_no_answers_there_is_nothing_to_tell() -> None:
    found = difference([])
    assert (found.percent, found.criteria, found.verdicts) == (None, (), ())
