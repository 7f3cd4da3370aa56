"""Two scorecards part by part: what each made of every point, misconception and levels criterion."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mock_interview.scoring.by_hand import Claim, claims_of
from mock_interview.scoring.comparison import compare
from mock_interview.scoring.judgement import LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.second_card import settled

Way = Literal["gained", "lost", "same"]


@dataclass(frozen=True, slots=True)
class Difference:
    """How one part came out on two cards; None where a card does not judge it. `id` is that of the part."""

    id: str
    way: Way
    before: Claim | None
    after: Claim | None


def differences(before: Scorecard, after: Scorecard) -> list[Difference]:
    """Return every part that either card judges, in the order of the later one.

    Misconceptions that neither holds against the candidate are left out. The cards may be of different rubrics: a
    part that only one of them assesses is neither gained nor lost.
    """
    return list(_differences(before, after))


def _differences(before: Scorecard, after: Scorecard) -> Iterator[Difference]:
    found = compare(before, after)
    first, second = claims_of(settled(before)), claims_of(settled(after))
    for id_ in dict.fromkeys((*second, *first)):
        one, other = first.get(id_), second.get(id_)
        if _says_something(one) or _says_something(other):
            is_judged_twice = _is_assessed(one) and _is_assessed(other)
            yield Difference(id_, _way(id_, found.gained, found.lost) if is_judged_twice else "same", one, other)


def _way(id_: str, gained: tuple[str, ...], lost: tuple[str, ...]) -> Way:
    return "gained" if id_ in gained else "lost" if id_ in lost else "same"


def _is_assessed(claim: Claim | None) -> bool:
    match claim:
        case PointJudgement():
            return claim.verdict != "unassessed"
        case LevelJudgement():
            return claim.score is not None
        case _:
            return claim is not None


def _says_something(claim: Claim | None) -> bool:
    return claim is not None and not (isinstance(claim, MisconceptionJudgement) and not claim.made)
