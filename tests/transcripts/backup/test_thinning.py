from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from mock_interview.transcripts.backup.thinning import Copy, obsolete

NOW = datetime(2025, 12, 31, 18, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def copy(made_at: datetime, size: int = 1) -> Copy:
    return Copy(made_at, Path(f"{made_at:%Y%m%dT%H%M%S}.db"), size)


def thinned(copies: list[Copy], now: datetime, max_bytes: int = 10**9) -> list[Copy]:
    gone = obsolete(copies, now, max_bytes)
    return [copy for copy in copies if copy not in gone]


def year(per_day: int) -> list[Copy]:
    """Return what is left after a year in which a copy is made, and the copies thinned, several times a day."""
    kept: list[Copy] = []
    for day in range(366):
        for part in range(per_day):
            now = NOW - (365 - day) * DAY - (per_day - 1 - part) * DAY / 24
            kept = thinned([*kept, copy(now)], now)
    return kept


def test_everything_of_today_and_yesterday_stays() -> None:
    copies = [copy(NOW - timedelta(hours=hours)) for hours in range(40)]
    assert obsolete(copies, NOW) == []


def test_of_an_older_day_the_newest_stays() -> None:
    older = [copy(NOW - 5 * DAY + timedelta(hours=hours)) for hours in range(4)]
    assert thinned([*older, copy(NOW)], NOW) == [older[-1], copy(NOW)]


def test_after_a_year_of_days_there_are_two_recent_twelve_daily_ten_weekly_and_nine_monthly() -> None:
    days = [(NOW.date() - kept.made_at.date()).days for kept in year(1)]
    assert len(days) == 2 + 12 + 10 + 9
    newest_first = sorted(days)
    assert newest_first[:14] == list(range(14))
    gaps = [after - before for before, after in pairwise(newest_first)]
    assert gaps[14:23] == [7] * 9
    assert all(28 <= gap <= 42 for gap in gaps[24:])
    assert newest_first[-1] > 300


def test_it_comes_to_the_same_however_often_a_day_copies_are_made() -> None:
    often = [kept.made_at.date() for kept in year(4)]
    assert sorted(set(often)) == sorted({kept.made_at.date() for kept in year(1)})
    assert len(often) - len(set(often)) == 2 * 3


def test_after_a_long_pause_the_old_copies_are_still_there() -> None:
    copies = [copy(NOW - 400 * DAY - days * DAY) for days in range(5)]
    assert thinned(copies, NOW) == copies


def test_beyond_the_limit_the_oldest_go_first() -> None:
    copies = [copy(NOW - days * DAY, size=400) for days in (3, 2, 1, 0)]
    assert thinned(copies, NOW, 1000) == copies[2:]


def test_the_newest_stays_whatever_its_size() -> None:
    copies = [copy(NOW - DAY), copy(NOW, size=2000)]
    assert thinned(copies, NOW, 1000) == [copies[1]]


def test_the_newest_stays_whatever_its_age() -> None:
    assert obsolete([copy(NOW - 9000 * DAY)], NOW) == []


def test_a_copy_from_a_clock_that_ran_ahead_stays() -> None:
    assert obsolete([copy(NOW + 3 * DAY), copy(NOW)], NOW) == []


def test_nothing_to_thin_is_no_fault() -> None:
    assert obsolete([], NOW) == []
