"""What each part of a scorecard earned and what it cost.

Every part is weighed by itself: what hints took off, and that wrong claims never push a checklist
below 0, is left out of account.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from mock_interview.rubric.weights import weights
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore, Scorecard

Part: TypeAlias = PointScore | MisconceptionScore | CriterionScore


@dataclass(frozen=True, slots=True)
class Worth:
    """A point, a misconception made, or a levels criterion: what it earned and lost, in percent points of its card."""

    part: Part
    earned: float
    lost: float


def worths(card: Scorecard, rubric: Mapping[str, Any]) -> Iterator[Worth]:
    """Yield what every assessed part of `card` was worth; `rubric` is the JSON of the rubric it was judged by."""
    sizes = weights(rubric)
    assessed = [criterion for criterion in card.criteria if criterion.score is not None]
    total = math.fsum(criterion.weight for criterion in assessed)
    for criterion in assessed:
        whole = 100 * criterion.weight / total
        yield from _levels(criterion, whole) if criterion.kind == "levels" else _checklist(criterion, whole, sizes)


def _levels(criterion: CriterionScore, whole: float) -> Iterator[Worth]:
    score = criterion.score or 0.0
    yield Worth(criterion, whole * score, whole * (1 - score))


def _checklist(criterion: CriterionScore, whole: float, sizes: Mapping[str, float]) -> Iterator[Worth]:
    judged = [(point, point.credit) for point in criterion.points if point.credit is not None]
    total = math.fsum(sizes.get(point.id, 0.0) for point, _ in judged)
    unit = whole / total if total else 0.0
    for point, credit in judged:
        size = unit * sizes.get(point.id, 0.0)
        yield Worth(point, size * credit, size * (1 - credit))
    for wrong in criterion.misconceptions:
        if wrong.made:
            yield Worth(wrong, 0.0, min(whole, unit * sizes.get(wrong.id, 0.0)) if total else whole)
