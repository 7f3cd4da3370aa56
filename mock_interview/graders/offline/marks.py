"""Marked answers: people's marks of other answers to the same question correct the calibration.

How far the marks were above or below the grader's own credit carries over to an answer: a little to
any answer, more to one in like words, and more the more marks there are. This is regression by a
Gaussian process on what the grader got wrong; with no marks nothing changes.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mock_interview.scoring.judgement import Verdict

# Variances of credit, on its scale of 0..1: shared by all answers to a question, shared by answers in
# the same words, and left in a single mark.
_QUESTION = 0.05
_WORDS = 0.20
_MARK = 0.10
_FURTHEST = 0.6
# The place of an answer's own credit among the stems of its profile.
_CREDIT = ""

Profile = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """An answer to the question that a person has marked, as a percent, point by point, or both."""

    answer: str
    percent: float | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """What marked answers say of one point: how they pull at any answer, and at one that has a stem."""

    anywhere: float
    pulls: Mapping[str, float]

    def at(self, profile: Profile) -> float:
        """Return what to add to the credit of an answer with this profile."""
        shift = self.anywhere + _dot(profile, self.pulls)
        return _FURTHEST * math.tanh(shift / _FURTHEST)


NO_CORRECTION = Correction(0.0, {})


def learn(profiles: Sequence[Profile], errors: Sequence[float]) -> Correction:
    """Return the correction that answers with these profiles call for, each with a mark less credit of -1..1."""
    rows = [[_QUESTION + _WORDS * _dot(one, other) for other in profiles] for one in profiles]
    for at, row in enumerate(rows):
        row[at] += _MARK
    by_answer = _solve(rows, list(errors))
    by_stem: defaultdict[str, float] = defaultdict(float)
    for profile, pull in zip(profiles, by_answer, strict=True):
        for stem, each in profile.items():
            by_stem[stem] += _WORDS * pull * each
    return Correction(_QUESTION * sum(by_answer), by_stem)


def with_credit(profile: Profile, credit: float) -> Profile:
    """Return `profile` with the credit itself, so that marks can stretch the calibration as well as shift it."""
    return {**profile, _CREDIT: credit - 0.5}


def normalised(weights: Mapping[str, float]) -> Profile:
    """Return weights of stems as a profile: scaled to length 1."""
    length = math.sqrt(math.fsum(each * each for each in weights.values()))
    return {stem: each / length for stem, each in weights.items()} if length else {}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum([each * other[stem] for stem, each in one.items() if stem in other])


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
