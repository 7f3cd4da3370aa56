import pytest

from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER
from tests.cli.conftest import Run
from tests.servers.chat import ChatServer

REF = "demo/scaling"

pytestmark = pytest.mark.usefixtures("pack")


def leave_ungraded(run: Run) -> None:
    """Send an answer to the LLM grader, which has no key and so fails at once."""
    assert run("grade", REF, "--grader", "llm", typed=ANSWER).exit_code == 3


def test_pending_lists_what_waits_and_why(run: Run) -> None:
    leave_ungraded(run)
    [_, line] = run("transcripts", "pending").stdout.splitlines()
    assert "llm     demo/scaling  failed: No API key is configured" in line


def test_pending_of_nothing_says_so(run: Run) -> None:
    result = run("transcripts", "pending", "--run")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Every answer is graded.\n")


def test_run_grades_what_waits(run: Run, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_ungraded(run)
    with ChatServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        result = run("transcripts", "pending", "--run")
    assert result.exit_code == 0
    assert f"Grader: LLM, {server.url.removesuffix('/v1')}" in result.stderr
    assert result.stdout.split()[1:2] == [REF]
    assert jobs.unfinished_jobs(db) == []
    assert history.recent(db, 1)[0].grader == "llm"


def test_run_grades_with_the_grader_the_answer_was_sent_to(run: Run, db: Database) -> None:
    leave_ungraded(run)
    result = run("transcripts", "pending", "--run")
    assert result.exit_code == 3
    assert "No API key is configured" in result.stdout
    assert history.recent(db, 1)[0].percent is None


def test_run_goes_on_after_a_failure(run: Run) -> None:
    leave_ungraded(run)
    leave_ungraded(run)
    result = run("transcripts", "pending", "--run")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2


def test_run_leaves_alone_what_another_program_is_grading(run: Run, db: Database) -> None:
    leave_ungraded(run)
    [job] = jobs.unfinished_jobs(db)
    jobs.claim(db, job.id, "another program", 30, force=True)
    result = run("transcripts", "pending", "--run")
    assert result.exit_code == 3
    assert "another mock-interview is grading it" in result.stdout
    assert [left.state for left in jobs.unfinished_jobs(db)] == ["running"]


def test_run_takes_up_a_cancelled_grading(run: Run, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_ungraded(run)
    [job] = jobs.unfinished_jobs(db)
    jobs.claim(db, job.id, "tests", 30, force=True)
    jobs.cancel(db, job.id)
    with ChatServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        assert run("transcripts", "pending", "--run").exit_code == 0
    assert jobs.unfinished_jobs(db) == []
