import json
from pathlib import Path

import pytest

from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from tests.builders import QUESTION, rubric_json
from tests.cli.conftest import Run
from tests.cli.test_transcripts import asked, scored


@pytest.mark.parametrize(
    ("format_", "start"),
    [("md", "# demo, coach interview"), ("json", "{"), ("csv", "interview,attempt,"), ("html", "<!DOCTYPE html>")],
)
def test_each_format_goes_to_standard_output_or_just_so_into_a_file(
    run: Run, db: Database, tmp_path: Path, format_: str, start: str
) -> None:
    scored(db)
    out = tmp_path / "out"
    printed = run("transcripts", "export", "--format", format_)
    assert printed.stdout.startswith(start)
    written = run("transcripts", "export", "--format", format_, "--out", str(out))
    assert (written.exit_code, written.stdout) == (0, "")
    assert out.read_text("utf-8") == printed.stdout


def test_interviews_named_in_any_order_and_twice_are_exported_once_each_in_order_of_time(
    run: Run, db: Database
) -> None:
    ids = [scored(db).interview_id for _ in range(2)]
    exported = json.loads(run("transcripts", "export", ids[1], ids[0], ids[1], "--format", "json").stdout)
    starts = [one["started_at"] for one in exported["interviews"]]
    assert starts == sorted(starts)
    assert {one["id"] for one in exported["interviews"]} == set(ids)


def test_the_schema_is_printed_and_needs_no_store(run: Run, home: Path) -> None:
    schema = json.loads(run("transcripts", "export", "--schema").stdout)
    assert schema["title"] == "Transcripts exported by mock-interview, format 1"
    assert not (home / "data").exists()


def test_a_file_that_is_there_is_left_alone_without_force(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    out = tmp_path / "notes.md"
    out.write_text("mine")
    result = run("transcripts", "export", "--out", str(out))
    assert result.exit_code == 2
    assert "is there already; name another file, or write over it with --force" in result.stderr
    assert out.read_text() == "mine"


def test_force_writes_over_it_whole(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    out = tmp_path / "notes.md"
    out.write_text("mine")
    assert run("transcripts", "export", "--out", str(out), "--force").exit_code == 0
    assert out.read_text("utf-8").startswith("# demo")
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []


def test_a_write_that_fails_leaves_nothing_behind(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    result = run("transcripts", "export", "--out", str(tmp_path / "no" / "all.md"))
    assert result.exit_code == 2
    assert not (tmp_path / "no").exists()


@pytest.fixture
def half_scored(db: Database) -> str:
    """An interview with a scored answer and a question that was not answered; returns its id."""
    attempt = scored(db)
    interviews.start_attempt(db, attempt.interview_id, "demo/trees", rubric_json(id="trees"), "cd" * 32, 1, QUESTION)
    return attempt.interview_id


def test_a_selection_exports_the_answers_that_fit(run: Run, db: Database, half_scored: str) -> None:
    asked(db)
    _, *rows = run("transcripts", "export", "--format", "csv", "--state", "scored").stdout.splitlines()
    [row] = rows
    assert row.startswith(half_scored)


def test_in_json_a_selection_exports_the_interviews_whole(run: Run, db: Database, half_scored: str) -> None:
    asked(db)
    exported = json.loads(run("transcripts", "export", "--format", "json", "--state", "scored").stdout)
    [interview] = exported["interviews"]
    assert interview["id"] == half_scored
    assert [attempt["ref"] for attempt in interview["attempts"]] == ["demo/scaling", "demo/trees"]


def test_a_selection_among_interviews_that_are_named_takes_both_into_account(run: Run, half_scored: str) -> None:
    result = run("transcripts", "export", half_scored, "--format", "csv", "--ref", "demo/nothing")
    assert len(result.stdout.splitlines()) == 1
    assert "No answer fits all of this" in result.stderr
