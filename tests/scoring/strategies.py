"""Rubrics, judgements and scorecards of every shape, for property tests."""

from collections.abc import Sequence

from hypothesis import strategies as st

from mock_interview.rubric.models import Checklist, Criterion, Levels, Rubric
from mock_interview.scoring.judgement import (
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.scoring.scorecard import Deduction, GraderName
from tests.builders import QUESTION, QUOTE, checklist, rubric, scale

WEIGHTS = st.one_of(st.integers(1, 9), st.floats(0.01, 1000))
VERDICTS: st.SearchStrategy[Verdict] = st.sampled_from(["met", "partial", "missing", "unassessed"])
KINDS: st.SearchStrategy[GraderName] = st.sampled_from(["llm", "offline", "self", "human"])
NOT_SAID = "words that nobody said"
QUOTES = st.sampled_from([QUOTE, QUOTE.upper(), NOT_SAID, QUESTION, "it is the", ""])
CREDITS = st.one_of(st.none(), st.floats(0, 1), st.sampled_from([-1.0, 2.0, float("nan"), float("inf")]))
DEDUCTIONS = st.lists(st.builds(Deduction, st.just("hint"), st.floats(0, 100)), max_size=3)


@st.composite
def checklists(draw: st.DrawFn, name: str) -> Checklist:
    weights = {f"{name}-point-{n}": draw(WEIGHTS) for n in range(draw(st.integers(1, 4)))}
    penalties = {f"{name}-wrong-{n}": draw(WEIGHTS) for n in range(draw(st.integers(0, 2)))}
    return checklist(weights, penalties, id_=name, weight=draw(WEIGHTS))


@st.composite
def scales(draw: st.DrawFn, name: str) -> Levels:
    lowest = draw(st.integers(-1, 1))
    return scale(range(lowest, lowest + draw(st.integers(2, 5))), id_=name, weight=draw(WEIGHTS))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    names = [f"criterion-{n}" for n in range(draw(st.integers(1, 3)))]
    criteria: list[Criterion] = [draw(st.one_of(checklists(name), scales(name))) for name in names]
    return rubric(*criteria)


@st.composite
def judgements(draw: st.DrawFn, of: Rubric, quotes: st.SearchStrategy[str] = QUOTES) -> Judgement:
    """Draw a judgement that leaves some things unsaid and says others of every kind."""
    points = st.builds(PointJudgement, VERDICTS, quotes, credit=CREDITS)
    wrongs = st.builds(MisconceptionJudgement, st.booleans(), quotes)
    return Judgement(
        points={id_: draw(points) for id_ in draw(some(list(of.points)))},
        misconceptions={id_: draw(wrongs) for id_ in draw(some(list(of.misconceptions)))},
        levels={each.id: draw(level_judgements(each, quotes)) for each in of.scales},
    )


def level_judgements(criterion: Levels, quotes: st.SearchStrategy[str]) -> st.SearchStrategy[LevelJudgement]:
    scores = [level.score for level in criterion.levels]
    return st.builds(LevelJudgement, st.sampled_from([None, *scores, max(scores) + 1]), quotes)


def some(ids: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])
