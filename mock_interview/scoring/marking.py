"""Marking: everything known of one grading, put together as a scorecard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mock_interview.scoring.arithmetic import band_of, coverage_of, percent_of, score_criteria
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Flag, Judgement
from mock_interview.scoring.overlap import shared_quotes
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import (
    PROGRAMS,
    Appeal,
    CriterionScore,
    Deduction,
    MisconceptionScore,
    PointScore,
    Provenance,
    Scorecard,
    Usage,
)

if TYPE_CHECKING:
    from mock_interview.rubric.models import Band, Rubric


@dataclass(frozen=True, slots=True)
class Subject:
    """What is marked: which attempt, by which rubric, in which bands, with which deductions."""

    attempt: str | None
    ref: str
    rubric: "Rubric"
    rubric_sha256: str
    bands: Sequence["Band"]
    deductions: tuple[Deduction, ...] = ()


def mark(
    subject: Subject,
    judgement: Judgement,
    conversation: Conversation,
    grader: Provenance,
    created_at: str,
    usage: Usage | None = None,
    appeal: Appeal | None = None,
) -> Scorecard:
    """Check the quotes, do the sums and return the scorecard."""
    quotable = Quotable(conversation) if grader.kind in PROGRAMS else None
    criteria = score_criteria(subject.rubric, judgement, quotable)
    percent = percent_of(criteria, subject.deductions)
    coverage = coverage_of(subject.rubric, criteria)
    return Scorecard(
        attempt=subject.attempt,
        ref=subject.ref,
        rubric_sha256=subject.rubric_sha256,
        created_at=created_at,
        grader=grader,
        percent=percent,
        coverage=coverage,
        band=band_of(percent, coverage, subject.bands),
        criteria=criteria,
        deductions=subject.deductions,
        strength=judgement.strength,
        fix=judgement.fix,
        flags=(*judgement.flags, *_withheld(criteria), *_shared(criteria, grader)),
        usage=usage or Usage(),
        appeal=appeal,
    )


def _shared(criteria: Iterable[CriterionScore], grader: Provenance) -> Iterable[Flag]:
    """Return what is told of shared quotes; the offline grader quotes whole sentences, which many points may share."""
    return shared_quotes(criteria) if grader.kind == "llm" else ()


def _withheld(criteria: Iterable[CriterionScore]) -> Iterator[Flag]:
    for criterion in criteria:
        parts: tuple[CriterionScore | PointScore | MisconceptionScore, ...]
        parts = (criterion, *criterion.points, *criterion.misconceptions)
        for part in parts:
            if part.claimed is not None:
                yield Flag("withheld", part.id, f"{part.id}: not counted, because {part.reason}.")
