"""How far a grader and people agree, with how sure that can be said.

Each figure comes with a percentile bootstrap interval: what it would have been on other samples of
the same size. Whole attempts are drawn, because the points of one answer do not err independently.
The draw is seeded, so that the same data give the same figures.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean, quantiles
from typing import TypeVar

MIN_PAIRS = 10
RESAMPLES = 1000

_SEED = 20_250_301
_PARTS = 40  # quantiles in steps of 2.5 %: the first and the last hold 95 % between them

Pair = tuple[int, int]
Counts = Counter[Pair]

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure and its 95 % interval, `low` to `high`."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RankAgreement:
    """How far two raters agree on ranks, over `pairs` pairs.

    `exact` and `adjacent` (at most one rank apart) are shares, 0..1; `kappa` is Cohen's kappa with
    quadratic weights, at most 1. All are None below `MIN_PAIRS` attempts, and `kappa` also where both
    raters gave one and the same rank throughout.
    """

    pairs: int
    exact: Figure | None
    adjacent: Figure | None
    kappa: Figure | None


def rank_agreement(attempts: Sequence[Sequence[Pair]]) -> RankAgreement:
    """Return the agreement over attempts, each with its pairs of ranks: the person's, the grader's."""
    counts = _counted(attempts)
    drawn = [_counted(sample) for sample in _samples(attempts)]
    exact, adjacent, kappa = (
        _figure(counts, drawn, measure) for measure in (exact_share, adjacent_share, weighted_kappa)
    )
    return RankAgreement(counts.total(), exact, adjacent, kappa)


def mean_difference(differences: Sequence[float]) -> Figure | None:
    """Return the mean of signed differences, one for each attempt; None below `MIN_PAIRS`."""
    return _figure(differences, list(_samples(differences)), fmean)


def exact_share(counts: Counts) -> float | None:
    """Return the share of pairs of the same rank."""
    return _share_within(0, counts)


def adjacent_share(counts: Counts) -> float | None:
    """Return the share of pairs at most one rank apart."""
    return _share_within(1, counts)


def weighted_kappa(counts: Counts) -> float | None:
    """Return Cohen's kappa with quadratic weights, or None where it is not defined.

    One less the mean squared distance of the pairs over that of pairs put together by chance (Cohen 1968,
    Psychological Bulletin 70, 213-220).
    """
    total = counts.total()
    observed = sum(count * (one - other) ** 2 for (one, other), count in counts.items()) / max(total, 1)
    by_chance = sum(
        first * second * (one - other) ** 2
        for one, first in _margin(counts, 0).items()
        for other, second in _margin(counts, 1).items()
    ) / max(total**2, 1)
    return 1 - observed / by_chance if by_chance else None


def _share_within(distance: int, counts: Counts) -> float | None:
    total = counts.total()
    near = sum(count for (one, other), count in counts.items() if abs(one - other) <= distance)
    return near / total if total else None


def _margin(counts: Counts, rater: int) -> Counter[int]:
    margin: Counter[int] = Counter()
    for pair, count in counts.items():
        margin[pair[rater]] += count
    return margin


def _counted(attempts: Iterable[Sequence[Pair]]) -> Counts:
    return Counter(chain.from_iterable(attempts))


def _samples(sample: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Yield samples drawn from `sample`, each as large; none where it is too small for a figure."""
    chance = random.Random(_SEED)  # noqa: S311 - drawn for statistics
    if len(sample) >= MIN_PAIRS:
        for _ in range(RESAMPLES):
            yield chance.choices(sample, k=len(sample))


def _figure(whole: _Item, drawn: Sequence[_Item], measure: Callable[[_Item], float | None]) -> Figure | None:
    """Return what `measure` makes of the whole, with its interval; draws it is not defined on are left out."""
    value = measure(whole) if drawn else None
    if value is None:
        return None
    found = (measure(sample) for sample in drawn)
    spread = quantiles([figure for figure in found if figure is not None], n=_PARTS, method="inclusive")
    return Figure(value, spread[0], spread[-1])
