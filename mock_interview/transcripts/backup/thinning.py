"""Which copies to keep: all of today and yesterday, then ever fewer the older they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, chain, repeat, takewhile
from pathlib import Path

RECENT_DAYS = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9
MAX_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A copy of the database: when it was made (UTC), where it is, how many bytes it takes.

    `is_replaced`: it is of what stood there before another copy was put in its place.
    """

    made_at: datetime
    path: Path
    size: int
    is_replaced: bool = False


def obsolete(copies: Iterable[Copy], now: datetime, max_bytes: int = MAX_BYTES) -> list[Copy]:
    """Return the copies that can go, oldest first; the newest never does.

    Of what is older than yesterday one copy stays for each of 12 days, then for each of 10 weeks, then for
    each of 9 months, each time the newest. Then the oldest go until the rest take `max_bytes` at most.
    """
    newest_first = sorted(copies, reverse=True)
    kept = _fitting(_by_age(newest_first, now), max_bytes)
    return sorted(set(newest_first) - set(kept))


def _by_age(newest_first: Sequence[Copy], now: datetime) -> list[Copy]:
    kept = list(takewhile(lambda copy: (now.date() - copy.made_at.date()).days < RECENT_DAYS, newest_first))
    periods = chain(repeat(_day, DAILY), repeat(_week, WEEKLY), repeat(_month, MONTHLY))
    period: Period | None = next(periods)
    for copy in newest_first[len(kept) :]:
        if period and (not kept or period(copy.made_at) < period(kept[-1].made_at)):
            kept.append(copy)
            period = next(periods, None)
    return kept


def _fitting(newest_first: Sequence[Copy], max_bytes: int) -> list[Copy]:
    totals = accumulate(copy.size for copy in newest_first)
    fitting = [copy for copy, total in zip(newest_first, totals, strict=True) if total <= max_bytes]
    return fitting or list(newest_first[:1])


Period = Callable[[datetime], tuple[int, ...]]


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
