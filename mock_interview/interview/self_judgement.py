"""How well a person judges themself: what they said of an answer before its score was shown, against the score."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

RATINGS = range(1, 6)
NEAR = 5.0  # half of what one step of a rating leaves open


@dataclass(frozen=True, slots=True)
class SelfJudgement:
    """Ratings against scores over `count` answers.

    `difference` is the mean of rating less score in percent points, above 0 where the person rated
    themself too high; `distance` is the mean of how far the two lay apart, whichever was higher.
    """

    count: int
    difference: float
    distance: float


def rated_percent(rating: float) -> float:
    """Return the percent that a rating of 1..5 stands for: the middle of its fifth."""
    return 20.0 * rating - 10.0


def self_judgement(pairs: Iterable[tuple[int, float]]) -> SelfJudgement | None:
    """Compare ratings (1..5) with the percents (0..100) of the same answers; None where there are none."""
    differences = [rated_percent(rating) - percent for rating, percent in pairs]
    if not differences:
        return None
    return SelfJudgement(len(differences), fmean(differences), fmean(map(abs, differences)))


def self_judgement_told(judged: SelfJudgement) -> str:
    """Return how well the person judged themself, in one sentence."""
    over = f"over {judged.count:,} answer{'s' if judged.count > 1 else ''}"
    if abs(judged.difference) >= NEAR:
        side = "higher" if judged.difference > 0 else "lower"
        return f"You rated yourself about {abs(judged.difference):.0f} points {side} than the score, {over}."
    if judged.distance >= 2 * NEAR:
        missed = f"about {judged.distance:.0f} points off, too high about as often as too low"
        return f"Your ratings were {missed}, {over}."
    return f"You rated yourself much as the score did, {over}."
