from pathlib import Path

import pytest

from mock_interview.tui.openings import Edit
from tests.cli.conftest import Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Edit]:
    """What the app was opened with, instead of a screen."""
    found: list[Edit] = []

    class App:
        return_code = 0

        def __init__(self, settings: object, db: object, opening: Edit) -> None:
            found.append(opening)

        def run(self) -> None:
            """Draw nothing."""

    monkeypatch.setattr("mock_interview.cli.editing.MockInterviewApp", App)
    monkeypatch.setattr("mock_interview.cli.editing.has_terminal", lambda: True)
    return found


@pytest.mark.parametrize("by", ["ref", "file"])
def test_the_workshop_opens_at_a_rubric_named_by_ref_or_file(run: Run, pack: Path, opened: list[Edit], by: str) -> None:
    name = "demo/scaling" if by == "ref" else str(pack / "scaling.json")
    assert run("rubrics", "edit", name).exit_code == 0
    assert [edit.place.path for edit in opened] == [pack / "scaling.json"]


def test_what_is_no_rubric_is_said_before_a_screen_opens(run: Run, pack: Path, opened: list[Edit]) -> None:
    result = run("rubrics", "edit", "demo/scalin")
    assert (result.exit_code, opened) == (2, [])
    assert "did you mean demo/scaling" in result.stderr


def test_without_a_terminal_one_is_told_what_to_do_instead(run: Run, pack: Path) -> None:
    result = run("rubrics", "edit", "demo/scaling")
    assert result.exit_code == 2
    assert "The workshop needs a terminal; change the file in your editor" in result.stderr
