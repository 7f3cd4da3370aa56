"""The plain interview as a process: pipes, exit codes, and the transcript it leaves."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from mock_interview.interview.plain import MAX_CHARS
from mock_interview.transcripts import consent, history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript, Transcript
from tests.builders import QUESTION, write_pack
from tests.cli.program import ROOT, SECONDS, run_program, start_program
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import PLAYS, honest, replying

ANSWER = "Gradient descent converges slowly when the ranges are uneven."
REPLY = "A tree only compares one feature with a threshold."
FOLLOW_UP = "Why are trees different?"
KEY = "sk-secret-0123456789"


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of two questions, ``demo/scaling`` and ``demo/drift``."""
    return write_pack(home / "data" / "rubrics" / "demo", "scaling", "drift")


def left(db: Database) -> Transcript:
    """Return the transcript that the program left."""
    newest = history.latest(db)
    assert newest is not None
    return history.load_transcript(db, newest)


def said(kept: AttemptTranscript) -> list[tuple[str, str]]:
    return [(utterance.kind, utterance.text) for utterance in kept.utterances]


@contextmanager
def typing_at(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """Start the program, and lend it with the other end of its input."""
    reading, writing = os.pipe()
    with (
        os.fdopen(reading) as stdin,
        os.fdopen(writing, "w", encoding="utf-8") as typed,
        start_program(*arguments, stdin=stdin) as program,
    ):
        yield program, typed
        program.kill()


def until(program: subprocess.Popen[str], text: str) -> None:
    """Read what the program prints until it prints `text`."""
    assert program.stdout is not None
    assert any(text in line for line in program.stdout), f"{text!r} was never printed"


def test_a_pipe_answers_question_and_follow_up_and_gets_scorecards_and_summary(pack: Path, db: Database) -> None:
    done = run_program("practice", "--plain", "demo/scaling", typed=f"\n  \n{ANSWER}\n\n\n{REPLY}\n\n")
    assert done.returncode == 0
    kept = left(db)
    [attempt] = kept.attempts
    assert said(attempt) == [
        ("question", QUESTION),
        ("answer", ANSWER),
        ("follow_up", FOLLOW_UP),
        ("answer", REPLY),
    ]
    assert [stored.round for stored in attempt.scorecards] == [0, 1]
    assert kept.interview.finished_at is not None
    places = [
        done.stdout.index(text) for text in ("Question 1 of 1", "Score ", FOLLOW_UP, "After the follow-up", "Overall")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("command", [[], ["practice"], ["practice", "demo"], ["practice", "--questions", "2"]])
def test_without_a_terminal_the_plain_interview_is_held(pack: Path, db: Database, command: list[str]) -> None:
    done = run_program(*command, typed=ANSWER)
    assert done.returncode == 0
    assert left(db).interview.refs == ("demo/scaling", "demo/drift")
    assert "The interview is over." in done.stdout


def test_as_many_questions_are_asked_as_are_wanted(pack: Path, db: Database) -> None:
    run_program("practice", "demo", "--questions", "1", typed=ANSWER)
    assert left(db).interview.refs == ("demo/scaling",)


def test_the_end_of_the_input_in_the_middle_of_an_answer_ends_the_interview_with_it_scored(
    pack: Path, db: Database
) -> None:
    done = run_program("practice", "demo", typed=f"{ANSWER}\nAnd that is")
    assert done.returncode == 0
    kept = left(db)
    [attempt] = kept.attempts
    assert said(attempt) == [("question", QUESTION), ("answer", f"{ANSWER}\nAnd that is")]
    assert attempt.score is not None
    assert (attempt.draft, attempt.job) == (None, None)
    assert None not in (kept.interview.finished_at, attempt.attempt.finished_at)


def test_without_a_word_the_question_is_unanswered(pack: Path, db: Database) -> None:
    done = run_program("practice", "demo", typed="\n\n")
    assert (done.returncode, len(left(db).attempts)) == (0, 1)
    assert "The interview is over.\nOverall 0.0 %, no hire.\n\nScaling: not answered\n" in done.stdout


def test_the_questions_come_one_after_the_other(pack: Path, db: Database) -> None:
    answers = "\n\n".join([ANSWER, REPLY, ANSWER, REPLY])
    done = run_program("practice", "demo", typed=answers)
    assert [len(attempt.scorecards) for attempt in left(db).attempts] == [2, 2]
    assert "Question 2 of 2" in done.stdout


def test_a_question_back_is_answered_and_the_answer_goes_on(pack: Path, db: Database) -> None:
    done = run_program("practice", "demo/scaling", typed=f"{ANSWER}\n? do you mean trees\nThat is all.\n")
    kinds = [utterance.kind for utterance in left(db).attempts[0].utterances]
    assert kinds == ["question", "clarification", "reply", "answer"]
    assert left(db).attempts[0].utterances[-1].text == f"{ANSWER}\nThat is all."
    assert "Interviewer: I mean it just as I asked it" in done.stdout


def test_a_bare_question_mark_is_told_and_asks_nothing(pack: Path, db: Database) -> None:
    done = run_program("practice", "demo/scaling", typed="?\n")
    assert "There is nothing to ask yet" in done.stderr
    assert [utterance.kind for utterance in left(db).attempts[0].utterances] == ["question"]


def test_nothing_but_answers_is_asked_for_and_nothing_is_a_command(pack: Path, db: Database) -> None:
    done = run_program("practice", "demo/scaling", typed="quit\n")
    assert left(db).attempts[0].utterances[-1].text == "quit"
    assert "Alone on a line" not in done.stderr


def test_notices_go_to_standard_error_and_the_conversation_to_standard_output(pack: Path) -> None:
    done = run_program("practice", "demo/scaling", typed=ANSWER)
    assert done.stderr.startswith("Grader: offline")
    assert "Kept: 'mock-interview transcripts show" in done.stderr
    assert done.stdout.startswith("\nQuestion 1 of 1: Scaling (about 2:00 minutes)\n")


@pytest.mark.parametrize(
    "typed",
    [
        b"\xff\xfe\x00caf\xe9 \x80\n\n",
        b"\x1b[2J\x1b]52;c;aGk=\x07Descent \x9b2Jcrawls\n",
        b"\xef\xbb\xbfDescent crawls\r\n\r\n",
        b"\x00" * 100_000,
        b"a" * (5 * MAX_CHARS),
        b"x\n" * 50_000,
        b"?" * 10_000 + b"\n" + b"hint\ngive up\nquit\n",
        "\u202e\u200bDescent\u2028crawls\U000e0041\n".encode(),
    ],
    ids=["latin", "escapes", "windows", "zeros", "one long line", "many lines", "question marks", "invisible"],
)
def test_hostile_input_is_an_answer_like_any_other(pack: Path, db: Database, typed: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mock_interview", "practice", "demo/scaling"],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0
    printed = (done.stdout + done.stderr).decode("utf-8")
    assert not any(char in printed for char in "\x1b\x9b\x00\u202e\u200b\r")
    assert "Traceback" not in printed
    assert b"The interview is over." in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream the way a Unix shell does")
def test_a_closed_input_is_an_input_at_its_end(pack: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m mock_interview practice demo/scaling <&-', sys.executable],
        cwd=ROOT,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0


def test_what_was_typed_is_saved_line_by_line_and_outlives_a_kill(pack: Path, db: Database) -> None:
    with typing_at("practice", "demo/scaling") as (program, typed):
        typed.write(f"{ANSWER}\nMore of it.\n? what do you mean\n")
        typed.flush()
        until(program, "Interviewer:")
        program.kill()
    draft = left(db).attempts[0].draft
    assert draft is not None
    assert draft.text == f"{ANSWER}\nMore of it."


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_ctrl_c_while_typing_keeps_everything_to_be_gone_on_with(pack: Path, db: Database) -> None:
    with typing_at("practice", "demo/scaling") as (program, typed):
        typed.write(f"{ANSWER}\n? what do you mean\n")
        typed.flush()
        until(program, "Interviewer:")
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=SECONDS)
    assert program.returncode == 130
    assert "What was said is kept" in told
    assert told.endswith("Interrupted.\n")
    draft = left(db).attempts[0].draft
    assert draft is not None
    assert draft.text == ANSWER
    assert [kept.id for kept in interviews.unfinished(db)] == [left(db).interview.id]


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_ctrl_c_while_grading_puts_the_answer_back_into_the_queue(pack: Path, db: Database) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server:
        arguments = ("practice", "demo/scaling", "--base-url", server.url, "--model", MODEL)
        with typing_at(*arguments) as (program, typed):
            typed.write(f"{ANSWER}\n\n")
            typed.flush()
            server.wait_for_request()
            program.send_signal(signal.SIGINT)
            program.communicate(timeout=SECONDS)
    assert program.returncode == 130
    assert [job.state for job in jobs.resumable(db)] == ["queued"]


def test_an_answer_that_waited_from_before_is_graded_along(pack: Path, db: Database) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server:
        arguments = ("practice", "demo/scaling", "--base-url", server.url, "--model", MODEL)
        with typing_at(*arguments) as (program, typed):
            typed.write(f"{ANSWER}\n\n")
            typed.flush()
            server.wait_for_request()
            program.send_signal(signal.SIGINT)
            program.communicate(timeout=SECONDS)
    with ChatServer() as server:
        run_program("practice", "demo/drift", typed=ANSWER, OPENAI_BASE_URL=server.url, MOCK_INTERVIEW_MODEL=MODEL)
    assert jobs.unfinished_jobs(db) == []
    assert [row.percent is not None for row in history.recent(db, 5)] == [True, True]


def test_a_model_grades_and_words_the_follow_up_and_its_host_is_named_without_asking(pack: Path, db: Database) -> None:
    asked = "And a model that looks at one thing at a time?"
    with ChatServer([honest, replying(json.dumps({"reply": asked}))]) as server:
        typed = f"{ANSWER}\n\n{REPLY}\n"
        done = run_program("practice", "demo/scaling", typed=typed, OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY)
    assert done.returncode == 0
    assert server.url.removesuffix("/v1") in done.stderr.splitlines()[0]
    assert f"Follow-up: {asked}" in done.stdout
    assert left(db).attempts[0].utterances[2].text == asked
    assert not consent.is_agreed(db, server.url.removesuffix("/v1"))
    assert KEY not in done.stdout + done.stderr


def test_a_failed_grading_is_told_and_the_interview_goes_on(pack: Path, db: Database) -> None:
    with ChatServer(rest=PLAYS["wrong-key"]) as server:
        typed = f"{ANSWER}\n\n{REPLY}\n\n"
        done = run_program("practice", "demo", typed=typed, OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY)
    assert done.returncode == 3
    assert done.stderr.count("Not graded: ") == 2
    assert "does not accept the API key" in done.stderr
    assert KEY not in done.stderr
    assert "Some answers are not graded yet, so there is no overall score." in done.stdout
    answers = [attempt.utterances[-1].text for attempt in left(db).attempts]
    assert answers == [ANSWER, REPLY]
    assert [job.state for job in jobs.unfinished_jobs(db)] == ["failed", "failed"]


def test_an_unknown_pack_is_one_sentence_before_anything_is_asked(pack: Path, home: Path) -> None:
    done = run_program("practice", "--plain", "demi", typed=ANSWER)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean demo" in done.stderr


def test_a_broken_question_is_told_before_anything_is_asked(pack: Path) -> None:
    (pack / "drift.json").write_text("{", "utf-8")
    done = run_program("practice", "demo", typed=ANSWER)
    assert (done.returncode, done.stdout) == (2, "")
    assert "drift.json:1:2" in done.stderr


def test_a_reader_that_goes_away_ends_the_program_without_a_traceback(pack: Path, db: Database) -> None:
    with typing_at("practice", "demo/scaling") as (program, typed):
        until(program, QUESTION)  # the last line before the answer
        assert program.stdout is not None
        program.stdout.close()
        typed.write(f"{ANSWER}\n\n")
        typed.flush()
        assert program.wait(timeout=SECONDS) == 1
        assert program.stderr is not None
        assert "Traceback" not in program.stderr.read()
    assert left(db).attempts[0].score is not None
