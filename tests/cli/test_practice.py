from pathlib import Path
from typing import Any

import pytest

from mock_interview.cli import practice
from mock_interview.cli.lazy import load
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.tui.openings import Begin
from tests.cli.conftest import Run


class Screen:
    """Stands in for the application, and notes how it was opened."""

    opened: list["Screen"]
    return_code = 0

    def __init__(self, settings: Settings, db: Database, opening: Begin | None) -> None:
        self.settings = settings
        self.opening = opening

    def run(self) -> None:
        self.opened.append(self)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Screen]:
    """A terminal, and the screens opened in it."""
    Screen.opened = []
    known: dict[str, Any] = {practice.APP: Screen}
    monkeypatch.setattr(practice, "load", lambda path: known.get(path) or load(path))
    monkeypatch.setattr(practice, "has_terminal", lambda: True)
    return Screen.opened


@pytest.mark.parametrize("command", [[], ["practice"]])
def test_without_a_name_the_start_screen_opens(run: Run, opened: list[Screen], command: list[str]) -> None:
    assert run(*command).exit_code == 0
    assert [screen.opening for screen in opened] == [None]


@pytest.mark.parametrize(
    ("arguments", "opening"),
    [
        (["demo"], Begin("demo")),
        (["demo", "--questions", "2"], Begin("demo", 2)),
        (["demo/scaling"], Begin("demo/scaling")),
        (["demo", "--mode", "exam"], Begin("demo", mode="exam")),
        (["demo", "--mode", "exam", "--minutes", "30"], Begin("demo", mode="exam", allowed_seconds=1800)),
    ],
)
def test_a_pack_or_a_question_opens_at_once(
    run: Run, opened: list[Screen], pack: Path, arguments: list[str], opening: Begin
) -> None:
    assert run("practice", *arguments).exit_code == 0
    assert [screen.opening for screen in opened] == [opening]


def test_flags_are_settings(run: Run, opened: list[Screen]) -> None:
    run("practice", "--model", "small", "--base-url", "http://127.0.0.1:9/v1")
    assert (opened[0].settings.model, opened[0].settings.base_url) == ("small", "http://127.0.0.1:9/v1")


def test_the_exit_code_is_the_screens(run: Run, opened: list[Screen], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Screen, "return_code", 1)
    assert run("practice").exit_code == 1


def test_an_unknown_name_opens_nothing(run: Run, opened: list[Screen], pack: Path) -> None:
    result = run("practice", "demo/scalign")
    assert (result.exit_code, opened) == (2, [])
    assert "did you mean demo/scaling" in result.stderr


def test_a_broken_question_opens_nothing(run: Run, opened: list[Screen], pack: Path) -> None:
    (pack / "scaling.json").write_text("{", "utf-8")
    result = run("practice", "demo/scaling")
    assert (result.exit_code, opened) == (2, [])
    assert result.stderr.startswith(str(pack / "scaling.json"))


def test_an_unreadable_database_opens_nothing(run: Run, opened: list[Screen], home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "transcripts.db").write_bytes(b"no database at all" * 100)
    result = run("practice")
    assert (result.exit_code, opened) == (2, [])
    assert "is damaged or is not a database" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--questions", "3"],
        ["demo", "--questions", "0"],
        ["--mode", "exam"],
        ["demo", "--mode", "single"],
        ["demo", "--minutes", "5"],
        ["demo", "--mode", "coach", "--minutes", "5"],
        ["demo", "--mode", "exam", "--minutes", "0"],
    ],
)
def test_questions_of_no_pack_and_minutes_of_no_exam_are_bad_usage(
    run: Run, opened: list[Screen], pack: Path, arguments: list[str]
) -> None:
    assert (run("practice", *arguments).exit_code, opened) == (2, [])


def test_plain_opens_no_screen_even_in_a_terminal(run: Run, opened: list[Screen], pack: Path) -> None:
    result = run("practice", "--plain", "demo/scaling", typed="Descent crawls.\n")
    assert (result.exit_code, opened) == (0, [])
    assert "Question 1 of 1: Scaling" in result.stdout
