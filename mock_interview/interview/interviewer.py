"""The interviewer: chooses what to ask next, and never asks the same thing twice."""

from collections.abc import Iterable, Mapping, Sequence

from mock_interview.rubric.models import FollowUp, Rubric
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import fold


def follow_up(rubric: Rubric, card: Scorecard, asked: Iterable[str]) -> FollowUp | None:
    """Return the follow-up that probes the weakest point heard, or None where none is left or needed.

    Weakest is the point with the most weight still to win; a point already met is not probed.
    """
    said = {fold(text) for text in asked}
    left = [candidate for candidate in rubric.follow_ups if fold(candidate.ask) not in said]
    lost = {id_: _lost_weight(rubric, card, id_) for id_ in rubric.points}
    probing = [candidate for candidate in left if lost[candidate.probes] > 0]
    return max(probing, key=lambda candidate: lost[candidate.probes], default=None)


def choose_questions(refs: Sequence[str], best: Mapping[str, float | None], count: int | None) -> list[str]:
    """Return `count` refs to ask: those never scored first, then the weakest, each group in pack order."""
    ranked = sorted(refs, key=lambda ref: (best.get(ref) is not None, best.get(ref) or 0.0))
    return ranked if count is None else ranked[:count]


def _lost_weight(rubric: Rubric, card: Scorecard, point_id: str) -> float:
    credit = next(
        (point.credit for criterion in card.criteria for point in criterion.points if point.id == point_id), None
    )
    return rubric.points[point_id].weight * (1.0 - (credit or 0.0))
