import json
from datetime import datetime
from typing import Any

import pytest

from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from tests.cli.conftest import Run
from tests.cli.test_transcripts import REF, answered, failed, scored

FITS = [
    ("--pack", "demo"),
    ("--ref", REF),
    ("--graded-by", "llm"),
    ("--graded-by", "some-model"),
    ("--band", "strong hire"),
    ("--mode", "coach"),
    ("--from", "2020-01-01", "--to", "2999-01-01"),
    ("--state", "scored"),
    ("--said", "trees compare"),
]
MISSES = [
    ("--pack", "other"),
    ("--ref", "demo/other"),
    ("--tag", "data"),
    ("--graded-by", "offline"),
    ("--band", "no hire"),
    ("--mode", "exam"),
    ("--to", "2020-01-01"),
    ("--state", "failed"),
    ("--said", "quantum"),
]


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("transcripts", "list", "--json", *arguments).stdout)
    return found


@pytest.mark.parametrize("options", FITS)
def test_what_fits_an_option_is_listed(run: Run, db: Database, options: tuple[str, ...]) -> None:
    attempt = scored(db)
    assert [row["attempt"] for row in listed(run, *options)] == [attempt.id]


@pytest.mark.parametrize("options", MISSES)
def test_what_does_not_fit_an_option_is_not_listed(run: Run, db: Database, options: tuple[str, ...]) -> None:
    scored(db)
    assert listed(run, *options) == []


def test_a_day_is_the_persons_own_and_ends_at_its_end(run: Run, db: Database) -> None:
    db.clock = lambda: datetime(2025, 3, 1, 23, 59, 59).astimezone()
    attempt = answered(db)
    assert [row["attempt"] for row in listed(run, "--from", "2025-03-01", "--to", "2025-03-01")] == [attempt.id]
    assert listed(run, "--from", "2025-03-02") == listed(run, "--to", "2025-02-28") == []


def test_search_takes_the_same_options(run: Run, db: Database) -> None:
    scored(db)
    wanted = failed(db, "No key.")
    found = json.loads(run("transcripts", "search", "trees", "--state", "failed", "--json").stdout)
    assert [row["attempt"] for row in found] == [wanted.id]
    assert "[trees]" in found[0]["snippet"]


def test_a_list_is_sorted_as_asked(run: Run, db: Database) -> None:
    ratings = {}
    for rating in (3, 5, 1):
        attempt = answered(db)
        interviews.set_self_rating(db, attempt.id, rating)
        ratings[attempt.id] = rating
    rising = [ratings[row["attempt"]] for row in listed(run, "--sort", "self-rating", "--ascending")]
    falling = [ratings[row["attempt"]] for row in listed(run, "--sort", "self-rating")]
    assert (rising, falling) == ([1, 3, 5], [5, 3, 1])


def test_a_selection_that_nothing_fits_says_so(run: Run, db: Database) -> None:
    scored(db)
    result = run("transcripts", "list", "--pack", "other")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No answer fits all of this" in result.stderr


@pytest.mark.parametrize("options", [("--from", "yesterday"), ("--state", "lost"), ("--mode", "quiz")])
def test_what_cannot_be_meant_is_bad_usage(run: Run, options: tuple[str, ...]) -> None:
    assert run("transcripts", "list", *options).exit_code == 2


def test_a_text_that_is_not_utf8_is_bad_input(run: Run, db: Database) -> None:
    scored(db)
    result = run("transcripts", "list", "--pack", "caf\udce9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not UTF-8" in result.stderr


@pytest.mark.parametrize("options", [("--to", "9999-12-31"), ("--from", "0001-01-01")])
def test_a_day_at_the_end_of_the_calendar_is_told(run: Run, db: Database, options: tuple[str, ...]) -> None:
    scored(db)
    result = run("transcripts", "list", *options)
    assert result.exit_code == 2
    assert "leave that limit away" in result.stderr
