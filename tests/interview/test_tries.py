from mock_interview.interview.session import Session
from mock_interview.interview.tries import scored_try_before
from mock_interview.rubric.library import Library
from mock_interview.transcripts.database import Database
from tests.interview.builders import answer_and_score, begin


def before(session: Session) -> int | None:
    turn = session.turn()
    found = scored_try_before(turn.attempts, turn.kept)
    return found.attempt.try_number if found else None


def test_a_try_is_compared_with_the_last_scored_one_at_the_same_question(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    assert before(session) is None
    session.retry()
    answer_and_score(db, library, session, {})
    assert before(session) == 1
    session.retry()
    session.aids.give_up(session.turn().kept.attempt.id)
    session.retry()
    assert before(session) == 2


def test_another_question_is_no_earlier_try(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.next_question()
    assert before(session) is None
