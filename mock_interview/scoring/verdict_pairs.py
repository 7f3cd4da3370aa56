"""Verdicts of a person and of a program on the same parts of the same answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mock_interview.scoring.agreement import Pair
from mock_interview.scoring.by_hand import Claim
from mock_interview.scoring.judgement import CREDIT, LevelJudgement, PointJudgement

_RANKS = {verdict: rank for rank, verdict in enumerate(sorted(CREDIT, key=lambda verdict: CREDIT[verdict]))}


@dataclass(frozen=True, slots=True)
class VerdictPair:
    """Both bare verdicts on the part `id`: a point, a misconception or a levels criterion."""

    id: str
    person: Claim
    program: Claim

    @property
    def is_same(self) -> bool:
        """Whether they agree."""
        return self.person == self.program


def verdict_pairs(person: Mapping[str, Claim], program: Mapping[str, Claim]) -> Iterator[VerdictPair]:
    """Yield the verdicts on the parts that both could judge, in the person's order; both by id, without quotes."""
    for id_, claim in person.items():
        other = program.get(id_)
        if other is not None and not (_is_open(claim) or _is_open(other)):
            yield VerdictPair(id_, claim, other)


def point_ranks(pairs: Iterator[VerdictPair]) -> Iterator[Pair]:
    """Yield the ranks, from 0 for missing, that both gave to each point; what is no point is left out."""
    for pair in pairs:
        if isinstance(pair.person, PointJudgement) and isinstance(pair.program, PointJudgement):
            yield _RANKS[pair.person.verdict], _RANKS[pair.program.verdict]


def _is_open(claim: Claim) -> bool:
    match claim:
        case PointJudgement():
            return claim.verdict == "unassessed"
        case LevelJudgement():
            return claim.score is None
        case _:
            return False
