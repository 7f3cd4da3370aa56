"""What counts as slow: one of our screens, by its own time, in more than one key of twenty."""

import pytest

from benchmarks.keys import TARGET_MS, Result, percentile
from benchmarks.keys_clock import Pressed, Timings

SLOW = Pressed(first=0.001, settled=2 * TARGET_MS / 1000, waited=0.0)
QUICK = SLOW._replace(settled=TARGET_MS / 1000)
HELD_UP = SLOW._replace(waited=TARGET_MS / 1000)


def result(*pressed: Pressed, is_ours: bool = True) -> Result:
    return Result("Home", (80, 24), Timings(pressed, unanswered=0, worked=0.0), is_ours)


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 2), (0.51, 3), (0.95, 4), (1.0, 4)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([4, 2, 1, 3], share) == value


def test_one_slow_key_in_twenty_is_within_the_target() -> None:
    assert not result(*[QUICK] * 19, SLOW).is_slow
    assert result(*[QUICK] * 18, SLOW, SLOW).is_slow


def test_a_loaded_machine_makes_no_screen_slow() -> None:
    assert not result(*[HELD_UP] * 20).is_slow


def test_the_bare_editor_is_only_there_to_compare_with() -> None:
    assert not result(*[SLOW] * 20, is_ours=False).is_slow
