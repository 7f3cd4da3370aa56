"""The arithmetic: a judgement becomes scores, a percent, a coverage and a band.

Sums use `math.fsum`, so that the order of criteria and points cannot change a score.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mock_interview.scoring.judgement import (
    CREDIT,
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
)
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import CriterionScore, Deduction, MisconceptionScore, PointScore

if TYPE_CHECKING:
    from mock_interview.rubric.models import Band, Checklist, Levels, Rubric

MINIMUM_COVERAGE = 0.6

_UNASSESSED = PointJudgement("unassessed")
_NOT_MADE = MisconceptionJudgement(made=False)
_NO_LEVEL = LevelJudgement(None)


def score_criteria(rubric: "Rubric", judgement: Judgement, quotable: Quotable | None) -> tuple[CriterionScore, ...]:
    """Score every criterion of `rubric`, in its order.

    With `quotable`, credit counts only where its quote does; without, the judgement is a person's
    and binds as it stands. What the judgement does not mention is unassessed.
    """
    return tuple(
        _checklist(criterion, judgement, quotable)
        if criterion.kind == "checklist"
        else _levels(criterion, judgement, quotable)
        for criterion in rubric.criteria
    )


def percent_of(criteria: Iterable[CriterionScore], deductions: Iterable[Deduction] = ()) -> float | None:
    """Return the weighted mean of the assessed criteria in percent, less deductions; None where none is assessed."""
    assessed = [(criterion.weight, criterion.score) for criterion in criteria if criterion.score is not None]
    if not assessed:
        return None
    mean = math.fsum(weight * score for weight, score in assessed) / math.fsum(w for w, _ in assessed)
    taken_off = math.fsum(deduction.points for deduction in deductions)
    return round(max(0.0, round(100 * min(mean, 1.0), 1) - taken_off), 1)


def coverage_of(rubric: "Rubric", criteria: Iterable[CriterionScore]) -> float:
    """Return which share of the rubric's weight was assessed, 0..1, to six decimals."""
    shares = {criterion.id: criterion for criterion in criteria}
    covered = math.fsum(c.weight * _assessed_share(c, shares[c.id]) for c in rubric.criteria)
    return round(min(1.0, covered / math.fsum(c.weight for c in rubric.criteria)), 6)


def band_of(percent: float | None, coverage: float, bands: Sequence["Band"]) -> str | None:
    """Return the label of the highest band that `percent` reaches; None where too little was assessed."""
    if percent is None or coverage < MINIMUM_COVERAGE:
        return None
    reached = [band for band in bands if band.from_ <= percent]
    return max(reached, key=lambda band: band.from_).label if reached else None


def credit_of(claim: PointJudgement) -> float | None:
    """Return what a verdict earns before its quote is looked at, 0..1; None where nothing was assessed."""
    if claim.verdict == "unassessed":
        return None
    credit = CREDIT[claim.verdict] if claim.credit is None else claim.credit
    return min(1.0, max(0.0, credit)) if math.isfinite(credit) else 0.0


def _checklist(criterion: "Checklist", judgement: Judgement, quotable: Quotable | None) -> CriterionScore:
    points = tuple(
        _point(point.id, judgement.points.get(point.id, _UNASSESSED), quotable) for point in criterion.points
    )
    wrongs = tuple(
        _misconception(wrong.id, judgement.misconceptions.get(wrong.id, _NOT_MADE), quotable)
        for wrong in criterion.misconceptions
    )
    return CriterionScore(
        id=criterion.id,
        title=criterion.title,
        kind="checklist",
        weight=criterion.weight,
        score=_checklist_score(criterion, points, wrongs),
        points=points,
        misconceptions=wrongs,
        spread=judgement.spreads.get(criterion.id),
    )


def _checklist_score(
    criterion: "Checklist", points: Sequence[PointScore], wrongs: Sequence[MisconceptionScore]
) -> float | None:
    weights = {point.id: point.weight for point in criterion.points}
    penalties = {wrong.id: wrong.penalty for wrong in criterion.misconceptions}
    assessed = [(weights[point.id], point.credit) for point in points if point.credit is not None]
    made = [penalties[wrong.id] for wrong in wrongs if wrong.made]
    if not assessed:
        return 0.0 if made else None
    earned = math.fsum([*(weight * credit for weight, credit in assessed), *(-penalty for penalty in made)])
    return min(1.0, max(0.0, earned / math.fsum(weight for weight, _ in assessed)))


def _point(id_: str, claim: PointJudgement, quotable: Quotable | None) -> PointScore:
    credit = credit_of(claim)
    problem = _problem(claim, quotable) if credit else None
    return PointScore(
        id=id_,
        verdict="missing" if problem else claim.verdict,
        credit=0.0 if problem else credit,
        quote=claim.quote,
        quote_verified=bool(credit) and problem is None and _stands(claim.quote, quotable),
        reason=problem or claim.reason,
        claimed=claim.verdict if problem else None,
    )


def _misconception(id_: str, claim: MisconceptionJudgement, quotable: Quotable | None) -> MisconceptionScore:
    problem = _problem(claim, quotable) if claim.made else None
    return MisconceptionScore(
        id=id_,
        made=claim.made and problem is None,
        quote=claim.quote,
        quote_verified=claim.made and problem is None and _stands(claim.quote, quotable),
        reason=problem or claim.reason,
        claimed=True if problem else None,
    )


def _levels(criterion: "Levels", judgement: Judgement, quotable: Quotable | None) -> CriterionScore:
    claim = judgement.levels.get(criterion.id, _NO_LEVEL)
    level = claim.score if claim.score in {step.score for step in criterion.levels} else None
    raised = level is not None and level > criterion.lowest
    problem = _problem(claim, quotable) if raised else None
    counted = criterion.lowest if problem else level
    span = criterion.highest - criterion.lowest
    return CriterionScore(
        id=criterion.id,
        title=criterion.title,
        kind="levels",
        weight=criterion.weight,
        score=None if counted is None else (counted - criterion.lowest) / span,
        level=counted,
        quote=claim.quote,
        quote_verified=raised and problem is None and _stands(claim.quote, quotable),
        reason=problem or claim.reason,
        claimed=level if problem else None,
        spread=judgement.spreads.get(criterion.id),
    )


def _problem(claim: PointJudgement | MisconceptionJudgement | LevelJudgement, quotable: Quotable | None) -> str | None:
    return None if quotable is None or claim.is_settled else quotable.problem(claim.quote)


def _stands(quote: str, quotable: Quotable | None) -> bool:
    return quotable is not None and quotable.find(quote) is not None


def _assessed_share(criterion: "Checklist | Levels", score: CriterionScore) -> float:
    if criterion.kind == "levels":
        return 0.0 if score.score is None else 1.0
    assessed = {point.id for point in score.points if point.credit is not None}
    total = math.fsum(point.weight for point in criterion.points)
    return math.fsum(point.weight for point in criterion.points if point.id in assessed) / total
