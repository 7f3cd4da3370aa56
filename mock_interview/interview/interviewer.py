"""The interviewer: chooses what to ask next, never asks the same thing twice, and answers without giving away."""

from collections.abc import Iterable, Mapping, Sequence

from mock_interview.rubric.models import FollowUp, Rubric
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import fold

FIXED_REPLY = (
    "I mean it just as I asked it: {} If you see more than one way to read that,"
    " say which one you take, and answer that one."
)


def follow_up(rubric: Rubric, card: Scorecard, asked: Iterable[str]) -> FollowUp | None:
    """Return the follow-up that probes the weakest point heard, or None where none is left or needed.

    Weakest is the point with the most weight still to win; a point already met is not probed.
    """
    said = {fold(text) for text in asked}
    left = [candidate for candidate in rubric.follow_ups if fold(candidate.ask) not in said]
    lost = {id_: _lost_weight(rubric, card, id_) for id_ in rubric.points}
    probing = [candidate for candidate in left if lost[candidate.probes] > 0]
    return max(probing, key=lambda candidate: lost[candidate.probes], default=None)


def weakest_point(rubric: Rubric, cards: Sequence[Scorecard], asked: Sequence[str]) -> str | None:
    """Return the id of the point with the most weight still to win that no follow-up probed yet, or None.

    `cards` has the newest scorecard of each round, `asked` the follow-ups asked between them. What a
    follow-up in the interviewer's own words probed was the weakest point when it was asked.
    """
    probes = {fold(candidate.ask): candidate.probes for candidate in rubric.follow_ups}
    probed: set[str] = set()
    for card, ask in zip(cards, asked, strict=False):
        if aimed_at := probes.get(fold(ask)) or _weakest(rubric, card, probed):
            probed.add(aimed_at)
    return _weakest(rubric, cards[-1], probed)


def fixed_reply(asked: str) -> str:
    """Return what is said to a candidate who asks back about what was `asked`: it helps and gives nothing away."""
    return FIXED_REPLY.format(asked)


def choose_questions(refs: Sequence[str], best: Mapping[str, float | None], count: int | None) -> list[str]:
    """Return `count` refs to ask: those never scored first, then the weakest, each group in pack order."""
    ranked = sorted(refs, key=lambda ref: (best.get(ref) is not None, best.get(ref) or 0.0))
    return ranked if count is None else ranked[:count]


def _weakest(rubric: Rubric, card: Scorecard, probed: set[str]) -> str | None:
    lost = {id_: _lost_weight(rubric, card, id_) for id_ in rubric.points if id_ not in probed}
    return max((id_ for id_, weight in lost.items() if weight > 0), key=lost.__getitem__, default=None)


def _lost_weight(rubric: Rubric, card: Scorecard, point_id: str) -> float:
    credit = next(
        (point.credit for criterion in card.criteria for point in criterion.points if point.id == point_id), None
    )
    return rubric.points[point_id].weight * (1.0 - (credit or 0.0))
