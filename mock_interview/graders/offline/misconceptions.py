"""Misconceptions: wrong claims held against a candidate only on plain evidence, for a false accusation is worse than a miss."""

import re
from collections.abc import Sequence

from mock_interview.graders.offline.findings import Passage, find
from mock_interview.rubric.models import Misconception, Rubric
from mock_interview.scoring.judgement import MisconceptionJudgement, PointJudgement

_CLAIM = re.compile(r"^(?:claims?|says?|thinks?|believes?|confuses?)\s+(?:that\s+)?", re.IGNORECASE)
_PLAIN = 0.55
_MOST_CONTRADICTED = 0.2


def judge_misconceptions(
    rubric: Rubric, passages: Sequence[Passage], points: dict[str, PointJudgement]
) -> dict[str, MisconceptionJudgement]:
    """Return, by id, whether each misconception of `rubric` is made in so many words.

    A clause on which credit for a point rests is not held against the candidate as well.
    """
    credited = {point.quote for point in points.values() if point.verdict == "met"}
    return {id_: _judge(wrong, rubric.question, passages, credited) for id_, wrong in rubric.misconceptions.items()}


def _judge(
    wrong: Misconception, question: str, passages: Sequence[Passage], credited: set[str]
) -> MisconceptionJudgement:
    finding = find(_CLAIM.sub("", wrong.text), wrong.cues, question, passages)
    made = (
        finding.strength * finding.likeness >= _PLAIN
        and finding.contradicted <= _MOST_CONTRADICTED
        and finding.quote not in credited
    )
    if not made:
        return MisconceptionJudgement(made=False)
    return MisconceptionJudgement(made=True, quote=finding.quote, reason="These words make the claim.")
