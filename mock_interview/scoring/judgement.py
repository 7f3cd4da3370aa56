"""A judgement: what a grader claims of an answer, before quotes are checked and sums are done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["met", "partial", "missing", "unassessed"]

CREDIT: Mapping[Verdict, float] = {"met": 1.0, "partial": 0.5, "missing": 0.0}


@dataclass(frozen=True, slots=True)
class PointJudgement:
    """Verdict on one point. `credit` (0..1) overrides what the verdict is worth.

    `is_settled`: a kept scorecard counted it already, so that it needs no quote; the same goes for the others here.
    """

    verdict: Verdict
    quote: str = ""
    reason: str = ""
    credit: float | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class MisconceptionJudgement:
    """Whether the answer made a wrong claim and left it standing."""

    made: bool
    quote: str = ""
    reason: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class LevelJudgement:
    """Score on a levels criterion; None where the grader cannot tell."""

    score: int | None
    quote: str = ""
    reason: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a grading that its reader should know."""

    code: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything a grader says of an answer, each part keyed by the id of what it judges.

    `spreads` says how far several votes lay apart on a criterion, 0..1.
    """

    points: Mapping[str, PointJudgement] = field(default_factory=dict)
    misconceptions: Mapping[str, MisconceptionJudgement] = field(default_factory=dict)
    levels: Mapping[str, LevelJudgement] = field(default_factory=dict)
    strength: str = ""
    fix: str = ""
    flags: tuple[Flag, ...] = ()
    spreads: Mapping[str, float] = field(default_factory=dict)
