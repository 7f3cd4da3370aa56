import json
from pathlib import Path
from typing import Any

import pytest

from mock_interview.engine.batch import MAX_ROW_BYTES
from tests.builders import ANSWER
from tests.cli.conftest import Run
from tests.servers.chat import MODEL, ChatServer

REF = "demo/scaling"


@pytest.fixture
def rows(tmp_path: Path, pack: Path) -> Path:
    """A file of two answers."""
    return write(tmp_path / "in.jsonl", {"id": 1, "ref": REF, "answer": ANSWER}, {"id": 2, "ref": REF, "answer": "No."})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def results(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def batch(run: Run, rows: Path, out: Path, *more: str) -> Any:
    return run("grade", "--batch", str(rows), "--out", str(out), *more)


def test_every_row_becomes_a_scorecard_and_nothing_is_kept(run: Run, rows: Path, out: Path, home: Path) -> None:
    result = batch(run, rows, out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 rows graded." in result.stderr
    assert [row["id"] for row in results(out)] == [1, 2]
    assert results(out)[0]["scorecard"]["percent"] > results(out)[1]["scorecard"]["percent"]
    assert not (home / "data" / "transcripts.db").exists()


def test_the_grader_is_named(run: Run, rows: Path, out: Path) -> None:
    assert "Grader: offline" in batch(run, rows, out).stderr


def test_a_broken_row_is_named_by_its_line_and_the_exit_code_is_1(run: Run, rows: Path, out: Path) -> None:
    rows.write_text(f"{rows.read_text()}nonsense\n", "utf-8")
    result = batch(run, rows, out)
    assert result.exit_code == 1
    assert f"{rows}:3: the row is not JSON" in result.stderr
    assert "2 rows graded, 1 failed" in result.stderr
    assert results(out)[2] == {"id": None, "error": "line 3: the row is not JSON; write one object on each line."}


def test_a_row_that_is_too_long_does_not_keep_the_next_from_being_graded(run: Run, rows: Path, out: Path) -> None:
    rows.write_text("x" * (2 * MAX_ROW_BYTES + 10) + "\n" + rows.read_text(), "utf-8")
    assert batch(run, rows, out).exit_code == 1
    assert ["scorecard" in row for row in results(out)] == [False, True, True]


def test_an_llm_grades_a_batch_over_a_real_socket(run: Run, rows: Path, out: Path) -> None:
    with ChatServer() as server:
        result = batch(run, rows, out, "--base-url", server.url, "--model", MODEL)
    assert result.exit_code == 0
    assert {row["scorecard"]["grader"]["model"] for row in results(out)} == {MODEL}


def test_earlier_results_are_replaced_with_a_notice(run: Run, rows: Path, out: Path) -> None:
    batch(run, rows, out)
    write(rows, {"id": 3, "ref": REF, "answer": ANSWER})
    result = batch(run, rows, out)
    assert f"The earlier results in {out} are replaced." in result.stderr
    assert [row["id"] for row in results(out)] == [3]


@pytest.mark.parametrize("content", ["my notes\n", '{"id": 1, "answer": "x"}\n', "[]\n", "[" * 50_000])
def test_a_file_that_holds_anything_else_is_left_alone(run: Run, rows: Path, out: Path, content: str) -> None:
    out.write_text(content, "utf-8")
    result = batch(run, rows, out)
    assert result.exit_code == 2
    assert "name another file" in result.stderr
    assert out.read_text("utf-8") == content


def test_the_rows_themselves_are_never_overwritten(run: Run, rows: Path) -> None:
    before = rows.read_bytes()
    assert batch(run, rows, rows).exit_code == 2
    assert rows.read_bytes() == before


def test_an_empty_file_is_filled(run: Run, rows: Path, out: Path) -> None:
    out.touch()
    assert batch(run, rows, out).exit_code == 0


def test_rows_that_are_not_there_are_bad_input(run: Run, tmp_path: Path, out: Path) -> None:
    result = batch(run, tmp_path / "nothing.jsonl", out)
    assert result.exit_code == 2
    assert "nothing.jsonl: No such file or directory; check the path." in result.stderr
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_bad_input(run: Run, rows: Path, tmp_path: Path) -> None:
    result = batch(run, rows, tmp_path / "nowhere" / "out.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "check the path" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--batch", "in.jsonl"],
        ["--out", "out.jsonl"],
        ["demo/scaling", "--batch", "in.jsonl", "--out", "out.jsonl"],
        ["--rubric", "r.json", "--batch", "in.jsonl", "--out", "out.jsonl"],
        ["--json", "--batch", "in.jsonl", "--out", "out.jsonl"],
    ],
)
def test_what_does_not_go_with_a_batch_is_bad_usage(run: Run, arguments: list[str]) -> None:
    result = run("grade", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage:")
