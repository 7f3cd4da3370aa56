"""Calibration: how far a statement is made becomes how much credit that earns.

``python -m benchmarks.asag_calibration`` fits these numbers by least squares: those for a point alone to training
splits of public sets, the others to the shipped pack ml-engineer. Least squares draw all credit to the middle. So the
first were moved from (0, 0.6) and 1.2 to where training splits agree best; the others from (-0.29, 0.79, 0.97) and
(0, 0.5, 2) so that an answer without breadth earns less, and those of ``python -m benchmarks.spoken`` about what
their judges give.
"""

import math

from mock_interview.scoring.judgement import Verdict

# All that is asked for, as one statement: the strength that earns nothing, and the one that earns everything.
WHOLE = (0.05, 0.9)
# A point alone: the breadth of an answer that leaves nothing out.
ENOUGH = 0.8
# The points of a broad rubric, in the mean: what they earn beforehand, for the breadth of the answer, and for how far
# they are made; and those of one that is not, for the same.
BROAD = (-0.58, 1.1, 0.85)
NARROW = (-0.2, 1.5, 1.0)
# Points that padding and common words alone seem to make are not there: that counts at most so many times the breadth.
BY_BREADTH = 3.0
# One of several points: what it earns for being made more than the mean of them.
APART = 1.2

# About as many verdicts lie between as authors give of such.
MET = 0.55
PARTIAL = 0.42


def credit_alone(strength: float, breadth: float, counts: float) -> float:
    """Return the credit, 0..1, of a point alone: of how strongly it is made, and the breadth of the answer.

    `counts` says how far the words count, 0..1, which `strength` has taken into account.
    """
    return math.sqrt(_whole(strength) * _clipped(breadth / ENOUGH) * counts)


def credit_narrow(strength: float, breadth: float, made: float, counts: float) -> float:
    """Return the credit of the points of a rubric in the mean, 0..1, where they are `made` so far in the mean.

    `strength` and `counts` are those of all of them as one statement: long talk about anything has much of a short one,
    so that it counts only as far as the words of the rubric and its points are there.
    """
    there = min(_line(NARROW, breadth, made), BY_BREADTH * breadth)
    return math.sqrt(_whole(strength) * _clipped(there) * counts)


def credit_broad(breadth: float, made: float) -> float:
    """Return the credit of the points of a broad rubric in the mean, for the answer's breadth and how far each is made.

    It may be less than 0 and more than 1, as some points then still earn something, or not all.
    """
    return _line(BROAD, breadth, made)


def _whole(strength: float) -> float:
    nothing, everything = WHOLE
    return _clipped((strength - nothing) / (everything - nothing))


def _line(weights: tuple[float, float, float], breadth: float, made: float) -> float:
    nothing, by_breadth, by_made = weights
    return nothing + by_breadth * breadth + by_made * made


def credit_apart(level: float, more: float) -> float:
    """Return the credit, 0..1, of one of several points, made so much more than their mean, which earns `level`."""
    return _clipped(level + APART * more)


def _clipped(credit: float) -> float:
    return min(1.0, max(0.0, credit))


def verdict_of(credit: float) -> Verdict:
    """Return the verdict that stands for a credit of 0..1."""
    if credit >= MET:
        return "met"
    return "partial" if credit >= PARTIAL else "missing"
