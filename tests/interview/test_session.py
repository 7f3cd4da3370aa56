import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mock_interview.errors import InputError, StoreError
from mock_interview.interview.session import Session
from mock_interview.interview.stage import Stage
from mock_interview.rubric.library import Library
from mock_interview.rubric.problems import RubricError
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from tests.builders import QUESTION
from tests.interview.builders import ANSWER, REFS, STARTED, answer, answer_and_score, begin


def spoil(pack: Path, name: str) -> None:
    """Break a rubric file."""
    (pack / f"{name}.json").write_text("{", "utf-8")


def test_beginning_asks_the_first_question(db: Database, library: Library) -> None:
    turn = begin(db, library).turn()
    assert [(said.kind, said.text) for said in turn.kept.utterances] == [("question", QUESTION)]
    assert (turn.kept.attempt.ref, turn.number, turn.of) == ("basics/scaling", 1, 3)


@pytest.mark.parametrize("position", [0, 2])
def test_an_interview_with_a_broken_rubric_is_not_begun(
    db: Database, library: Library, pack: Path, position: int
) -> None:
    spoil(pack, REFS[position].partition("/")[2])
    with pytest.raises(RubricError, match=r"\.json:1:2"):
        begin(db, library)
    assert interviews.unfinished(db) == []


def test_an_interview_over_nothing_is_refused(db: Database, library: Library) -> None:
    with pytest.raises(InputError, match="nothing to ask"):
        Session.begin(db, library, "basics", [])


def test_an_answer_is_kept_with_its_job_in_one_go(db: Database, library: Library) -> None:
    session = begin(db, library)
    job = answer(session)
    kept = history.load_attempt(db, job.attempt_id)
    assert kept.utterances[-1].text == ANSWER
    assert kept.job == job


def test_an_answer_sent_twice_is_refused_the_second_time(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer(session)
    with pytest.raises(InputError, match="Nothing is being asked just now"):
        answer(session)
    assert len(session.turn().kept.utterances) == 2


def test_an_answer_to_a_question_already_left_is_refused(db: Database, library: Library) -> None:
    session = begin(db, library)
    left = session.turn().kept.attempt.id
    session.next_question()
    with pytest.raises(InputError, match="Nothing is being asked just now"):
        session.send(left, ANSWER, STARTED, "offline")


def test_the_next_question_is_asked_whatever_became_of_the_last(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert session.next_question()
    turn = session.turn()
    assert (turn.kept.attempt.ref, turn.number) == ("basics/trees", 2)
    assert turn.attempts[0].attempt.finished_at is not None


def test_after_the_last_question_the_interview_is_over(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    assert not session.next_question()
    assert interviews.unfinished(db) == []


def test_a_broken_next_rubric_changes_nothing(db: Database, library: Library, pack: Path) -> None:
    session = begin(db, library)
    before = session.turn()
    spoil(pack, "trees")
    with pytest.raises(RubricError, match=r"trees\.json:1:2"):
        session.next_question()
    assert session.turn() == before


def test_an_interview_that_is_over_asks_no_follow_up(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {})
    session.next_question()
    assert session.voice.ask_follow_up() is None


def test_nothing_is_followed_up_before_it_is_scored(db: Database, library: Library) -> None:
    session = begin(db, library)
    assert session.voice.ask_follow_up() is None
    answer(session)
    assert session.voice.ask_follow_up() is None


def test_an_interview_resumes_at_the_very_utterance_draft_included(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.voice.ask_follow_up()
    session.save_draft(session.turn().kept.attempt.id, "A tree only compares")
    resumed = Session.resume(db, library, session.interview.id)
    turn = resumed.turn()
    assert turn == session.turn()
    assert turn.stage is Stage.ANSWERING
    assert turn.kept.utterances[-1].kind == "follow_up"
    assert turn.kept.draft is not None
    assert turn.kept.draft.text == "A tree only compares"


def test_an_interview_resumes_with_the_rubric_as_it_was_asked(db: Database, library: Library, pack: Path) -> None:
    session = begin(db, library)
    spoil(pack, "scaling")
    assert Session.resume(db, library, session.interview.id).turn().rubric.title == "Scaling"


def test_an_interview_cut_off_before_its_first_question_asks_it_when_resumed(
    db: Database, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(interviews, "start_attempt", refuse)
        with pytest.raises(StoreError):
            begin(db, library)
    cut_off = interviews.unfinished(db)[0]
    turn = Session.resume(db, library, cut_off.id).turn()
    assert turn.kept.attempt.ref == "basics/scaling"


def test_an_unknown_interview_cannot_be_resumed(db: Database, library: Library) -> None:
    with pytest.raises(InputError, match="There is no transcript"):
        Session.resume(db, library, "0" * 36)


def test_a_draft_that_comes_after_its_answer_was_sent_is_not_kept(db: Database, library: Library) -> None:
    session = begin(db, library)
    job = answer(session)
    with pytest.raises(InputError, match="went on in another window"):
        session.save_draft(job.attempt_id, ANSWER)
    assert session.turn().kept.draft is None


def test_of_two_answers_sent_at_once_one_is_kept(db: Database, library: Library) -> None:
    session = begin(db, library)
    attempt_id = session.turn().kept.attempt.id
    start = threading.Barrier(2, timeout=10)

    def send(text: str) -> bool:
        start.wait()
        try:
            session.send(attempt_id, text, STARTED, "offline")
        except InputError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        sent = list(threads.map(send, ["One.", "Two."]))
    assert sorted(sent) == [False, True]
    assert len(session.turn().kept.utterances) == 2
