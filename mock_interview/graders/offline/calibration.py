"""Calibration: how far a statement is made becomes how much credit that earns.

`EVERYTHING` and `POWER` are what ``python -m benchmarks.asag_calibration`` prints, fitted to training splits alone.
"""

from mock_interview.graders.offline.findings import Finding
from mock_interview.scoring.judgement import Verdict

# Strength that earns everything, and how steeply less of it earns less.
EVERYTHING = 0.85
POWER = 1.3

MET = 0.6
PARTIAL = 0.3


def credit_of(finding: Finding) -> float:
    """Return the credit, 0..1, that a finding earns where nothing more is known."""
    return float(min(1.0, finding.strength * finding.likeness / EVERYTHING) ** POWER)


def verdict_of(credit: float) -> Verdict:
    """Return the verdict that stands for a credit of 0..1."""
    if credit >= MET:
        return "met"
    return "partial" if credit >= PARTIAL else "missing"
