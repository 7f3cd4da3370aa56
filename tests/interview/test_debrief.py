"""The debrief at an interview's end."""

from mock_interview.interview.debrief import debrief
from tests.interview.tries import BANDS, FULL, HALF, NOTHING, judged, tried

DUE = "2025-03-04T09:00:00.000+00:00"


def test_it_has_the_mean_of_the_questions_and_its_band() -> None:
    found = debrief([tried(FULL), tried(HALF, title="Trees")], BANDS, {})
    assert (found.summary.percent, found.summary.band) == (75.0, "hire")


def test_each_question_comes_with_its_criteria_and_the_persons_own_rating() -> None:
    [result] = debrief([tried(HALF, self_rating=4)], BANDS, {}).summary.questions
    assert (result.percent, result.band, result.self_rating) == (50.0, "lean no", 4)
    assert [(each.title, each.score) for each in result.criteria] == [("Facts", 2 / 3), ("Clarity", 0.0)]


def test_a_criterion_that_was_not_assessed_has_no_score() -> None:
    [result] = debrief([tried(judged({}, level=1))], BANDS, {}).summary.questions
    assert [each.score for each in result.criteria] == [None, 1.0]


def test_an_ungraded_question_is_told_by_its_state_alone() -> None:
    found = debrief([tried(HALF), tried(title="Trees", self_rating=5)], BANDS, {})
    ungraded = found.summary.questions[1]
    assert (ungraded.state, ungraded.percent, ungraded.criteria) == ("ungraded", None, ())
    assert (found.summary.percent, found.summary.band) == (None, None)
    assert {remark.question for remark in (*found.strengths, *found.fixes)} == {"Scaling"}
    assert [upcoming.question.title for upcoming in found.upcoming] == ["Scaling"]
    assert found.self_judgement is None


def test_a_question_left_unanswered_counts_in_what_every_point_was_worth() -> None:
    [strength, *_] = debrief([tried(FULL), tried(answer=None, title="Trees")], BANDS, {}).strengths
    assert strength.points == 25.0


def test_first_tries_count_alone() -> None:
    found = debrief([tried(HALF, self_rating=3), tried(FULL, try_number=2, self_rating=5)], BANDS, {})
    assert found.summary.percent == 50.0
    assert found.self_judgement is not None
    assert (found.self_judgement.count, found.self_judgement.difference) == (1, 0.0)


def test_a_rating_given_after_the_model_answer_was_seen_does_not_count() -> None:
    assert debrief([tried(HALF, self_rating=3, model_answer_seen=True)], BANDS, {}).self_judgement is None


def test_next_come_the_weakest_questions_with_the_date_they_are_due() -> None:
    tries = [
        tried(FULL),
        tried(HALF, title="Trees"),
        tried(NOTHING, title="Drift"),
        tried(answer=None, title="Data"),
    ]
    upcoming = debrief(tries, BANDS, {"basics/drift": DUE}).upcoming
    assert [(each.question.title, each.due) for each in upcoming] == [("Drift", DUE), ("Data", None), ("Trees", None)]


def test_an_interview_in_which_nothing_was_asked_has_no_score() -> None:
    found = debrief([], BANDS, {})
    assert (found.summary.percent, found.summary.questions, found.upcoming) == (None, (), ())
