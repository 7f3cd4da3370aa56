"""Several judgements of one answer become one: withheld vote by vote, then the lower median."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from mock_interview.scoring.arithmetic import percent_of, score_criteria
from mock_interview.scoring.judgement import (
    Flag,
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
)
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore

if TYPE_CHECKING:
    from mock_interview.rubric.models import Rubric

UNSTABLE_SPREAD = 0.25

_Score = TypeVar("_Score", CriterionScore, PointScore, MisconceptionScore)
_Claim = TypeVar("_Claim", PointJudgement, MisconceptionJudgement, LevelJudgement)
Ballot = tuple[Judgement, tuple[CriterionScore, ...]]


def combine(rubric: "Rubric", votes: Sequence[Judgement], quotable: Quotable) -> Judgement:
    """Return the judgement that stands for all `votes`.

    Each point and level takes the lower median of the votes that assessed it, after each vote's
    unquotable credit was withheld; its quote comes from a vote with that verdict. A misconception
    needs more than half of the votes. Raises `ValueError` without votes.
    """
    if not votes:
        raise ValueError("no votes to combine")
    ballots = [(vote, score_criteria(rubric, vote, quotable)) for vote in votes]
    spokesman = _most_typical(ballots)
    spreads = _spreads(rubric, ballots)
    return Judgement(
        points={id_: claim for id_ in rubric.points if (claim := _point(id_, ballots)) is not None},
        misconceptions={id_: _misconception(id_, ballots) for id_ in rubric.misconceptions},
        levels={scale.id: level for scale in rubric.scales if (level := _level(scale.id, ballots)) is not None},
        strength=spokesman.strength,
        fix=spokesman.fix,
        flags=(*_united(vote.flags for vote in votes), *_unstable(rubric, spreads)),
        spreads=spreads,
    )


def _point(id_: str, ballots: Sequence[Ballot]) -> PointJudgement | None:
    cast = [(_find(criteria, id_, _points), vote.points.get(id_)) for vote, criteria in ballots]
    return _lower_median(cast, lambda score: score.credit)


def _level(id_: str, ballots: Sequence[Ballot]) -> LevelJudgement | None:
    cast = [(_find(criteria, id_, tuple), vote.levels.get(id_)) for vote, criteria in ballots]
    return _lower_median(cast, lambda score: score.level)


def _lower_median(
    cast: Iterable[tuple[_Score, _Claim | None]], worth: Callable[[_Score], float | None]
) -> _Claim | None:
    """Return the claim of the vote in the middle, the lower one of two; among equals one that was not withheld."""
    valued = [(value, score, claim) for score, claim in cast if (value := worth(score)) is not None and claim]
    if not valued:
        return None
    ranked = sorted(value for value, _, _ in valued)
    middle = ranked[(len(ranked) - 1) // 2]
    equals = [(score, claim) for value, score, claim in valued if value == middle]
    return min(equals, key=lambda pair: pair[0].claimed is not None)[1]


def _misconception(id_: str, ballots: Sequence[Ballot]) -> MisconceptionJudgement:
    cast = [(_find(criteria, id_, _misconceptions), vote.misconceptions.get(id_)) for vote, criteria in ballots]
    made = [claim for score, claim in cast if score.made and claim]
    return made[0] if 2 * len(made) > len(ballots) else MisconceptionJudgement(made=False)


def _points(criteria: tuple[CriterionScore, ...]) -> tuple[PointScore, ...]:
    return tuple(point for criterion in criteria for point in criterion.points)


def _misconceptions(criteria: tuple[CriterionScore, ...]) -> tuple[MisconceptionScore, ...]:
    return tuple(wrong for criterion in criteria for wrong in criterion.misconceptions)


def _find(
    criteria: tuple[CriterionScore, ...],
    id_: str,
    parts: Callable[[tuple[CriterionScore, ...]], tuple[_Score, ...]],
) -> _Score:
    return next(part for part in parts(criteria) if part.id == id_)


def _spreads(rubric: "Rubric", ballots: Sequence[Ballot]) -> dict[str, float]:
    """Return for each criterion how far the votes' scores lie apart, 0..1; none where fewer than two assessed it."""
    spreads = {}
    for criterion in rubric.criteria:
        scores = [score for _, criteria in ballots if (score := _find(criteria, criterion.id, tuple).score) is not None]
        if len(scores) > 1:
            spreads[criterion.id] = max(scores) - min(scores)
    return spreads


def _unstable(rubric: "Rubric", spreads: dict[str, float]) -> Iterable[Flag]:
    for criterion in rubric.criteria:
        if (spread := spreads.get(criterion.id, 0.0)) >= UNSTABLE_SPREAD:
            apart = f"the votes lie {round(100 * spread)} percent points apart"
            yield Flag("unstable", criterion.id, f"{criterion.title}: {apart}; read this score with care.")


def _most_typical(ballots: Sequence[Ballot]) -> Judgement:
    """Return the vote whose percent is the lower median."""
    ranked = sorted(ballots, key=lambda ballot: percent_of(ballot[1]) or 0.0)
    return ranked[(len(ranked) - 1) // 2][0]


def _united(flags: Iterable[tuple[Flag, ...]]) -> tuple[Flag, ...]:
    return tuple(Counter(flag for vote in flags for flag in vote))
