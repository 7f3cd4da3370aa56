from collections.abc import Mapping
from typing import Any

import pytest

from mock_interview.rubric import migrations
from mock_interview.rubric.migrations import CURRENT, MIGRATIONS, OLDEST, is_newer, migrated, misread_version


def sentence(data: Mapping[str, Any]) -> str:
    finding = misread_version(data)
    assert finding is not None
    return finding.message


def test_there_is_a_step_from_every_version_but_the_current_one() -> None:
    assert list(MIGRATIONS) == list(range(OLDEST, CURRENT))


def test_a_file_of_the_current_version_is_as_it_stands() -> None:
    data = {"format": CURRENT, "title": "x"}
    assert misread_version(data) is None
    assert migrated(data) is data


def test_an_older_file_goes_through_every_step_to_the_current_version(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {1: lambda data: {**data, "format": 2, "name": data["title"]}, 2: lambda data: {**data, "format": 3}}
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(migrations, "CURRENT", 3)
    assert migrated({"format": 1, "title": "x"}) == {"format": 3, "title": "x", "name": "x"}
    assert migrated({"format": 2, "title": "x"}) == {"format": 3, "title": "x"}


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (0, "there never was a format 0; write 1"),
        (-1, "there never was a format -1; write 1"),
        ("1", "'format' is a number; write 1 without quotes"),
        ("one", "'format' must be a whole number, the version of the format, not 'one'; write 1"),
        (True, "'format' must be a whole number, the version of the format, not true; write 1"),
        (1.0, "'format' must be a whole number, the version of the format, not 1.0; write 1"),
        (None, "'format' must be a whole number, the version of the format, not null; write 1"),
    ],
)
def test_a_version_that_there_is_not_is_never_guessed(version: object, told: str) -> None:
    assert sentence({"format": version}) == told
    assert not is_newer({"format": version})


def test_a_version_left_out_is_told() -> None:
    assert sentence({}) == "'format' is missing; add \"format\": 1"


def test_a_file_of_a_newer_program_says_to_update() -> None:
    assert is_newer({"format": CURRENT + 1})
    assert sentence({"format": 2}) == (
        "this file was made by a newer mock-interview (format 2; this one knows 1); update mock-interview"
    )
