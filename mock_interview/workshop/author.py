"""An example as its author judges it."""

from dataclasses import replace

from mock_interview.rubric.models import Example, Rubric
from mock_interview.scoring.arithmetic import percent_of, score_criteria
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement, Verdict
from mock_interview.scoring.scorecard import CriterionScore


def judged_by_author(example: Example) -> Judgement:
    """Return what the author says of `example`; what is left out stays unassessed."""
    return Judgement(
        points={id_: PointJudgement(verdict) for id_, verdict in example.verdicts.items()},
        misconceptions={id_: MisconceptionJudgement(made=True) for id_ in example.misconceptions},
        levels={id_: LevelJudgement(score) for id_, score in example.levels.items()},
    )


def scored_by_author(rubric: Rubric, example: Example) -> tuple[CriterionScore, ...]:
    """Return what the author's judgement comes to, criterion by criterion."""
    return score_criteria(rubric, judged_by_author(example), quotable=None)


def percents_by_author(rubric: Rubric, example: Example) -> tuple[float, float]:
    """Return the lowest and the highest percent that the author's judgement allows.

    They are the same where it leaves nothing out.
    """
    least = _completed(rubric, example, "missing", {scale.id: scale.lowest for scale in rubric.scales})
    most = _completed(rubric, example, "met", {scale.id: scale.highest for scale in rubric.scales})
    return _percent(rubric, least), _percent(rubric, most)


def _completed(rubric: Rubric, example: Example, verdict: Verdict, levels: dict[str, int]) -> Judgement:
    judged = judged_by_author(example)
    return replace(
        judged,
        points={id_: PointJudgement(verdict) for id_ in rubric.points} | dict(judged.points),
        levels={id_: LevelJudgement(score) for id_, score in levels.items()} | dict(judged.levels),
    )


def _percent(rubric: Rubric, judgement: Judgement) -> float:
    percent = percent_of(score_criteria(rubric, judgement, quotable=None))
    assert percent is not None  # nothing is left unassessed
    return percent
