"""``transcripts regrade`` as a process: cut off by Ctrl-C or killed, and gone on with."""

import os
import signal
import subprocess
from collections import Counter
from datetime import timedelta

import pytest

from mock_interview.transcripts import history
from mock_interview.transcripts.clock import iso
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER
from tests.cli.conftest import Run
from tests.cli.program import SECONDS, start_program
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import PLAYS, honest

ANSWERS = 4
BEFORE_CUT = 2


@pytest.fixture(autouse=True)
def answers(run: Run, pack: object) -> None:
    """Answers that the offline grader graded."""
    for number in range(ANSWERS):
        assert run("grade", "demo/scaling", typed=f"{ANSWER} {number}").exit_code == 0


def regrading_by(server: ChatServer) -> subprocess.Popen[str]:
    return start_program("transcripts", "regrade", "--all", "--base-url", server.url, "--model", MODEL)


def cut_off(db: Database, how: signal.Signals) -> str:
    """Send a signal once some scorecards are kept and the next request hangs; return what was told."""
    script = [honest] * BEFORE_CUT
    with ChatServer(script, PLAYS["slow"]) as server, regrading_by(server) as program:
        while sum(made(db).values()) < BEFORE_CUT:
            assert program.poll() is None
        program.send_signal(how)
        _, told = program.communicate(timeout=SECONDS)
    assert program.returncode == (130 if how == signal.SIGINT else -how)
    return told


def made(db: Database) -> Counter[str]:
    """Return how many scorecards an LLM made of each answer."""
    loaded = [history.load_attempt(db, row.attempt.id) for row in history.recent(db, 50)]
    return Counter(kept.attempt.id for kept in loaded for one in kept.scorecards if one.card.grader.kind == "llm")


def end_lease(db: Database) -> None:
    """Do as if half a minute had passed."""
    with db.writing() as connection:
        connection.execute("UPDATE regrading SET lease_until = ?", (iso(db.clock() - timedelta(seconds=1)),))


def resume(run: Run, db: Database) -> str:
    """Go on at a server that answers where the other one was, and return what was printed."""
    with db.reading() as connection:
        url = connection.execute("SELECT json_extract(settings, '$.base_url') FROM regrading").fetchone()[0]
    with ChatServer(port=int(url.rpartition(":")[2].removesuffix("/v1"))):
        result = run("transcripts", "regrade", "--resume")
    assert result.exit_code == 0
    return result.stdout


def test_ctrl_c_ends_with_130_and_the_run_goes_on_at_once(run: Run, db: Database) -> None:
    told = cut_off(db, signal.SIGINT)
    assert "regrade --resume' goes on with the rest.\nInterrupted.\n" in told
    assert f"Graded again: {ANSWERS} of {ANSWERS} answers." in resume(run, db)
    assert sorted(made(db).values()) == [1] * ANSWERS


def test_killed_it_keeps_every_scorecard_made_and_goes_on_once_its_lease_has_ended(run: Run, db: Database) -> None:
    cut_off(db, signal.SIGKILL)
    early = run("transcripts", "regrade", "--resume")
    assert early.exit_code == 2
    assert "Another mock-interview is at this run" in early.stderr
    end_lease(db)
    assert f"Graded again: {ANSWERS} of {ANSWERS} answers." in resume(run, db)
    assert sorted(made(db).values()) == [1] * ANSWERS


def test_where_somebody_watches_a_bar_shows_how_far_it_is() -> None:
    watching, shown = os.openpty()
    with start_program("transcripts", "regrade", "--all", "--no-save", stderr=shown) as program:
        printed, _ = program.communicate(timeout=SECONDS)
    os.close(shown)
    drawn = os.read(watching, 100_000).decode()
    os.close(watching)
    assert f"{ANSWERS}/{ANSWERS}" in drawn
    assert "Grading" not in printed
