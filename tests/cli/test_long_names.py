"""A name longer than any file's may be is a name that nothing has."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

LONG = "x" * 300


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["check", LONG], "There is no rubric or pack 'xxx"),
        (["edit", LONG], "There is no rubric or pack 'xxx"),
        (["edit", f"{LONG}.json"], "is no rubric file"),
        (["bench", LONG], "There is no rubric or pack 'xxx"),
        (["bench", f"{LONG}.json"], "cannot be read ("),
        (["export", LONG, "--out", "out.zip"], "There is no pack 'xxx"),
        (["remove", LONG, "--yes"], "There is no pack 'xxx"),
        (["new", f"demo/{LONG}", "--question", "Why?", "--point", "Because"], "'id' is longer than 64 characters"),
    ],
    ids=lambda part: " ".join(part).replace(LONG, "long") if isinstance(part, list) else "",
)
def test_a_name_that_is_too_long_is_told_as_one_of_nothing(run: Run, pack: Path, command: list[str], told: str) -> None:
    result = run("rubrics", *command)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_file_whose_name_is_too_long_is_a_problem_that_a_check_finds(run: Run, pack: Path) -> None:
    result = run("rubrics", "check", f"{LONG}.json")
    assert result.exit_code == 1
    assert "cannot be read (" in result.stdout
