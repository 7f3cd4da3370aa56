"""What a plain interview does where another window, or another grader, is at it too."""

from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from tests.builders import write_pack
from tests.cli.typist import ANSWER, answers, attempts, hold
from tests.transcripts.builders import STARTED


@pytest.fixture
def settings(home: Path) -> Settings:
    write_pack(home / "data" / "rubrics" / "demo", "scaling", "drift")
    return replace(load_settings(), follow_ups=0)


@pytest.fixture
def library(settings: Settings) -> Library:
    return open_library(settings)


def begin(db: Database, library: Library, *refs: str) -> Session:
    return Session.begin(db, library, "demo", refs or ("demo/scaling", "demo/drift"), follow_ups=0)


def answer_elsewhere(db: Database, library: Library, session: Session) -> None:
    other = Session.resume(db, library, session.interview.id, follow_ups=0)
    if other.turn().number == 1:
        other.send(other.turn().kept.attempt.id, "Said elsewhere.", STARTED, "offline")
        other.next_question()


def test_an_answer_to_what_another_window_has_answered_is_not_sent_and_the_next_question_is_put(
    settings: Settings, db: Database, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    session = begin(db, library)
    typed = ((1.0, ANSWER), (1.0, ""), (1.0, "Another."))
    hold(settings, db, session, *typed, meanwhile=lambda: answer_elsewhere(db, library, session))
    printed = capsys.readouterr()
    assert "went on in another window" in printed.err
    assert "Question 2 of 2" in printed.out
    assert answers(db, session)[0] == ["Said elsewhere."]


def test_an_answer_that_waits_for_a_model_is_sent_to_none_where_none_was_chosen(
    settings: Settings, db: Database, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    session = begin(db, library)
    session.send(session.turn().kept.attempt.id, ANSWER, STARTED, "llm")
    interview = hold(settings, db, session, (1.0, "Another."))
    assert "The answer waits for the LLM grader;" in capsys.readouterr().err
    assert interview.has_ungraded
    assert [(job.grader, job.state) for job in jobs.unfinished_jobs(db)] == [("llm", "queued")]


def test_an_answer_that_another_program_is_grading_is_left_to_it(
    settings: Settings, db: Database, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    session = begin(db, library, "demo/scaling")
    job = session.send(session.turn().kept.attempt.id, ANSWER, STARTED, "offline")
    assert jobs.claim(db, job.id, "another", 30.0)
    hold(settings, db, session)
    assert "Another mock-interview is grading this answer" in capsys.readouterr().err
    assert [job.state for job in jobs.unfinished_jobs(db)] == ["running"]


def test_thinking_and_answering_are_kept_in_a_coach_interview_too(
    settings: Settings, db: Database, library: Library
) -> None:
    session = begin(db, library, "demo/scaling")
    hold(settings, db, session, (20.0, ANSWER), (8.0, ""))
    [timing] = attempts(db, session)[0].timings
    assert (timing.thinking, timing.answering) == (20.0, 8.0)
