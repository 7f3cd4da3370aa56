import pytest

from mock_interview.errors import InputError
from mock_interview.interview.clock import Clock, allowed
from mock_interview.interview.session import Session
from mock_interview.interview.stage import Stage
from mock_interview.rubric.library import Library
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Timing
from tests.builders import QUESTION
from tests.interview.builders import ANSWER, REFS, STARTED, answer_and_score

SPOKEN = 120


def begin(db: Database, library: Library, allowed_seconds: int | None = None) -> Session:
    return Session.begin(
        db, library, "basics", REFS[:2], mode="exam", clock_factor=2.5, allowed_seconds=allowed_seconds
    )


def clock(session: Session) -> Clock:
    found = session.turn().clock
    assert found is not None
    return found


def answer(session: Session, seconds: float) -> None:
    attempt_id = session.turn().kept.attempt.id
    session.send(attempt_id, ANSWER, STARTED, "offline", Timing(0, thinking=10.0, answering=seconds - 10.0))


def test_a_question_gets_a_multiple_of_its_spoken_time_and_the_exam_what_its_questions_get() -> None:
    assert [allowed(SPOKEN, factor) for factor in (1.0, 2.5)] == [120, 300]


def test_the_clock_of_an_exam_stands_at_all_it_allows_when_it_begins(db: Database, library: Library) -> None:
    assert clock(begin(db, library)) == Clock(question=300.0, exam=600.0)


def test_an_exam_may_have_less_time_than_its_questions_give_together(db: Database, library: Library) -> None:
    session = begin(db, library, allowed_seconds=200)
    assert clock(session) == Clock(question=300.0, exam=200.0)
    assert clock(session).left == 200.0


def test_the_clock_runs_on_from_where_the_draft_was_kept(db: Database, library: Library) -> None:
    session = begin(db, library)
    session.save_draft(session.turn().kept.attempt.id, "Gradient", Timing(0, thinking=20.0, answering=5.0))
    again = Session.resume(db, library, session.interview.id, clock_factor=9.0)
    assert clock(again) == Clock(question=275.0, exam=575.0)
    assert again.turn().timing == Timing(0, thinking=20.0, answering=5.0)


def test_each_question_has_a_clock_of_its_own_and_the_exam_goes_on(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer(session, seconds=100.0)
    session.next_question()
    assert clock(session) == Clock(question=300.0, exam=500.0)


def test_an_exam_whose_clock_ran_out_asks_nothing_more(db: Database, library: Library) -> None:
    session = begin(db, library, allowed_seconds=60)
    answer(session, seconds=60.0)
    assert not session.next_question()
    assert session.turn().is_over
    assert interviews.unfinished(db) == []


def test_an_answer_that_its_clock_ended_was_cut_off_until_the_next_is_sent(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert not session.turn().was_cut_off
    answer(session, seconds=300.2)
    assert session.turn().was_cut_off
    session.next_question()
    assert session.turn().was_cut_off
    answer(session, seconds=20.0)
    assert not session.turn().was_cut_off


def test_an_answer_that_the_clock_of_the_exam_ended_was_cut_off(db: Database, library: Library) -> None:
    session = begin(db, library, allowed_seconds=60)
    answer(session, seconds=60.0)
    session.next_question()
    assert session.turn().was_cut_off


def test_a_clock_never_falls_below_nothing() -> None:
    assert Clock(10.0, 5.0).after(7.0) == Clock(3.0, 0.0)


def test_a_coach_interview_has_no_clock(db: Database, library: Library) -> None:
    assert Session.begin(db, library, "basics", REFS, allowed_seconds=60).turn().clock is None


def test_an_exam_asks_no_follow_up_and_shows_no_score_before_its_end(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    assert session.voice.ask_follow_up() is None
    assert not session.turn().shows_scores
    session.next_question()
    session.next_question()
    assert session.turn().shows_scores


def test_an_exam_gives_no_help_and_no_second_try(db: Database, library: Library) -> None:
    session = begin(db, library)
    attempt_id = session.turn().kept.attempt.id
    with pytest.raises(InputError, match="An exam gives no help"):
        session.aids.hint(attempt_id)
    with pytest.raises(InputError, match="An exam gives no help"):
        session.aids.give_up(attempt_id)
    answer_and_score(db, library, session, {})
    with pytest.raises(InputError, match="An exam asks each question once"):
        session.retry()


def test_a_question_back_is_answered_in_an_exam(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert QUESTION in session.voice.clarify(session.turn().kept.attempt.id, "For which models?").text


def test_a_next_question_asked_from_two_windows_is_asked_once(db: Database, library: Library) -> None:
    session = begin(db, library)
    stale = session.turn()
    session.next_question()
    other = Session.resume(db, library, session.interview.id)
    other._floor.turn = lambda: stale  # type: ignore[method-assign]
    with pytest.raises(InputError, match="went on in another window"):
        other.next_question()
    kept = history.load_transcript(db, session.interview.id)
    assert [attempt.attempt.position for attempt in kept.attempts] == [0, 1]
    assert session.turn().stage is Stage.ANSWERING


def test_how_it_went_is_kept_before_the_score(db: Database, library: Library) -> None:
    session = begin(db, library)
    session.rate(session.turn().kept.attempt.id, 4)
    assert session.turn().kept.attempt.self_rating == 4


@pytest.mark.parametrize("rating", [0, 6])
def test_a_rating_off_the_scale_is_refused(db: Database, library: Library, rating: int) -> None:
    session = begin(db, library)
    with pytest.raises(InputError, match="from 1, it went poorly, to 5"):
        session.rate(session.turn().kept.attempt.id, rating)
