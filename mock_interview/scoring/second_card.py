"""Scorecards that build on an earlier one: after a follow-up, and after an appeal.

A follow-up asks only about what was not yet met, an appeal only about one criterion; what the
earlier card had established otherwise is carried over.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mock_interview.scoring.arithmetic import credit_of
from mock_interview.scoring.comparison import compare
from mock_interview.scoring.evidence import evidence
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
)
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore, Scorecard

if TYPE_CHECKING:
    from mock_interview.rubric.models import Checklist, Rubric


def still_open(rubric: "Rubric", first: Scorecard) -> "Rubric":
    """Return `rubric` without its levels and the points that `first` found met.

    A checklist left without points goes, unless it has misconceptions to ask about (then it stays
    whole, for a checklist has points) or nothing at all would be left to ask.
    """
    met = {point.id for point in _points(first).values() if point.verdict == "met"}
    left = [part for checklist in rubric.checklists if (part := _without(checklist, met))]
    return rubric.model_copy(update={"criteria": left or list(rubric.criteria)})


def contested(rubric: "Rubric", criterion_id: str) -> "Rubric":
    """Return `rubric` with one criterion alone."""
    return rubric.model_copy(update={"criteria": [c for c in rubric.criteria if c.id == criterion_id]})


def carried_over(first: Scorecard, fresh: Judgement, quotable: Quotable) -> Judgement:
    """Return `fresh` completed with what `first` had already established; no point falls."""
    before = settled(first)
    return replace(
        fresh,
        points={
            id_: _better(point, before.points[id_], fresh.points.get(id_), quotable)
            for id_, point in _points(first).items()
        },
        misconceptions={**before.misconceptions, **_proved(fresh.misconceptions, quotable)},
        levels=before.levels,
        strength=fresh.strength or first.strength,
        spreads={},
    )


def overruled(standing: Scorecard, fresh: Judgement) -> Judgement:
    """Return what `standing` rests on, with everything that `fresh` judges judged by `fresh`, up or down."""
    before = settled(standing)
    return replace(
        before,
        points={**before.points, **fresh.points},
        misconceptions={**before.misconceptions, **fresh.misconceptions},
        levels={**before.levels, **fresh.levels},
        flags=fresh.flags,
        spreads={**before.spreads, **fresh.spreads},
    )


def settled(card: Scorecard) -> Judgement:
    """Return what `card` counted: what was withheld stays so, whatever is said later.

    What it counted without a quote, a person said; that binds as it stands.
    """
    return Judgement(
        points={id_: _counted(point) for id_, point in _points(card).items()},
        misconceptions={wrong.id: _held(wrong) for criterion in card.criteria for wrong in criterion.misconceptions},
        levels={criterion.id: _level(criterion) for criterion in card.criteria if criterion.kind == "levels"},
        strength=card.strength,
        fix=card.fix,
        spreads={criterion.id: criterion.spread for criterion in card.criteria if criterion.spread is not None},
    )


def won_back(first: Scorecard, second: Scorecard) -> tuple[str, ...]:
    """Return the ids of the points that earn more on `second` than on `first`, and of misconceptions taken back."""
    return compare(first, second).gained


def _points(card: Scorecard) -> dict[str, PointScore]:
    return {point.id: point for criterion in card.criteria for point in criterion.points}


def _without(checklist: "Checklist", met: set[str]) -> "Checklist | None":
    kept = [point for point in checklist.points if point.id not in met]
    if not kept:
        return checklist if checklist.misconceptions else None
    return checklist.model_copy(update={"points": kept})


def _counted(point: PointScore) -> PointJudgement:
    quote = evidence(point)
    return PointJudgement(point.verdict, quote, point.reason, point.credit, is_settled=not quote)


def _held(wrong: MisconceptionScore) -> MisconceptionJudgement:
    quote = evidence(wrong)
    return MisconceptionJudgement(wrong.made, quote, wrong.reason, is_settled=not quote)


def _level(criterion: CriterionScore) -> LevelJudgement:
    quote = evidence(criterion)
    return LevelJudgement(criterion.level, quote, criterion.reason, is_settled=not quote)


def _better(
    before: PointScore, claim: PointJudgement, fresh: PointJudgement | None, quotable: Quotable
) -> PointJudgement:
    worth = credit_of(fresh) if fresh else None
    if fresh is None or worth is None:
        return claim
    if worth > 0 and quotable.problem(fresh.quote):
        return claim
    return fresh if worth > (-math.inf if before.credit is None else before.credit) else claim


def _proved(claims: Mapping[str, MisconceptionJudgement], quotable: Quotable) -> dict[str, MisconceptionJudgement]:
    """Return the claims without those that hold something against the candidate and cannot quote it."""
    return {id_: claim for id_, claim in claims.items() if not claim.made or not quotable.problem(claim.quote)}
