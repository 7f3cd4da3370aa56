import json
from pathlib import Path

import pytest

from mock_interview.locations import locate
from mock_interview.rubric.parsing import rubric_sha256
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from tests.builders import ANSWER, QUESTION, rubric_json
from tests.cli.conftest import Run

REF = "demo/scaling"


@pytest.fixture
def exported(run: Run, db: Database, tmp_path: Path) -> Path:
    """An export of one answered interview."""
    interview = interviews.start_interview(db, "demo", "coach", [REF])
    rubric = rubric_json()
    attempt = interviews.start_attempt(db, interview.id, REF, rubric, rubric_sha256(rubric), 0, QUESTION)
    interviews.send_answer(db, attempt.id, ANSWER, attempt.started_at, "llm", 0)
    path = tmp_path / "all.json"
    assert run("transcripts", "export", "--format", "json", "--out", str(path)).exit_code == 0
    return path


def test_into_another_home_and_out_again_gives_the_same_bytes(
    run: Run, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "elsewhere"))
    result = run("transcripts", "import", str(exported))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{exported}: 1 interview imported.\n"
    assert run("transcripts", "export", "--format", "json").stdout == exported.read_text("utf-8")


def test_what_is_here_already_is_said_to_be(run: Run, exported: Path) -> None:
    result = run("transcripts", "import", str(exported), str(exported))
    assert result.exit_code == 0
    assert result.stderr == f"{exported}: 0 interviews imported, 1 here already.\n" * 2


def test_a_file_with_another_version_of_an_interview_is_refused(run: Run, exported: Path, db: Database) -> None:
    document = json.loads(exported.read_text("utf-8"))
    document["interviews"][0]["pack"] = "other"
    exported.write_text(json.dumps(document), "utf-8")
    result = run("transcripts", "import", str(exported))
    assert result.exit_code == 2
    assert document["interviews"][0]["id"] in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [row.pack for row in history.recent(db, 9)] == ["demo"]


def test_what_is_no_export_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    result = run("transcripts", "import", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_what_was_here_is_copied_before_anything_is_imported(run: Run, exported: Path) -> None:
    run("transcripts", "import", str(exported))
    [copy] = locate().backups.iterdir()
    assert copy.name.startswith("transcripts-")
