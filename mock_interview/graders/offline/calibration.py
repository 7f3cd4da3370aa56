"""Calibration: how far a statement is made becomes how much credit that earns.

``python -m benchmarks.asag_calibration`` fits these numbers by least squares: those for a statement alone to
training splits of public sets, the others to the shipped pack ml-engineer. It prints 0 to 0.85 for the first, which
was moved so that next to no evidence earns next to nothing, and -0.35, 0.57, 0.92 for the second, which was moved so
that an answer without breadth earns less.
"""

from mock_interview.scoring.judgement import Verdict

# All that is asked for, as one statement: the strength that earns nothing, and the one that earns everything.
ALONE = (0.05, 0.9)
# The points of a rubric with a vocabulary, in the mean: what they earn beforehand, for the breadth of the answer, and
# for how far they are made.
BROAD = (-0.55, 0.7, 0.85)
# One of several points: what it earns for being made more than the mean of them.
APART = 0.85

MET = 0.6
PARTIAL = 0.35


def credit_alone(strength: float) -> float:
    """Return the credit, 0..1, of all that is asked for where it is made with this strength, 0..1."""
    nothing, everything = ALONE
    return _clipped((strength - nothing) / (everything - nothing))


def credit_broad(breadth: float, made: float) -> float:
    """Return the credit of the points of a rubric in the mean, for the answer's breadth and how far each is `made`.

    It may be less than 0 and more than 1, as some points then still earn something, or not all.
    """
    nothing, by_breadth, by_made = BROAD
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
