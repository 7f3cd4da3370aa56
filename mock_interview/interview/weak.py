"""Weak points: what was not met when it was last judged, over the last attempts at each question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mock_interview.errors import InputError
from mock_interview.interview.worth import worths
from mock_interview.rubric.wording import wording
from mock_interview.scoring.scorecard import PointScore
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.latest import Latest, latest_of

ATTEMPTS = 3
MOST_DRILLED = 5


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A point still to be won: `lost` percent points of its question.

    It was missed `missed` times of the `judged` it was looked at in the last attempts.
    """

    ref: str
    title: str
    point_id: str
    text: str
    lost: float
    missed: int
    judged: int


def find_weak_points(db: Database, refs: Iterable[str]) -> list[WeakPoint]:
    """Return the weak points of these questions, the one with most to win first."""
    return weak_points(latest_of(db, refs, ATTEMPTS))


def weak_points(questions: Iterable[Latest]) -> list[WeakPoint]:
    """Return the points of `questions` whose latest verdict is not met, the one with most to win first."""
    return sorted((point for latest in questions for point in _weak(latest)), key=lambda point: -point.lost)


def questions_to_drill(db: Database, refs: Iterable[str], count: int = MOST_DRILLED) -> list[str]:
    """Return the up to `count` of these questions that hold the weakest points, the worst first.

    Raises `InputError` where there is no weak point.
    """
    if not (points := find_weak_points(db, refs)):
        raise InputError("There are no weak points to drill; practise a pack, and what is missed will be one.")
    return list(dict.fromkeys(point.ref for point in points))[:count]


def _weak(latest: Latest) -> Iterator[WeakPoint]:
    judged = _judged(latest)
    for point_id, text in wording(latest.rubric).items():
        verdicts = judged.get(point_id, [])
        if verdicts and verdicts[0][0].verdict != "met" and (lost := verdicts[0][1]) > 0:
            missed = sum(point.verdict != "met" for point, _ in verdicts)
            yield WeakPoint(latest.ref, latest.title, point_id, text, lost, missed, len(verdicts))


def _judged(latest: Latest) -> dict[str, list[tuple[PointScore, float]]]:
    """Return how each point was judged, the newest first, and what it lost."""
    found: dict[str, list[tuple[PointScore, float]]] = {}
    for card in latest.cards:
        for worth in worths(card, latest.rubric):
            if isinstance(worth.part, PointScore):
                found.setdefault(worth.part.id, []).append((worth.part, worth.lost))
    return found
