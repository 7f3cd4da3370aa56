from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.interview.session import Session
from mock_interview.interview.stage import Stage
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import progress
from tests.builders import write_rubric
from tests.interview.builders import answer, answer_and_score, begin

MODEL_ANSWER = "Descent crawls in the narrow direction. A tree only compares."


@pytest.fixture
def library(settings: Settings, pack: Path) -> Library:
    """A pack whose first question has a model answer."""
    write_rubric(pack, "scaling", model_answer=MODEL_ANSWER)
    return open_library(settings)


def give_up(session: Session) -> str | None:
    said = session.aids.give_up(session.turn().kept.attempt.id)
    return said.text if said else None


def test_giving_up_says_the_model_answer_as_a_reply(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert give_up(session) == MODEL_ANSWER
    said = session.turn().kept.utterances[-1]
    assert (said.speaker, said.kind, said.text) == ("interviewer", "reply", MODEL_ANSWER)


def test_a_question_given_up_is_marked_left_and_counts_0(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling", "basics/trees")
    give_up(session)
    turn = session.turn()
    assert (turn.stage, turn.kept.attempt.model_answer_seen) == (Stage.LEFT, True)
    session.next_question()
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    summary = session.summary()
    assert [result.state for result in summary.questions] == ["unanswered", "scored"]
    assert summary.percent == 50.0


def test_a_question_given_up_takes_no_answer_any_more(db: Database, library: Library) -> None:
    session = begin(db, library)
    give_up(session)
    with pytest.raises(InputError, match="Nothing is being asked just now"):
        answer(session)


def test_without_a_model_answer_nothing_was_seen(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/trees")
    assert give_up(session) is None
    assert not session.turn().kept.attempt.model_answer_seen


def test_giving_up_twice_says_it_once(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert [give_up(session), give_up(session)] == [MODEL_ANSWER, MODEL_ANSWER]
    assert [said.kind for said in session.turn().kept.utterances] == ["question", "reply"]


def test_a_score_made_before_the_model_answer_was_seen_stays(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.voice.ask_follow_up()
    give_up(session)
    turn = session.turn()
    assert (turn.stage, turn.kept.attempt.model_answer_seen) == (Stage.LEFT, False)
    assert progress(db, "basics") == {"basics/scaling": 75.0}


def test_while_the_answer_is_being_graded_the_model_answer_is_not_shown(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer(session)
    with pytest.raises(InputError, match="being graded"):
        give_up(session)


def test_a_question_already_left_cannot_be_given_up(db: Database, library: Library) -> None:
    session = begin(db, library)
    left = session.turn().kept.attempt.id
    session.next_question()
    with pytest.raises(InputError, match="Another question is asked by now"):
        session.aids.give_up(left)


def test_an_interview_resumes_behind_a_question_given_up(db: Database, library: Library) -> None:
    session = begin(db, library)
    give_up(session)
    assert Session.resume(db, library, session.interview.id).turn().stage is Stage.LEFT


def test_another_try_asks_the_same_question_in_the_same_place(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.retry()
    turn = session.turn()
    first, again = turn.attempts[-2].attempt, turn.kept.attempt
    assert (again.ref, again.position, again.try_number) == (first.ref, first.position, 2)
    assert (turn.stage, turn.number) == (Stage.ANSWERING, 1)
    assert first.finished_at is not None


def test_another_try_is_by_the_rubric_of_the_first(db: Database, library: Library, pack: Path) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    (pack / "scaling.json").write_text("{", "utf-8")
    session.retry()
    assert session.turn().rubric.title == "Scaling"


@pytest.mark.parametrize("is_answered", [False, True])
def test_tries_after_the_model_answer_was_seen_are_marked_and_stay_out_of_trends(
    db: Database, library: Library, *, is_answered: bool
) -> None:
    session = begin(db, library)
    if is_answered:
        answer_and_score(db, library, session, {"slow-descent": "met"})
    give_up(session)
    for _ in range(2):
        session.retry()
        assert session.turn().kept.attempt.model_answer_seen
        answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    assert progress(db, "basics") == ({"basics/scaling": 75.0} if is_answered else {})


def test_another_try_without_having_seen_the_model_answer_is_not_marked(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.retry()
    assert not session.turn().kept.attempt.model_answer_seen


def test_the_first_try_is_what_the_interview_counts(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.retry()
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    summary = session.summary()
    assert [result.percent for result in summary.questions] == [75.0]
    assert len(summary.cards) == 2


def test_after_another_try_the_next_question_comes(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.retry()
    session.next_question()
    assert session.turn().kept.attempt.ref == "basics/trees"


def test_a_question_still_open_is_not_tried_again(db: Database, library: Library) -> None:
    session = begin(db, library)
    with pytest.raises(InputError, match="still open"):
        session.retry()
    answer(session)
    with pytest.raises(InputError, match="being graded"):
        session.retry()
