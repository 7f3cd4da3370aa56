"""The scorecard after a follow-up: asked only about what was not yet met, shown with what was won back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from mock_interview.scoring.judgement import (
    CREDIT,
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
)
from mock_interview.scoring.scorecard import PointScore, Scorecard

if TYPE_CHECKING:
    from mock_interview.rubric.models import Checklist, Rubric


def still_open(rubric: "Rubric", first: Scorecard) -> "Rubric":
    """Return `rubric` without its levels and the points that `first` found met.

    A checklist left without points goes, unless nothing at all would be left to ask.
    """
    met = {point.id for point in _points(first).values() if point.verdict == "met"}
    checklists = [_without(checklist, met) for checklist in rubric.checklists]
    left = [checklist for checklist in checklists if checklist.points]
    return rubric.model_copy(update={"criteria": left or list(rubric.criteria)})


def carried_over(first: Scorecard, fresh: Judgement) -> Judgement:
    """Return `fresh` completed with what `first` had already established; no point falls."""
    before = {id_: _claim(point) for id_, point in _points(first).items()}
    points = {id_: _better(claim, fresh.points.get(id_)) for id_, claim in before.items()}
    levels = {
        criterion.id: LevelJudgement(criterion.level, criterion.quote, criterion.reason)
        for criterion in first.criteria
        if criterion.kind == "levels"
    }
    wrongs = {
        wrong.id: MisconceptionJudgement(wrong.made, wrong.quote, wrong.reason)
        for criterion in first.criteria
        for wrong in criterion.misconceptions
    }
    return replace(
        fresh,
        points=points,
        misconceptions={**wrongs, **fresh.misconceptions},
        levels=levels,
        strength=fresh.strength or first.strength,
    )


def won_back(first: Scorecard, second: Scorecard) -> tuple[str, ...]:
    """Return the ids of the points that earn more on `second` than on `first`."""
    before = _points(first)
    return tuple(id_ for id_, point in _points(second).items() if (point.credit or 0) > (before[id_].credit or 0))


def _points(card: Scorecard) -> dict[str, PointScore]:
    return {point.id: point for criterion in card.criteria for point in criterion.points}


def _without(checklist: "Checklist", met: set[str]) -> "Checklist":
    kept = [point for point in checklist.points if point.id not in met]
    return checklist.model_copy(update={"points": kept})


def _claim(point: PointScore) -> PointJudgement:
    return PointJudgement(point.verdict, point.quote, point.reason, point.credit)


def _better(before: PointJudgement, after: PointJudgement | None) -> PointJudgement:
    if after is None or after.verdict == "unassessed":
        return before
    return after if _worth(after) > _worth(before) else before


def _worth(claim: PointJudgement) -> float:
    return CREDIT.get(claim.verdict, -1.0) if claim.credit is None else claim.credit
