"""Two scorecards of the same question side by side: what the later one gained and lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mock_interview.scoring.judgement import Verdict
from mock_interview.scoring.scorecard import CriterionScore, Scorecard


@dataclass(frozen=True, slots=True)
class Comparison:
    """What earned more and what earned less: ids of points, misconceptions and levels criteria, in rubric order.

    A misconception is gained where it is no longer made, and lost where it is.
    """

    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one part of a card came out; `earned` is None where it was not assessed, -1 for a misconception made."""

    earned: float | None
    verdict: Verdict | None = None


_NOTHING = _Standing(None)


def compare(before: Scorecard, after: Scorecard) -> Comparison:
    """Compare two scorecards of the same question; by two versions of its rubric, in what both have.

    What `after` did not assess is neither gained nor lost; what `before` did not assess had earned nothing.
    A point met both times, or missing both times, stands as it did, whatever fraction a program saw of it.
    """
    stood, is_same = _standings(before), before.rubric_sha256 == after.rubric_sha256
    gains = {
        id_: _gain(stood.get(id_, _NOTHING), stands)
        for id_, stands in _standings(after).items()
        if is_same or id_ in stood
    }
    return Comparison(
        gained=tuple(id_ for id_, gain in gains.items() if gain > 0),
        lost=tuple(id_ for id_, gain in gains.items() if gain < 0),
    )


def parts_told(card: Scorecard, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what to call each part of `card`, by id; `texts` says what its points and misconceptions are."""
    told = {criterion.id: criterion.title for criterion in card.criteria if criterion.kind == "levels"}
    for criterion in card.criteria:
        told |= {point.id: texts.get(point.id, point.id) for point in criterion.points}
        for wrong in criterion.misconceptions:
            told[wrong.id] = texts.get(wrong.id, wrong.id) + ("" if wrong.made else " (no longer)")
    return told


def _gain(before: _Standing, after: _Standing) -> float:
    if after.earned is None or (before.verdict == after.verdict and after.verdict in ("met", "missing")):
        return 0.0
    return after.earned - (before.earned or 0.0)


def _standings(card: Scorecard) -> dict[str, _Standing]:
    return {id_: standing for criterion in card.criteria for id_, standing in _parts(criterion)}


def _parts(criterion: CriterionScore) -> Iterator[tuple[str, _Standing]]:
    if criterion.kind == "levels":
        yield criterion.id, _Standing(criterion.score)
    for point in criterion.points:
        yield point.id, _Standing(point.credit, point.verdict)
    for wrong in criterion.misconceptions:
        yield wrong.id, _Standing(-1.0 if wrong.made else 0.0)
