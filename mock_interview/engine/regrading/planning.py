"""What a run would grade again; nothing here asks a grader.

Only first answers are graded again. A scorecard made after a follow-up builds on one that stood then, and a follow-up
asks for what that one had missed; with another first scorecard it would answer a question nobody asked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from mock_interview.engine.regrading.rubrics import Rubrics
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.regrading import Candidate, Item, candidates

LeftOut = Literal["unanswered", "sealed", "waiting", "no rubric"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be graded again. `rubrics`, by sha256, are those that come from elsewhere than the store.

    `left_out` says of how many attempts that were meant nothing is graded, and why; `by_hand` how many of the
    others have a person's score, which stays.
    """

    items: tuple[Item, ...]
    rubrics: Mapping[str, dict[str, Any]]
    left_out: Mapping[LeftOut, int]
    by_hand: int


def plan(db: Database, attempt_ids: Sequence[str], rubrics: Rubrics) -> Plan:
    """Return what of these attempts is to be graded again, in their order.

    Raises `InputError` where `rubrics` does for one of them.
    """
    items: list[Item] = []
    left_out: Counter[LeftOut] = Counter()
    by_hand = 0
    for candidate in candidates(db, attempt_ids):
        reason = _reason_against(candidate)
        if reason is None and (sha256 := rubrics.sha256_for(candidate)) is not None:
            items.append(Item(candidate.attempt_id, candidate.ref, sha256, candidate.before_id))
            by_hand += candidate.is_by_hand
        else:
            left_out[reason or "no rubric"] += 1
    return Plan(tuple(items), rubrics.used, left_out, by_hand)


def _reason_against(candidate: Candidate) -> LeftOut | None:
    if not candidate.is_answered:
        return "unanswered"
    if candidate.is_sealed:
        return "sealed"
    return "waiting" if candidate.is_waiting else None
