"""The expected figures are those of scikit-learn 1.9.1 (`cohen_kappa_score`, `accuracy_score`), the intervals those of
scipy 1.17.1's `bootstrap` (percentile, 9,999 resamples), to within what chance makes of them."""

import pytest

from mock_interview.scoring.agreement import (
    MIN_PAIRS,
    Figure,
    exact_share,
    mean_difference,
    rank_agreement,
    weighted_kappa,
)
from mock_interview.scoring.agreement import Counts as Pairs

PEOPLE = [int(rank) for rank in "2130002010033010300103010123102101200013"]
GRADER = [int(rank) for rank in "3232102010033210310203100233322103200213"]
DIFFERENCES = [
    float(difference)
    for difference in (
        "2.6 -7.8 4.0 -5.7 -10.2 -9.0 -1.7 3.5 -3.6 -11.0 5.1 -7.7 1.1 4.0 -3.8 "
        "1.3 -12.2 1.3 -9.3 -25.6 -6.2 -10.1 -2.6 0.3 3.8 6.5 12.0 -1.9 -0.3 2.9"
    ).split()
]


def singly(people: list[int], grader: list[int]) -> list[list[tuple[int, int]]]:
    return [[pair] for pair in zip(people, grader, strict=True)]


def is_about(found: Figure | None, value: float, interval: tuple[float, float], within: float) -> bool:
    """Tell whether a figure is `value`, and its interval the given one give or take `within`."""
    assert found is not None
    ends = zip((found.low, found.high), interval, strict=True)
    return found.value == pytest.approx(value) and all(abs(end - wanted) <= within for end, wanted in ends)


def test_agreement_is_that_of_scikit_learn() -> None:
    found = rank_agreement(singly(PEOPLE, GRADER))
    assert found.pairs == 40
    assert is_about(found.exact, 0.625, (0.475, 0.775), 0.03)
    assert is_about(found.kappa, 0.7155172413793104, (0.5289, 0.8551), 0.03)
    assert is_about(found.adjacent, 0.85, (0.725, 0.95), 0.03)


def test_kappa_is_that_of_a_published_example() -> None:
    """85 xeromammograms read by two radiologists: Altman 1991, Practical Statistics for Medical Research, 403-405, of
    Boyd et al. 1982; the figures with quadratic weights stand in the Stata Base Reference Manual under ``kappa``."""
    readings = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
    counts = Pairs({(a, b): count for a, row in enumerate(readings) for b, count in enumerate(row)})
    assert counts.total() == 85
    assert exact_share(counts) == pytest.approx(0.6353, abs=0.00005)
    assert weighted_kappa(counts) == pytest.approx(0.6714, abs=0.00005)


def test_the_mean_difference_is_signed_and_has_scipys_interval() -> None:
    assert is_about(mean_difference(DIFFERENCES), -2.676666666666667, (-5.37, -0.12), 0.35)


def test_the_same_data_give_the_same_figures() -> None:
    assert rank_agreement(singly(PEOPLE, GRADER)) == rank_agreement(singly(PEOPLE, GRADER))


def test_raters_who_always_agree_have_a_kappa_of_one() -> None:
    found = rank_agreement(singly(PEOPLE, PEOPLE))
    assert found.exact == found.adjacent == found.kappa == Figure(1.0, 1.0, 1.0)


def test_a_grader_that_says_the_opposite_has_a_kappa_below_chance() -> None:
    kappa = rank_agreement(singly(PEOPLE, [3 - rank for rank in PEOPLE])).kappa
    assert kappa is not None
    assert kappa.value < 0


def test_one_and_the_same_rank_throughout_has_no_kappa() -> None:
    found = rank_agreement(singly([2] * 20, [2] * 20))
    assert found.exact == Figure(1.0, 1.0, 1.0)
    assert found.kappa is None


@pytest.mark.parametrize("attempts", [0, 1, MIN_PAIRS - 1])
def test_too_few_attempts_give_no_figure_however_many_points_they_have(attempts: int) -> None:
    found = rank_agreement([[(1, 1), (0, 2)]] * attempts)
    assert found.pairs == 2 * attempts
    assert (found.exact, found.adjacent, found.kappa) == (None, None, None)
    assert mean_difference([1.0] * attempts) is None


def test_enough_attempts_give_figures() -> None:
    assert rank_agreement(singly(PEOPLE[:MIN_PAIRS], GRADER[:MIN_PAIRS])).exact is not None


def test_points_of_one_answer_are_drawn_together() -> None:
    apart = rank_agreement([[(0, 0)], [(0, 1)]] * 40).exact
    together = rank_agreement([[(0, 0)] * 8, [(0, 1)] * 8] * 5).exact
    assert apart is not None
    assert together is not None
    assert apart.value == together.value == 0.5
    assert together.high - together.low > 2 * (apart.high - apart.low)


def test_kappa_of_no_pairs_is_not_defined() -> None:
    assert weighted_kappa(Pairs()) is None
