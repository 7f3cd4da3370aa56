"""Agreement of predicted with human scores; all arrays are one-dimensional and of one length."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores: TypeAlias = NDArray[np.float64]


def pearson(predicted: Scores, true: Scores) -> float:
    """Return Pearson's correlation; nan where either side does not vary."""
    if len(true) < 2 or np.ptp(predicted) == 0 or np.ptp(true) == 0:
        return float("nan")
    return float(np.corrcoef(predicted, true)[0, 1])


def spearman(predicted: Scores, true: Scores) -> float:
    """Return Spearman's rank correlation, equal values sharing their mean rank."""
    return pearson(_ranks(predicted), _ranks(true))


def _ranks(values: Scores) -> Scores:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    first = np.cumsum(counts) - counts
    return np.asarray((first + (counts - 1) / 2)[inverse])


def kappa(predicted: Scores, true: Scores, marks: int, power: int = 2) -> float:
    """Return kappa on a scale of `marks` equal steps over 0..1: weighted quadratically, linearly (1) or not (0)."""
    seen = np.zeros((marks + 1, marks + 1))
    steps = [np.rint(np.clip(values, 0, 1) * marks).astype(int) for values in (predicted, true)]
    np.add.at(seen, (steps[0], steps[1]), 1)
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / len(true)
    apart = np.abs(np.subtract.outer(np.arange(marks + 1), np.arange(marks + 1)))
    weight = (apart**power) if power else (apart > 0).astype(int)
    expected = (weight * chance).sum()
    return float(1 - (weight * seen).sum() / expected) if expected else float("nan")


def mapped(predicted: Scores, true: Scores, groups: NDArray[np.str_], folds: int = 5) -> Scores:
    """Return predictions after an isotonic map fitted to the questions of the other folds."""
    names = np.unique(groups)
    fold_of = {name: at % folds for at, name in enumerate(np.random.default_rng(0).permutation(names))}
    fold = np.array([fold_of[name] for name in groups])
    result = np.zeros(len(true))
    for number in range(folds):
        inside = fold == number
        knots, values = _isotonic(predicted[~inside], true[~inside])
        result[inside] = np.interp(predicted[inside], knots, values)
    return result


def _isotonic(x: Scores, y: Scores) -> tuple[Scores, Scores]:
    """Return the knots and values of the rising least-squares fit, by pooling adjacent violators."""
    knots, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    means = np.bincount(inverse, weights=y) / counts
    blocks: list[tuple[float, float, int]] = []
    for mean, count in zip(means, counts, strict=True):
        block = (float(mean), float(count), 1)
        while blocks and blocks[-1][0] >= block[0]:
            before = blocks.pop()
            weight = before[1] + block[1]
            block = ((before[0] * before[1] + block[0] * block[1]) / weight, weight, before[2] + block[2])
        blocks.append(block)
    return knots, np.concatenate([np.full(covered, mean) for mean, _, covered in blocks])
