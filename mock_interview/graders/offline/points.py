"""Points: the verdict, the credit and the quote for each point of a checklist."""

from collections.abc import Sequence
from functools import lru_cache

from mock_interview.graders.offline.calibration import MET, PARTIAL, credit_of, verdict_of
from mock_interview.graders.offline.findings import Finding, Passage, find
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.graders.offline.marks import NO_CORRECTION, Correction, MarkedAnswer, learn
from mock_interview.rubric.models import Point, Rubric
from mock_interview.scoring.judgement import CREDIT, PointJudgement

# Marks lift an answer only so far as it has anything to say on the point.
_EVIDENCE_TO_LIFT = 0.25
_CLOSE = 0.08


def judge_points(
    rubric: Rubric, passages: Sequence[Passage], marked: Sequence[MarkedAnswer]
) -> dict[str, PointJudgement]:
    """Return the judgement on each point of `rubric`, by id, from the candidate's own clauses."""
    judgements = {}
    for id_, point in rubric.points.items():
        marks = tuple((mark.answer, target) for mark in marked if (target := _target(mark, id_, rubric)) is not None)
        correction = _correction(point.text, tuple(point.cues), rubric.question, marks)
        judgements[id_] = judge_point(point, rubric.question, passages, correction)
    return judgements


def judge_point(
    point: Point, question: str, passages: Sequence[Passage], correction: Correction = NO_CORRECTION
) -> PointJudgement:
    """Return the judgement on one point."""
    finding = find(point.text, point.cues, question, passages)
    if not finding.quote:
        return PointJudgement("missing", reason="Nothing you said comes near this point.", credit=0.0)
    credit = _corrected(finding, correction, question)
    return PointJudgement(
        verdict_of(credit), quote=finding.quote if credit else "", reason=_reason(finding, credit), credit=credit
    )


def _corrected(finding: Finding, correction: Correction, question: str) -> float:
    shift = correction.at(finding.profile(question)) if correction.profiles else 0.0
    if shift > 0:
        shift *= finding.likeness * min(1.0, finding.strength / _EVIDENCE_TO_LIFT)
    return min(1.0, max(0.0, credit_of(finding) + shift))


def _reason(finding: Finding, credit: float) -> str:
    if finding.likeness < 0.5:
        return "The words are there, but not in sentences that say this."
    if finding.contradicted > 0.5:
        return "You seem to say the opposite of this point."
    sure = "Close call" if min(abs(credit - MET), abs(credit - PARTIAL)) < _CLOSE else "Fairly sure"
    told = {"met": "these words make the point", "partial": "these words make part of the point"}
    return f"{sure}: {told.get(verdict_of(credit), 'these words come nearest, without making the point')}."


def _target(mark: MarkedAnswer, point: str, rubric: Rubric) -> float | None:
    """Return the credit that a mark gives a point; where it is the only one, the percent says it more finely."""
    verdict = mark.verdicts.get(point, "unassessed")
    percent = None if mark.percent is None else mark.percent / 100
    if verdict == "unassessed" or (len(rubric.points) == 1 and percent is not None):
        return percent
    return CREDIT[verdict]


@lru_cache(maxsize=512)
def _correction(text: str, cues: tuple[str, ...], question: str, marks: tuple[tuple[str, float], ...]) -> Correction:
    if not marks:
        return NO_CORRECTION
    findings = [find(text, cues, question, own_clauses([answer], [question])) for answer, _ in marks]
    errors = [target - credit_of(finding) for finding, (_, target) in zip(findings, marks, strict=True)]
    return learn([finding.profile(question) for finding in findings], errors)
