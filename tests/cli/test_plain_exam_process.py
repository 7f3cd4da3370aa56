"""An exam as a process: through a pipe, and in a terminal where its clock runs out while nobody types."""

import sys
from pathlib import Path

import pytest

from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Transcript
from tests.builders import write_pack, write_rubric
from tests.cli.dumb_terminal import terminal
from tests.cli.program import run_program
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import PLAYS

ANSWER = "Gradient descent converges slowly when the ranges are uneven."
SECOND = "The data no longer looks like it did in training."
EXAM = ("practice", "--plain", "--mode", "exam", "demo")

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")


@pytest.fixture
def pack(home: Path) -> Path:
    """A pack of two questions."""
    return write_pack(home / "data" / "rubrics" / "demo", "scaling", "drift")


@pytest.fixture
def hurried(home: Path, pack: Path) -> Path:
    """The same, three seconds for each question."""
    for id_ in ("scaling", "drift"):
        write_rubric(pack, id_, seconds=3)
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("clock_factor = 1\nself_rating = false\n", "utf-8")
    return pack


def left(db: Database) -> Transcript:
    newest = history.latest(db)
    assert newest is not None
    return history.load_transcript(db, newest)


def answers(db: Database) -> list[list[str]]:
    return [[said.text for said in kept.utterances if said.kind == "answer"] for kept in left(db).attempts]


def test_a_pipe_answers_an_exam_and_gets_its_scores_at_the_end(pack: Path, db: Database) -> None:
    done = run_program(*EXAM, typed=f"{ANSWER}\n\n{SECOND}\n\n")
    assert done.returncode == 0
    assert answers(db) == [[ANSWER], [SECOND]]
    assert left(db).interview.finished_at is not None
    assert done.stdout.index("Question 2 of 2") < done.stdout.index("%")
    assert "Follow-up" not in done.stdout
    assert jobs.unfinished_jobs(db) == []


def test_minutes_are_the_clock_in_all(pack: Path, db: Database) -> None:
    done = run_program(*EXAM, "--minutes", "5", typed=ANSWER)
    assert "An exam of 2 questions, with 5:00 minutes in all" in done.stdout
    assert left(db).interview.allowed_seconds == 300


def test_the_end_of_the_input_ends_an_exam_with_what_was_said_scored(pack: Path, db: Database) -> None:
    done = run_program(*EXAM, typed=ANSWER)
    assert done.returncode == 0
    [attempt] = left(db).attempts
    assert attempt.score is not None
    assert "The interview is over." in done.stdout


def test_answers_of_an_exam_that_could_not_be_graded_are_told_at_its_end(pack: Path, db: Database) -> None:
    with ChatServer(rest=PLAYS["wrong-key"]) as server:
        typed = f"{ANSWER}\n\n{SECOND}\n\n"
        done = run_program(*EXAM, "--model", MODEL, typed=typed, OPENAI_BASE_URL=server.url, OPENAI_API_KEY="sk-x")
    assert done.returncode == 3
    assert done.stderr.count("Not graded: ") == 2
    assert "there is no overall score" in done.stdout


@needs_terminal
def test_a_question_ends_by_the_clock_while_nobody_types(hurried: Path, db: Database) -> None:
    with terminal(*EXAM) as it:
        it.until("Question 1 of 2: Scaling (0:03 minutes; 0:06 left in all)")
        it.type(ANSWER)
        it.until("The time for this question is over; what you had said until then is your answer.")
        it.until("Question 2 of 2")
        it.until("The time for this question is over; it stays unanswered.")
        it.until("The interview is over.")
        assert it.exit_code() == 0
    assert answers(db) == [[ANSWER], []]
    assert sum(timing.seconds for kept in left(db).attempts for timing in kept.timings) >= 6.0


@needs_terminal
def test_a_line_that_was_not_finished_in_time_is_no_part_of_the_next_answer(hurried: Path, db: Database) -> None:
    with terminal(*EXAM) as it:
        it.until("Question 1 of 2")
        it.type_without_enter("Half a sen")
        it.until("it stays unanswered.")
        it.until("Question 2 of 2")
        it.type(SECOND, "")
        it.until("The interview is over.")
    assert answers(db) == [[], [SECOND]]


@needs_terminal
def test_the_clock_of_an_exam_is_kept_while_nothing_is_typed(pack: Path, db: Database) -> None:
    with terminal(*EXAM) as it:
        it.until("Question 1 of 2")
        it.watch(lambda: bool(left(db).attempts[0].timings))
        it.program.kill()
    assert left(db).attempts[0].timings[0].thinking > 0
    assert [kept.mode for kept in interviews.unfinished(db)] == ["exam"]
    with terminal("practice", "--plain") as it:
        it.until("1  Go on with demo")
        it.type("")
        it.until("Question 1 of 2: Scaling (5:5")
