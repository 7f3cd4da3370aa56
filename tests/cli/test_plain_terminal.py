"""The plain interview at a terminal, where it can ask and be told what to do."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mock_interview.transcripts import consent, history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.builders import write_pack, write_rubric
from tests.cli.program import ROOT, SECONDS
from tests.servers.chat import MODEL, ChatServer

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)
else:
    import pty

ANSWER = "Gradient descent converges slowly when the ranges are uneven."
MODEL_ANSWER = "Descent crawls in the narrow direction."


class Terminal:
    """A dumb terminal with the program in it."""

    def __init__(self, program: subprocess.Popen[bytes], end: int) -> None:
        self.program = program
        self._end = end
        self._shown = ""
        self._read_to = 0

    def type(self, *lines: str) -> None:
        """Type lines."""
        os.write(self._end, "".join(f"{line}\n" for line in lines).encode())

    def end_input(self) -> None:
        """Press Ctrl-D."""
        os.write(self._end, b"\x04")

    def until(self, text: str) -> str:
        """Read until `text` is shown that was not waited for before, and return all that was shown."""
        self._read(lambda: text in self._shown[self._read_to :])
        self._read_to = self._shown.index(text, self._read_to) + len(text)
        return self._shown

    def exit_code(self) -> int:
        """Wait until the program ends."""
        self._read(lambda: self.program.poll() is not None)
        return self.program.wait(SECONDS)

    @property
    def shown(self) -> str:
        """All that was shown so far."""
        return self._shown

    def _read(self, is_enough: Callable[[], bool]) -> None:
        given_up = time.monotonic() + SECONDS
        while not is_enough():
            assert time.monotonic() < given_up, f"it did not come about; the terminal shows\n{self._shown}"
            if select.select([self._end], [], [], 0.05)[0]:
                try:
                    self._shown += os.read(self._end, 65_536).decode("utf-8", "replace").replace("\r\n", "\n")
                except OSError:  # Linux says so where the program closed its end
                    self.program.wait(SECONDS)
                    assert is_enough(), f"the program ended; the terminal shows\n{self._shown}"


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Run the program in a dumb terminal."""
    end, its_end = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "mock_interview", *arguments],
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
    )
    os.close(its_end)
    try:
        with program:
            yield Terminal(program, end)
            program.kill()
    finally:
        os.close(end)


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
        it.until("Alone on a line, hint, give up, next and quit")
        it.until("Question 1 of 1")
        it.type(ANSWER, "")
        it.until("Follow-up: Why are trees different?")
        it.type("A tree only compares.", "")
        it.until("The interview is over. Overall")
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
        it.type(ANSWER, "")
        it.until("Taken off for hint 1: 5 points")
    assert attempts(db)[0].attempt.hints == 1


def test_giving_up_shows_the_model_answer_and_goes_on(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain", "demo") as it:
        it.until("Question 1 of 2")
        it.type("Half an answer", "give up")
        it.until("What you typed is not sent")
        it.until(MODEL_ANSWER)
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
        it.until("The interview is over. Overall 0.0 %")
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
        it.type("That is all.", "")
        it.until("Follow-up:")
    assert len(interviews.unfinished(db)) == 1
    assert attempts(db)[0].utterances[1].text == f"{ANSWER}\nThat is all."


def test_a_pack_is_chosen_by_its_number(pack: Path, db: Database) -> None:
    with terminal("practice", "--plain") as it:
        it.until("1  Demo (2 questions)")
        it.until("press Enter for 1.")
        it.type("1")
        it.until("Question 1 of 2")


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
