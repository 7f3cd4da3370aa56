"""Points: the verdict, the credit and the quote for each point of a checklist."""

from collections.abc import Sequence
from functools import lru_cache

from mock_interview.graders.offline.calibration import verdict_of
from mock_interview.graders.offline.checklist import Checklist, Sought, checklist_of, read, substance
from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.findings import Finding
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.graders.offline.marks import Correction, MarkedAnswer, Reading, learn
from mock_interview.graders.offline.showing import nearest, reason
from mock_interview.graders.offline.topic import on_topic
from mock_interview.graders.offline.wording import wording_of
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import CREDIT, PointJudgement

# What marks lift any answer by lifts one only so far as it has something to say on the point: in full from here on.
_EVIDENCE_TO_LIFT = 0.25
# From which share of a point's words, or a cue's, one clause begins to make it, and from which it makes it in full.
_PLAIN = (0.4, 0.8)

# Answers with the credit that each was given for one point.
_Marks = tuple[tuple[str, float], ...]


def judge_points(
    rubric: Rubric, passages: Sequence[Passage], marked: Sequence[MarkedAnswer]
) -> dict[str, PointJudgement]:
    """Return the judgement on each point of `rubric`, by id, from the candidate's own clauses.

    A point stays as it was judged before an answer that says no more of it, however much that says of others.
    """
    checklist = checklist_of(rubric)
    corrections = _corrections(checklist, marked)
    judged: dict[str, PointJudgement] = {}
    made = dict.fromkeys(checklist.points, -1.0)
    for end in range(1, max(len(passages), 1) + 1):
        so_far = passages[:end]
        topic = on_topic(rubric, _substance(checklist, so_far), narrow=checklist.narrow)
        for id_, finding in read(checklist, so_far).items():
            if finding.made > made[id_]:
                shift = _shift(corrections[id_], finding) if id_ in corrections else 0.0
                judged[id_] = _judge(checklist.points[id_], finding, so_far, topic, shift)
                made[id_] = finding.made
    return judged


def _substance(checklist: Checklist, passages: Sequence[Passage]) -> Sequence[Passage]:
    """Leave padding out, where several points tell of it and there is anything else."""
    if len(checklist.points) == 1:
        return passages
    kept = substance(checklist, passages)
    return kept if any(kept) else passages


def _judge(sought: Sought, finding: Finding, passages: Sequence[Passage], topic: float, shift: float) -> PointJudgement:
    if not finding.quote:
        return PointJudgement("missing", reason="Nothing you said comes near this point.", credit=0.0)
    near = nearest(sought.phrases, passages)
    plainly = _plainly(sought, near.share) * finding.likeness * (1.0 - finding.contradicted)
    credit = min(1.0, max(0.0, max(topic * finding.credit, plainly) + topic * shift))
    quote = (near.quote or finding.quote) if credit else ""
    return PointJudgement(verdict_of(credit), quote, reason(finding, credit, says=near.says), credit)


def _plainly(sought: Sought, share: float) -> float:
    """Return how far a clause with this share of a phrase makes the point, 0..1; only cues tell which words do."""
    if len(sought.phrases) == 1:
        return 0.0
    low, high = _PLAIN
    return min(1.0, max(0.0, (share - low) / (high - low)))


def _shift(correction: Correction, finding: Finding) -> float:
    """Return how far marked answers move the credit, up or down."""
    shift = correction.at(_reading(finding), min(1.0, finding.made / _EVIDENCE_TO_LIFT))
    return shift * finding.counts if shift > 0 else shift


def _reading(finding: Finding) -> Reading:
    return Reading(wording_of(finding.clauses), finding.credit)


def _corrections(checklist: Checklist, marked: Sequence[MarkedAnswer]) -> dict[str, Correction]:
    """Return, by id, what the marked answers say of each point that any of them marks."""
    corrections = {}
    alone = len(checklist.points) == 1
    for id_ in checklist.points:
        targets = [(mark.answer, _target(mark, id_, alone=alone)) for mark in marked]
        marks = tuple((answer, target) for answer, target in targets if target is not None)
        if marks:
            corrections[id_] = _correction(checklist, id_, marks)
    return corrections


def _target(mark: MarkedAnswer, point: str, *, alone: bool) -> float | None:
    """Return the credit that a mark gives a point; where it stands alone, the percent says it more finely."""
    verdict = mark.verdicts.get(point, "unassessed")
    percent = None if mark.percent is None else mark.percent / 100
    if verdict == "unassessed" or (alone and percent is not None):
        return percent
    return CREDIT[verdict]


@lru_cache(maxsize=500)
def _correction(checklist: Checklist, point: str, marks: _Marks) -> Correction:
    findings = [_read(checklist, answer)[point] for answer, _ in marks]
    return learn([_reading(finding) for finding in findings], [mark for _, mark in marks])


@lru_cache(maxsize=200)
def _read(checklist: Checklist, answer: str) -> dict[str, Finding]:
    return read(checklist, [own_clauses(answer, [checklist.question])])
