from mock_interview.interview.stage import Stage
from mock_interview.rubric.library import Library
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from tests.interview.builders import answer, answer_and_score, begin


def test_a_question_waits_for_its_answer(db: Database, library: Library) -> None:
    assert begin(db, library).turn().stage is Stage.ANSWERING


def test_an_answer_waits_for_its_grade(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer(session)
    assert session.turn().stage is Stage.GRADING


def test_a_failed_grading_leaves_the_answer_ungraded(db: Database, library: Library) -> None:
    session = begin(db, library)
    job = answer(session)
    jobs.claim(db, job.id, "test", 30.0)
    jobs.fail(db, job.id, "test", "No.", transient=True)
    assert session.turn().stage is Stage.UNGRADED


def test_a_cancelled_grading_leaves_the_answer_ungraded(db: Database, library: Library) -> None:
    session = begin(db, library)
    jobs.cancel(db, answer(session).id)
    assert session.turn().stage is Stage.UNGRADED


def test_a_grade_leaves_the_answer_scored(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    assert session.turn().stage is Stage.SCORED


def test_a_follow_up_waits_for_its_answer_and_then_for_its_own_grade(db: Database, library: Library) -> None:
    session = begin(db, library)
    answer_and_score(db, library, session, {})
    session.voice.ask_follow_up()
    assert session.turn().stage is Stage.ANSWERING
    answer(session)
    assert session.turn().stage is Stage.GRADING
