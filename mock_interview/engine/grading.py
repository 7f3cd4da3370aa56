"""One grading: a conversation and a rubric become a scorecard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from mock_interview.graders.protocol import Grader, Grading, Report, silent
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.scoring.content import is_content_free, nothing_said
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.judgement import Judgement
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import Appeal, Deduction, Provenance, Scorecard, Usage
from mock_interview.scoring.second_card import carried_over, contested, overruled, still_open

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Work:
    """What one grading is about.

    `standing` is the scorecard it builds on: the one before a follow-up, or the one that `appeal` contests.
    """

    subject: Subject
    conversation: Conversation
    standing: Scorecard | None = None
    appeal: Appeal | None = None


async def grade(grader: Grader, work: Work, report: Report = silent, clock: Clock = utc_now) -> Scorecard:
    """Grade what `work` asks about; an answer that says nothing is scored 0 without asking the grader.

    Raises `GradingError` where the grader cannot answer.
    """
    rubric = _asked_about(work)
    if is_content_free(work.conversation):
        return _marked(work, Grading(nothing_said(rubric), grader.provenance, Usage()), clock)
    plea = work.appeal.plea if work.appeal else ""
    return _marked(work, await grader.grade(rubric, work.conversation, report, plea), clock)


def so_far(work: Work, judgement: Judgement, grader: Provenance, clock: Clock = utc_now) -> Scorecard:
    """Return the scorecard that a judgement not yet complete makes; it is shown, never kept."""
    return _marked(work, Grading(judgement, grader, Usage()), clock)


def hint_deductions(pack: Pack, hints: int) -> tuple[Deduction, ...]:
    """Return what the pack takes off for the hints given; hints beyond its list cost as much as the last."""
    if not pack.hint_cost:
        return ()
    costs = [pack.hint_cost[min(index, len(pack.hint_cost) - 1)] for index in range(hints)]
    return tuple(Deduction(f"hint {number}", cost) for number, cost in enumerate(costs, 1))


def _asked_about(work: Work) -> Rubric:
    rubric = work.subject.rubric
    if work.standing is None:
        return rubric
    return contested(rubric, work.appeal.criterion) if work.appeal else still_open(rubric, work.standing)


def _completed(work: Work, judgement: Judgement) -> Judgement:
    if work.standing is None:
        return judgement
    if work.appeal:
        return overruled(work.standing, judgement)
    return carried_over(work.standing, judgement, Quotable(work.conversation))


def _marked(work: Work, grading: Grading, clock: Clock) -> Scorecard:
    judgement = _completed(work, grading.judgement)
    created_at = clock().isoformat(timespec="milliseconds")
    signed = replace(grading.provenance, parameters=dict(grading.parameters))
    return mark(work.subject, judgement, work.conversation, signed, created_at, grading.usage, work.appeal)
