"""The plain interview at a terminal, where it can ask and be told what to do."""

import signal
import sys
from pathlib import Path

import pytest

from mock_interview.transcripts import consent, history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.builders import write_pack, write_rubric
from tests.cli.dumb_terminal import terminal
from tests.servers.chat import MODEL, ChatServer

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)

ANSWER = "Gradient descent converges slowly when the ranges are uneven."
MODEL_ANSWER = "Descent crawls in the narrow direction."
RATE = "How did it go?"
GO_ON = "Press Enter to go on."


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of two questions, the first with hints and a model answer."""
    folder = write_pack(home / "data" / "rubrics" / "demo", "scaling", "drift")
    write_rubric(folder, "scaling", hints=["Think of the descent."], model_answer=MODEL_ANSWER)
    return folder


def attempts(db: Database) -> tuple[AttemptTranscript, ...]:
    newest = history.latest(db)
    assert newest is not None
    return history.load_transcript(db, newest).attempts


def test_an_interview_is_held_without_moving_the_cursor_or_colouring_anything(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Alone on a line, hint, give up, retry, delivery, next and quit")
        it.until("Question 1 of 1")
        it.type(ANSWER, "")
        it.until(RATE)
        it.type("")
        it.until("Follow-up: Why are trees different?")
        it.type("A tree only compares.", "")
        it.until(GO_ON)
        it.type("")
        it.until("Overall 66.7 %")
        assert it.exit_code() == 0
    assert not any(char in it.shown for char in "\x1b\r\x08")
    assert len(attempts(db)[0].scorecards) == 2


def test_hints_are_given_one_by_one_with_what_they_cost(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Question 1")
        it.type("hint")
        it.until("Hint (takes off 5 points): Think of the descent.")
        it.type("hint")
        it.until("There is no hint left.")
        it.type(ANSWER, "", "")
        it.until("Taken off for hint 1: 5 points")
    assert attempts(db)[0].attempt.hints == 1


def test_giving_up_shows_the_model_answer_and_goes_on(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo") as it:
        it.until("Question 1 of 2")
        it.type("Half an answer", "give up")
        it.until("What you typed is not sent")
        it.until(MODEL_ANSWER)
        it.until(GO_ON)
        it.type("")
        it.until("Question 2 of 2")
        it.end_input()
        assert it.exit_code() == 0
    first = attempts(db)[0]
    assert first.attempt.model_answer_seen
    assert first.draft is not None
    assert first.draft.text == "Half an answer"


def test_next_goes_on_without_an_answer(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo") as it:
        it.until("Question 1 of 2")
        it.type("next")
        it.until("Question 2 of 2")
        it.type("next")
        it.until("Overall 0.0 %")
        assert it.exit_code() == 0
    assert [len(kept.utterances) for kept in attempts(db)] == [1, 1]


def test_an_interview_that_was_quit_is_gone_on_with_where_it_stopped(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo") as it:
        it.until("Question 1 of 2")
        it.type(ANSWER, "quit")
        it.until("The interview is kept as it stands")
        assert it.exit_code() == 0
    with terminal("practice", "--plain") as it:
        it.until("1  Go on with demo")
        it.until("press Enter for 1.")
        it.type("9")
        it.until("press Enter for 1.")
        it.type("")
        it.until("You had typed:")
        it.type("That is all.", "", "")
        it.until("Follow-up:")
    assert len(interviews.unfinished(db)) == 1
    assert attempts(db)[0].utterances[1].text == f"{ANSWER}\nThat is all."


def test_a_pack_is_chosen_by_its_number(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain") as it:
        it.until("1  Demo (2 questions)")
        it.until("press Enter for 1.")
        it.type("1")
        it.until("Question 1 of 2")


def test_how_it_went_is_asked_before_the_score_until_it_is_said(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Question 1")
        it.type(ANSWER, "")
        assert "Score" not in it.until(RATE)
        it.type("splendid")
        it.until(RATE)
        it.type("4")
        it.until("Score ")
        it.until("Follow-up:")
        it.type("They compare.", "")
        assert it.until(GO_ON).count(RATE) == 2
    assert attempts(db)[0].attempt.self_rating == 4


def test_how_it_went_is_not_asked_where_the_settings_say_so(pack: Path, home: Path) -> None:
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "config.toml").write_text("self_rating = false\n", "utf-8")
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Question 1")
        it.type(ANSWER, "")
        assert RATE not in it.until("Follow-up:")


def test_a_new_try_is_told_beside_the_one_before(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Question 1 of 1: Scaling")
        it.type("retry")
        it.until("That comes when the question has been answered or given up.")
        it.type("It converges slowly, and that is why I scale.", "", "")
        it.until("Follow-up:")
        it.type("retry")
        it.until("Question 1 of 1, try 2: Scaling")
        it.type("Trees do not care about scaling, they only compare.", "", "")
        it.until("in the try before,")
        told = it.until("Delivery:").partition("in the try before")[2]
        assert "  gained   Trees do not care\n" in told
        assert "  lost     Descent is slow\n" in told
    first, second = attempts(db)
    assert (first.attempt.try_number, second.attempt.try_number) == (1, 2)
    assert first.attempt.finished_at is not None


def test_a_question_given_up_can_be_tried_again_and_is_marked(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Question 1 of 1")
        it.type("give up")
        it.until(GO_ON)
        it.type("retry")
        it.until("Question 1 of 1, try 2")
        it.until("stays out of trends and schedule")
        it.end_input()
        assert it.exit_code() == 0
    assert [kept.attempt.model_answer_seen for kept in attempts(db)] == [True, True]


def test_between_questions_what_is_no_command_is_asked_again(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo") as it:
        it.until("Question 1 of 2")
        it.type("give up")
        it.until(GO_ON)
        it.type("perhaps")
        it.until(GO_ON)
        it.type("hint")
        it.until(GO_ON)
        it.type("quit")
        it.until("The interview is kept as it stands")
        assert it.exit_code() == 0
    assert len(interviews.unfinished(db)) == 1


def test_delivery_tells_the_whole_report_on_the_answer_before(pack: Path) -> None:
    with terminal("practice", "--plain", "demo/scaling") as it:
        it.until("Question 1")
        it.type("delivery")
        it.until("There is no answer to this question yet")
        it.type(f"Um, {ANSWER}", "", "")
        it.until("Delivery: 10 words, about 0:04-0:05 aloud of 2:00; 1 filler.")
        it.until("Follow-up:")
        it.type("delivery")
        it.until("Delivery, which is no part of the score:")
        it.until("1 filler: 'um'.")
        it.type("They compare.", "")
        it.until(GO_ON)


def test_ctrl_c_at_the_prompt_keeps_the_interview(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo") as it:
        it.until("Question 1 of 2")
        it.type(ANSWER, "? what")
        it.until("Interviewer:")
        it.program.send_signal(signal.SIGINT)
        it.until("What was said is kept")
        assert it.exit_code() == 130
    draft = attempts(db)[0].draft
    assert draft is not None
    assert draft.text == ANSWER


def test_consent_is_asked_once_for_a_host_before_anything_is_asked(pack: Path, db: Database) -> None:
    with ChatServer() as server:
        endpoint = server.url.removesuffix("/v1")
        arguments = ("practice", "--plain", "demo/scaling", "--base-url", server.url, "--model", MODEL)
        with terminal(*arguments) as it:
            it.until(f"will be sent to {endpoint}")
            it.type("no")
            it.until("Nothing was sent.")
            assert it.exit_code() == 0
        assert history.latest(db) is None
        with terminal(*arguments) as it:
            it.until(f"will be sent to {endpoint}")
            it.type("Yes")
            it.until("Question 1")
        assert consent.is_agreed(db, endpoint)
        with terminal(*arguments) as it:
            assert "Type yes" not in it.until("Question 1")
    assert server.requests == []
