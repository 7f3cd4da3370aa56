import time
from collections.abc import Iterator
from datetime import date

import pytest

from mock_interview.errors import InputError
from mock_interview.transcripts.days import day_begins, day_ends, day_of, last_day_before

DAY = date(2025, 3, 30)  # an hour short where summer begins


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_day_is_the_persons_own_from_midnight_to_midnight() -> None:
    assert day_begins(DAY) == "2025-03-29T23:00:00.000+00:00"
    assert day_ends(DAY) == "2025-03-30T22:00:00.000+00:00"


def test_a_limit_tells_the_day_it_came_from() -> None:
    assert day_of(day_begins(DAY)) == DAY
    assert last_day_before(day_ends(DAY)) == DAY


@pytest.mark.parametrize("day", [date.max, date.min])
def test_the_end_of_the_calendar_is_no_limit(day: date) -> None:
    with pytest.raises(InputError, match="is at the end of the calendar; leave that limit away"):
        day_ends(day) if day == date.max else day_begins(day)
