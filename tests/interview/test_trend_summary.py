import pytest

from mock_interview.interview.trend_summary import MOST_POINTS, Step, TrendSummary, step_of, summarise, thinned
from mock_interview.transcripts.trends import Point


def tries(*percents: float) -> list[Point]:
    """Return one attempt a day, from 1 March on."""
    return [Point(f"2025-03-{day:02d}T09:00:00.000+00:00", percent) for day, percent in enumerate(percents, 1)]


def test_a_trend_comes_to_its_ends_its_best_and_its_mean_change() -> None:
    assert summarise(tries(40.0, 70.0, 60.0)) == TrendSummary("attempt", 3, 3, 40.0, 60.0, 70.0, 10.0)


def test_months_count_their_attempts() -> None:
    found = summarise([Point("2025-03", 40.0, None, 5), Point("2025-04", 50.0, None, 7)])
    assert found == TrendSummary("month", 2, 12, 40.0, 50.0, 50.0, 10.0)


def test_one_point_has_no_change_and_none_have_no_summary() -> None:
    assert summarise(tries(40.0)) == TrendSummary("attempt", 1, 1, 40.0, 40.0, 40.0, None)
    assert summarise([]) is None


@pytest.mark.parametrize(
    ("at", "step"), [("2025-03", "month"), ("2025-03-01", "day"), ("2025-03-01T09:00:00.000+00:00", "attempt")]
)
def test_the_time_of_a_point_tells_what_it_stands_for(at: str, step: Step) -> None:
    assert step_of(at) == step


def test_few_points_stay_as_they_are() -> None:
    points = tries(*range(31))
    assert thinned(points) == points


def test_many_points_are_taken_together_by_day_weighted_by_their_attempts() -> None:
    many = [Point("2025-03-01T09:00:00.000+00:00", 20.0, 1.0)] * MOST_POINTS
    last = Point("2025-03-01T10:00:00.000+00:00", 60.0, None, MOST_POINTS)
    assert thinned([*many, last]) == [Point("2025-03-01", 40.0, 1.0, 2 * MOST_POINTS)]


def test_very_many_points_are_taken_together_by_month() -> None:
    days = [Point(f"2025-{month:02d}-{day:02d}", 10.0 * month) for month in range(1, 13) for day in range(1, 29)]
    found = thinned(days)
    assert [point.at for point in found] == [f"2025-{month:02d}" for month in range(1, 13)]
    assert found[0].percent == pytest.approx(10.0)
    assert found[0].count == 28
