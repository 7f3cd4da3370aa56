"""Marked answers: people's marks of other answers to the same question correct the calibration.

How far the marks were above or below the grader's own credit carries over to an answer: a little to
any answer, more to one in like words that earned like credit, and more the more marks there are. This is
regression by a Gaussian process on what the grader got wrong; with no marks nothing changes.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mock_interview.graders.offline.wording import Wording, alike
from mock_interview.scoring.judgement import Verdict

# Variances of credit, on its scale of 0..1: shared by all answers to a question, shared by answers in
# the same words with the same credit, and left in a single mark.
_QUESTION = 0.02
_WORDS = 0.50
_MARK = 0.10
# Credits so far apart are six tenths as alike as equal ones.
_LIKE_CREDIT = 0.5
_FURTHEST = 0.7


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """An answer to the question that a person has marked, as a percent, point by point, or both."""

    answer: str
    percent: float | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the grader makes of an answer by itself: the wording of what it says on a point, and the credit, 0..1."""

    wording: Wording
    credit: float


@dataclass(frozen=True, slots=True)
class Correction:
    """What marked answers say of one point: how they were read, and how each pulls at answers that are read like it."""

    readings: Sequence[Reading]
    pulls: Sequence[float]

    def at(self, reading: Reading, evidence: float) -> float:
        """Return what to add to the credit of an answer that is read so.

        What lifts any answer lifts one without `evidence`, 0..1, that it makes the point at all so much less.
        """
        anywhere = _QUESTION * math.fsum(self.pulls)
        shared = (_shared(reading, other) * pull for other, pull in zip(self.readings, self.pulls, strict=True))
        shift = (anywhere * evidence if anywhere > 0 else anywhere) + math.fsum(shared)
        return _FURTHEST * math.tanh(shift / _FURTHEST)


def learn(readings: Sequence[Reading], marks: Sequence[float]) -> Correction:
    """Return the correction that these marks, 0..1, of answers that were read so call for."""
    rows = [[_QUESTION + _shared(one, other) for other in readings] for one in readings]
    for at, row in enumerate(rows):
        row[at] += _MARK
    errors = [mark - reading.credit for reading, mark in zip(readings, marks, strict=True)]
    return Correction(readings, _solve(rows, errors))


def _shared(one: Reading, other: Reading) -> float:
    """Return the variance that two answers share for their words and their credit."""
    apart = (one.credit - other.credit) / _LIKE_CREDIT
    return _WORDS * alike(one.wording, other.wording) * math.exp(-apart * apart / 2)


def _solve(rows: list[list[float]], values: list[float]) -> list[float]:
    """Solve a positive definite system of equations by Gaussian elimination, in place."""
    count = len(values)
    for at in range(count):
        for below in range(at + 1, count):
            factor = rows[below][at] / rows[at][at]
            for column in range(at, count):
                rows[below][column] -= factor * rows[at][column]
            values[below] -= factor * values[at]
    for at in reversed(range(count)):
        known = sum(rows[at][column] * values[column] for column in range(at + 1, count))
        values[at] = (values[at] - known) / rows[at][at]
    return values
