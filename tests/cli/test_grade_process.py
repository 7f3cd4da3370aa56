"""``grade`` as a process: streams and exit codes, interrupted and killed."""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER
from tests.cli.program import SECONDS, run_program, start_program
from tests.servers.chat import MODEL, ChatServer
from tests.servers.plays import PLAYS

REF = "demo/scaling"


def grading_by(server: ChatServer, answer: str) -> subprocess.Popen[str]:
    return start_program("grade", REF, answer, "--base-url", server.url, "--model", MODEL)


def test_json_stands_alone_on_standard_output(pack: Path) -> None:
    done = run_program("grade", REF, "--json", typed=ANSWER)
    assert done.returncode == 0
    assert json.loads(done.stdout)["ref"] == REF
    assert "Grader: offline" in done.stderr


def test_a_second_process_shows_what_the_first_one_graded(pack: Path) -> None:
    graded = run_program("grade", REF, typed=ANSWER)
    assert graded.stdout in run_program("transcripts", "show").stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_pipe_gets_utf8_whatever_the_locale(pack: Path, encoding: str) -> None:
    run_program("grade", REF, typed="Gradient descent converges slowly → always, naïvely put.")
    shown = run_program("transcripts", "show", PYTHONIOENCODING=encoding)
    assert shown.returncode == 0
    assert "→ always, naïvely" in shown.stdout


def test_a_wrong_key_is_one_sentence_without_the_key(pack: Path, answer: str) -> None:
    with ChatServer(rest=PLAYS["wrong-key"]) as server:
        key = "sk-secret-0123456789"
        done = run_program(
            "grade", REF, answer, OPENAI_API_KEY=key, OPENAI_BASE_URL=server.url, MOCK_INTERVIEW_MODEL="m"
        )
    assert (done.returncode, done.stdout) == (3, "")
    assert "does not accept the API key" in done.stderr
    assert key not in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_with_130_and_the_answer_stays_queued(pack: Path, answer: str, db: Database) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server, grading_by(server, answer) as program:
        server.wait_for_request()
        program.send_signal(signal.SIGINT)
        printed, told = program.communicate(timeout=SECONDS)
    assert (program.returncode, printed) == (130, "")
    assert told.endswith("Interrupted.\n")
    assert "The answer is kept" in told
    assert [job.state for job in jobs.resumable(db)] == ["queued"]


def test_killed_while_grading_the_answer_is_there_with_a_job_whose_lease_will_end(
    pack: Path, answer: str, db: Database
) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server, grading_by(server, answer) as program:
        server.wait_for_request()
        program.kill()
        program.communicate(timeout=SECONDS)
    [job] = jobs.unfinished_jobs(db)
    assert job.state == "running"
    assert history.load_attempt(db, job.attempt_id).utterances[-1].text == ANSWER
