"""What is still to be won, over the last attempts at each question."""

import pytest

from mock_interview.errors import InputError
from mock_interview.interview.weak import find_weak_points, questions_to_drill
from mock_interview.rubric.library import Library
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from tests.interview.builders import REFS, Verdicts, answer_and_score, begin
from tests.transcripts.builders import SettableClock

ALL_MET: Verdicts = {"slow-descent": "met", "trees": "met"}


def practise(db: Database, library: Library, ref: str, *tries: Verdicts) -> None:
    """Answer a question once for each of these verdicts, an hour apart."""
    clock = db.clock
    assert isinstance(clock, SettableClock)
    for verdicts in tries:
        clock.advance(3600)
        answer_and_score(db, library, begin(db, library, ref), verdicts)


def test_a_point_not_met_when_last_judged_is_weak(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {"slow-descent": "met"})
    [point] = find_weak_points(db, REFS)
    assert (point.ref, point.title, point.text) == ("basics/scaling", "Scaling", "Trees do not care")
    assert (point.lost, point.missed, point.judged) == (25.0, 1, 1)


def test_a_point_met_since_is_no_longer_weak(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {}, {}, ALL_MET)
    assert find_weak_points(db, REFS) == []


def test_the_last_three_attempts_tell_how_often_a_point_was_missed(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {}, {}, ALL_MET, {"slow-descent": "met"}, {"slow-descent": "met"})
    [point] = find_weak_points(db, REFS)
    assert (point.missed, point.judged) == (2, 3)


def test_where_the_newest_attempt_cannot_tell_the_one_before_it_does(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {"slow-descent": "met"}, {"slow-descent": "met", "trees": "unassessed"})
    [point] = find_weak_points(db, REFS)
    assert (point.point_id, point.missed, point.judged) == ("trees", 1, 1)


def test_the_point_with_most_to_win_comes_first(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {"slow-descent": "met"})
    practise(db, library, "basics/drift", {"slow-descent": "partial", "trees": "met"})
    practise(db, library, "basics/trees", {"trees": "met"})
    found = [(point.ref, point.point_id, point.lost) for point in find_weak_points(db, REFS)]
    assert found[0] == ("basics/trees", "slow-descent", 50.0)
    assert {each[2] for each in found[1:]} == {25.0}


def test_attempts_made_after_the_model_answer_was_seen_do_not_count(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    interviews.set_model_answer_seen(db, session.turn().kept.attempt.id)
    answer_and_score(db, library, session, {})
    assert find_weak_points(db, REFS) == []


def test_questions_that_are_not_named_are_left_out(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {})
    assert find_weak_points(db, ["basics/trees"]) == []


def test_a_drill_asks_the_questions_with_the_weakest_points_once_each(db: Database, library: Library) -> None:
    practise(db, library, "basics/scaling", {"slow-descent": "met"})
    practise(db, library, "basics/trees", {})
    practise(db, library, "basics/drift", ALL_MET)
    assert questions_to_drill(db, REFS) == ["basics/trees", "basics/scaling"]
    assert questions_to_drill(db, REFS, count=1) == ["basics/trees"]


def test_without_weak_points_there_is_no_drill(db: Database, library: Library) -> None:
    with pytest.raises(InputError, match="There are no weak points to drill"):
        questions_to_drill(db, REFS)
