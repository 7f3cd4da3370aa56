"""An exam line by line, against a clock that only a line moves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import load_settings
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Timing
from tests.builders import write_pack
from tests.cli import typist
from tests.cli.typist import ANSWER, Typed, answers, attempts

OVER = "The time for this question is over;"

Hold = Callable[..., Session]


@pytest.fixture
def hold(home: Path, db: Database) -> Hold:
    """Hold an exam of two questions, six minutes each; a new one, or one that was left."""
    write_pack(home / "data" / "rubrics" / "demo", "scaling", "drift")
    settings = load_settings()
    library = open_library(settings)

    def held(*typed: Typed, allowed: int | None = None, left: Session | None = None, is_typed: bool = False) -> Session:
        if left is None:
            refs = ["demo/scaling", "demo/drift"]
            session = Session.begin(db, library, "demo", refs, mode="exam", allowed_seconds=allowed)
        else:
            session = Session.resume(db, library, left.interview.id)
        typist.hold(settings, db, session, *typed, is_typed=is_typed)
        return session

    return held


def test_what_the_clock_gives_is_told_at_the_beginning_and_at_each_question(
    hold: Hold, capsys: pytest.CaptureFixture[str]
) -> None:
    hold((50, ANSWER), (10, ""), (20, ANSWER), (10, ""))
    printed = capsys.readouterr().out
    assert "An exam of 2 questions, with 12:00 minutes in all" in printed
    assert "Question 1 of 2: Scaling (6:00 minutes; 12:00 left in all)" in printed
    assert "Question 2 of 2: Scaling (6:00 minutes; 11:00 left in all)" in printed


def test_thinking_and_answering_are_measured_apart_and_kept(hold: Hold, db: Database) -> None:
    session = hold((50, ANSWER), (10, "More of it."), (5, ""))
    assert attempts(db, session)[0].timings == (Timing(0, thinking=50.0, answering=15.0),)


def test_nothing_is_told_of_a_score_before_the_end(hold: Hold, capsys: pytest.CaptureFixture[str]) -> None:
    hold((5, ANSWER), (1, ""), (5, ANSWER), (1, ""))
    told = capsys.readouterr().out
    before, _, after = told.partition("The interview is over.")
    assert "%" not in before
    assert "Follow-up" not in before
    assert "Delivery" not in before
    assert after.count("Delivery: 9 words") == 2


def test_every_answer_is_graded_by_the_end(hold: Hold, db: Database) -> None:
    session = hold((5, ANSWER), (1, ""), (5, ANSWER), (1, ""))
    assert [len(kept.scorecards) for kept in attempts(db, session)] == [1, 1]


def test_a_line_that_comes_too_late_does_not_count_and_what_was_said_is_sent(
    hold: Hold, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    session = hold((300, ANSWER), (61, "Too late."), (5, "Another answer."), (1, ""))
    assert answers(db, session) == [[ANSWER], ["Another answer."]]
    assert f"{OVER} what you had said until then is your answer." in capsys.readouterr().out


def test_a_question_whose_time_ran_out_without_a_word_is_unanswered(
    hold: Hold, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    session = hold((400, "Too late."), (5, ANSWER), (1, ""))
    assert answers(db, session) == [[], [ANSWER]]
    printed = capsys.readouterr().out
    assert f"{OVER} it stays unanswered." in printed
    assert "Scaling: not answered" in printed


def test_an_exam_ends_when_all_its_time_is_over(hold: Hold, db: Database) -> None:
    session = hold((40, ANSWER), (25, "Too late."), (5, "Much too late."), allowed=60)
    assert answers(db, session) == [[ANSWER]]
    assert interviews.unfinished(db) == []


def test_an_exam_that_was_left_goes_on_with_its_draft_and_its_clock(
    hold: Hold, db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    left = hold((60, ANSWER), (40, "quit"), is_typed=True)
    printed = capsys.readouterr().out
    assert "The interview is kept as it stands" in printed
    assert "Scaling: " not in printed.partition("kept as it stands")[2]
    hold((10, "More of it."), (5, ""), left=left)
    assert "Question 1 of 2: Scaling (4:20 minutes; 10:20 left in all)" in capsys.readouterr().out
    assert answers(db, left)[0] == [f"{ANSWER}\nMore of it."]
    assert attempts(db, left)[0].timings == (Timing(0, thinking=60.0, answering=55.0),)


def test_an_exam_gives_no_help(hold: Hold, db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    session = hold((5, "hint"), (5, "give up"), (5, "retry"), (5, "delivery"), (5, ANSWER), is_typed=True)
    assert capsys.readouterr().err.count("An exam gives no help") == 4
    assert answers(db, session) == [[ANSWER]]


def test_the_clock_runs_on_through_a_question_that_is_passed_over(hold: Hold, db: Database) -> None:
    session = hold((30, "next"), (5, ANSWER), (1, ""), is_typed=True)
    assert attempts(db, session)[0].timings == (Timing(0, thinking=30.0),)


def test_an_exam_asks_how_it_went_and_not_while_its_clock_runs(hold: Hold, db: Database) -> None:
    session = hold((30, ANSWER), (5, ""), (100, "2"), (20, ANSWER), (5, ""), (100, "5"), is_typed=True)
    assert [kept.attempt.self_rating for kept in attempts(db, session)] == [2, 5]
    assert [kept.timings[0].seconds for kept in attempts(db, session)] == [35.0, 25.0]
