"""What a trend comes to: where it began and stands, how it changed, and few enough points to be seen apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from mock_interview.transcripts.trends import Point

Step = Literal["attempt", "day", "month"]

MOST_POINTS = 120  # about as many as a terminal has columns for

_LENGTHS: dict[Step, int] = {"day": len("2025-03-01"), "month": len("2025-03")}


@dataclass(frozen=True, slots=True)
class TrendSummary:
    """A trend over `attempts` attempts and `steps` points: percents (0..100) of the first, last and best point.

    `change` is the mean change from one point to the next, in percent points; None where there is but one.
    """

    step: Step
    steps: int
    attempts: int
    first: float
    last: float
    best: float
    change: float | None


def summarise(points: Sequence[Point]) -> TrendSummary | None:
    """Return what `points`, oldest first, come to; None where there are none."""
    if not points:
        return None
    first, last = points[0].percent, points[-1].percent
    return TrendSummary(
        step=step_of(points[0].at),
        steps=len(points),
        attempts=sum(point.count for point in points),
        first=first,
        last=last,
        best=max(point.percent for point in points),
        change=(last - first) / (len(points) - 1) if len(points) > 1 else None,
    )


def step_of(at: str) -> Step:
    """Return what a point at `at` stands for: ``2025-03`` a month, ``2025-03-01`` a day, a time one attempt."""
    return next((step for step, length in _LENGTHS.items() if len(at) == length), "attempt")


def thinned(points: Sequence[Point]) -> Sequence[Point]:
    """Return `points`, oldest first; where they are too many, their means day by day or month by month."""
    for length in _LENGTHS.values():
        if len(points) <= MOST_POINTS:
            break
        points = list(_means(points, length))
    return points


def _means(points: Iterable[Point], length: int) -> Iterator[Point]:
    """Yield the mean of the points whose times share their first `length` characters."""
    for at, together in groupby(points, key=lambda point: point.at[:length]):
        yield _mean(at, list(together))


def _mean(at: str, points: Sequence[Point]) -> Point:
    count = sum(point.count for point in points)
    percent = sum(point.percent * point.count for point in points) / count
    rated = [(point.self_rating, point.count) for point in points if point.self_rating is not None]
    rating = sum(rating * count for rating, count in rated) / sum(count for _, count in rated) if rated else None
    return Point(at, percent, rating, count)
