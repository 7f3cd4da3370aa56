import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.servers.chat import MODEL, ChatServer
from tests.servers.drafting import rubric_about
from tests.servers.plays import PLAYS, replying

NOTES = """# Interview

Why does feature scaling matter?
Gradient descent converges slowly on uneven ranges.

What is a validation set for?
"""


@pytest.fixture
def notes(tmp_path: Path) -> str:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, "utf-8")
    return str(path)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatServer]:
    with ChatServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("MOCK_INTERVIEW_MODEL", MODEL)
        yield server


@pytest.mark.usefixtures("server")
def test_drafts_are_written_into_a_pack_and_pass_the_check(run: Run, notes: str, home: Path) -> None:
    result = run("rubrics", "draft", notes, "--pack", "mine")
    folder = home / "data" / "rubrics" / "mine"
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        str(folder / "feature-scaling-matter.json"),
        str(folder / "validation-set.json"),
    ]
    assert run("rubrics", "check", "mine").exit_code == 0
    order = json.loads((folder / "pack.json").read_text("utf-8"))["order"]
    assert order == ["feature-scaling-matter", "validation-set"]


@pytest.mark.usefixtures("server")
def test_a_point_without_a_source_is_told_and_listed(run: Run, notes: str) -> None:
    told = run("rubrics", "draft", notes).stderr
    assert "TODO validation-set: the point 'example-practice-given' cites no line; find its source" in told
    assert "[TODO: where is this from?]" in " ".join(run("rubrics", "show", "drafts/validation-set").stdout.split())
    assert "[notes.md:4]" in run("rubrics", "show", "drafts/feature-scaling-matter").stdout


def test_a_follow_up_that_gives_a_point_away_is_told(run: Run, notes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Gradient descent converges slowly on uneven ranges."
    telling = rubric_about("Why scale?", [{"line": "notes.md:4", "text": said}], follow_ups=[{"ask": said, "point": 1}])
    with ChatServer([replying(json.dumps(telling))]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("MOCK_INTERVIEW_MODEL", MODEL)
        told = run("rubrics", "draft", notes).stderr
    assert f"TODO scale: the follow-up {said!r} gives a point away and is left out; ask in other words." in told


def test_it_is_said_who_drafts_and_what_it_took(run: Run, notes: str, server: ChatServer) -> None:
    told = run("rubrics", "draft", notes).stderr
    assert f"Drafting: {MODEL} at http://127.0.0.1:" in told
    assert "Requests: 2; tokens: " in told


def test_a_second_run_drafts_nothing_again_and_writes_nothing_over(
    run: Run, notes: str, server: ChatServer, home: Path
) -> None:
    run("rubrics", "draft", notes)
    before = {path: path.read_bytes() for path in (home / "data" / "rubrics" / "drafts").iterdir()}
    result = run("rubrics", "draft", notes)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No question was found" in result.stderr
    assert {path: path.read_bytes() for path in (home / "data" / "rubrics" / "drafts").iterdir()} == before
    assert len(server.requests[-1].last_message["drafted"]) == 2


def test_a_dry_run_shows_what_would_be_sent_and_sends_nothing(run: Run, notes: str, server: ChatServer) -> None:
    result = run("rubrics", "draft", notes, "--dry-run")
    shown = result.stdout
    assert '{"line":"notes.md:4","text":"Gradient descent converges slowly on uneven ranges."}' in shown
    assert "tokens, estimated" in shown
    assert server.requests == []
    run("rubrics", "draft", notes)
    assert all(message["content"] in shown for message in server.requests[0].body["messages"])


def test_a_dry_run_needs_no_llm(run: Run, notes: str) -> None:
    assert run("rubrics", "draft", notes, "--dry-run").exit_code == 0


def test_without_an_llm_nothing_is_drafted(run: Run, notes: str, home: Path) -> None:
    result = run("rubrics", "draft", notes)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Drafting needs an LLM, and none is configured" in result.stderr
    assert not (home / "data" / "rubrics").exists()


def test_a_model_that_cannot_answer_ends_with_3(run: Run, notes: str) -> None:
    with ChatServer(rest=PLAYS["refusal"]) as server:
        result = run("rubrics", "draft", notes, "--base-url", server.url, "--model", MODEL)
    assert result.exit_code == 3


@pytest.mark.usefixtures("server")
def test_drafts_can_be_put_elsewhere(run: Run, notes: str, tmp_path: Path) -> None:
    printed = run("rubrics", "draft", notes, "--out", str(tmp_path / "mine")).stdout
    path = Path(printed.splitlines()[0])
    assert path.parent == tmp_path / "mine" / "drafts"
    assert json.loads(path.read_text("utf-8"))["sources"][0] == "notes.md"


@pytest.mark.usefixtures("server")
def test_a_pack_name_that_cannot_be_used_is_told_before_anything_is_sent(run: Run, notes: str) -> None:
    assert run("rubrics", "draft", notes, "--pack", "My Pack").exit_code == 2
