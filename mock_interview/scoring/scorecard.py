"""The scorecard: the verdicts, quotes, arithmetic and provenance of one grading.

The JSON form is the same from every command, export and grader; `to_json` and `from_json` are
inverse to each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal

from mock_interview.scoring.declared_types import fits
from mock_interview.scoring.judgement import Flag, Verdict

GraderName = Literal["llm", "offline", "self", "human"]
PersonName = Literal["self", "human"]

PROGRAMS = frozenset({"llm", "offline"})


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who graded: for an LLM also which model, where, with what prompt, how many votes and which parameters."""

    kind: GraderName
    model: str | list[str] | None = None
    endpoint: str | None = None
    prompt_sha256: str | None = None
    votes: int = 1
    strict: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Appeal:
    """A criterion that the candidate contested, and why, in their words."""

    criterion: str
    plea: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a grading took: tokens as the server counted them, seconds, requests."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    requests: int = 0


@dataclass(frozen=True, slots=True)
class PointScore:
    """One point as counted. `claimed` is the grader's verdict where it was withheld for want of a quote."""

    id: str
    verdict: Verdict
    credit: float | None
    quote: str = ""
    quote_verified: bool = False
    reason: str = ""
    claimed: Verdict | None = None


@dataclass(frozen=True, slots=True)
class MisconceptionScore:
    """One misconception as counted; `claimed` as in `PointScore`."""

    id: str
    made: bool
    quote: str = ""
    quote_verified: bool = False
    reason: str = ""
    claimed: bool | None = None


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion as counted: `score` is 0..1, or None where nothing was assessed.

    `points` and `misconceptions` belong to a checklist; `level`, `quote`, `quote_verified`,
    `reason` and `claimed` to a levels criterion.
    """

    id: str
    title: str
    kind: Literal["checklist", "levels"]
    weight: float
    score: float | None
    points: tuple[PointScore, ...] = ()
    misconceptions: tuple[MisconceptionScore, ...] = ()
    level: int | None = None
    quote: str = ""
    quote_verified: bool = False
    reason: str = ""
    claimed: int | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """Percent points taken off, and what for."""

    reason: str
    points: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One grading of one attempt; never changed afterwards. `appeal` is what it was the outcome of, if any."""

    attempt: str | None
    ref: str
    rubric_sha256: str
    created_at: str
    grader: Provenance
    percent: float | None
    coverage: float
    band: str | None
    criteria: tuple[CriterionScore, ...]
    deductions: tuple[Deduction, ...] = ()
    strength: str = ""
    fix: str = ""
    flags: tuple[Flag, ...] = ()
    usage: Usage = field(default_factory=Usage)
    appeal: Appeal | None = None


def to_json(card: Scorecard) -> dict[str, Any]:
    """Return the scorecard as plain JSON values, keys in the order of its fields."""
    plain: dict[str, Any] = _plain(card)
    return plain


def from_json(data: Mapping[str, Any]) -> Scorecard:
    """Rebuild a scorecard from `to_json`.

    Raises `ValueError` where `data` is no scorecard.
    """
    try:
        card = _rebuild(data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a scorecard ({type(error).__name__}: {error})") from error
    if not fits(card):
        raise ValueError("not a scorecard (a value is of another type than belongs there)")
    return card


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON-like value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _rebuild(data: Mapping[str, Any]) -> Scorecard:
    return Scorecard(
        **{
            **data,
            "grader": Provenance(**data["grader"]),
            "criteria": tuple(_criterion(item) for item in data["criteria"]),
            "deductions": tuple(Deduction(**item) for item in data["deductions"]),
            "flags": tuple(Flag(**item) for item in data["flags"]),
            "usage": Usage(**data["usage"]),
            "appeal": Appeal(**appeal) if (appeal := data.get("appeal")) else None,
        }
    )


def _criterion(data: Mapping[str, Any]) -> CriterionScore:
    return CriterionScore(
        **{
            **data,
            "points": tuple(PointScore(**item) for item in data["points"]),
            "misconceptions": tuple(MisconceptionScore(**item) for item in data["misconceptions"]),
        }
    )
