"""Calibration: how far a statement is made becomes how much credit that earns.

``python -m benchmarks.asag_calibration`` fits the curve for a bare statement to training splits of public sets,
those for a statement with support to the shipped packs, by least squares. It prints what stands here but for a
bare statement, where it prints 0 to 0.85: moved so that next to no evidence earns next to nothing.
"""

from dataclasses import dataclass

from mock_interview.graders.offline.findings import Finding
from mock_interview.scoring.judgement import Verdict


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising map: strength `nothing` or less earns 0, `everything` or more 1; between, the share to this power."""

    nothing: float
    everything: float
    power: float

    def credit(self, finding: Finding) -> float:
        """Return the credit, 0..1, that a finding earns where nothing more is known."""
        strength = finding.strength * finding.likeness
        share = (strength - self.nothing) / (self.everything - self.nothing)
        return float(min(1.0, max(0.0, share)) ** self.power)


BARE = Curve(nothing=0.05, everything=0.9, power=1.0)
# With cues or a stretch of the model answer, and with both: the more texts, the less of them is ever said.
PARTLY_SUPPORTED = Curve(nothing=0.35, everything=0.7, power=1.0)
SUPPORTED = Curve(nothing=0.3, everything=0.6, power=1.0)

MET = 0.6
PARTIAL = 0.35


def verdict_of(credit: float) -> Verdict:
    """Return the verdict that stands for a credit of 0..1."""
    if credit >= MET:
        return "met"
    return "partial" if credit >= PARTIAL else "missing"
