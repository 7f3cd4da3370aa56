"""One grading: a conversation and a rubric become a scorecard."""

from collections.abc import Callable
from datetime import UTC, datetime

from mock_interview.graders.protocol import Grader, Grading, Report, silent
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.scoring.content import is_content_free, nothing_said
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Deduction, Scorecard, Usage
from mock_interview.scoring.second_card import carried_over, still_open

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


async def grade_first(
    grader: Grader,
    subject: Subject,
    conversation: Conversation,
    report: Report = silent,
    clock: Clock = utc_now,
) -> Scorecard:
    """Grade the first answer; a content-free one is scored 0 without asking the grader.

    Raises `GradingError` where the grader cannot answer.
    """
    grading = await _judge(grader, subject.rubric, conversation, report)
    return _marked(subject, grading, conversation, clock)


async def grade_follow_up(
    grader: Grader,
    subject: Subject,
    conversation: Conversation,
    first: Scorecard,
    report: Report = silent,
    clock: Clock = utc_now,
) -> Scorecard:
    """Grade the whole conversation again, asking only about what `first` left open.

    Raises `GradingError` where the grader cannot answer.
    """
    grading = await _judge(grader, still_open(subject.rubric, first), conversation, report)
    completed = Grading(carried_over(first, grading.judgement), grading.provenance, grading.usage)
    return _marked(subject, completed, conversation, clock)


def hint_deductions(pack: Pack, hints: int) -> tuple[Deduction, ...]:
    """Return what the pack takes off for the hints given; hints beyond its list cost as much as the last."""
    if not pack.hint_cost:
        return ()
    costs = [pack.hint_cost[min(index, len(pack.hint_cost) - 1)] for index in range(hints)]
    return tuple(Deduction(f"hint {number}", cost) for number, cost in enumerate(costs, 1))


async def _judge(grader: Grader, rubric: Rubric, conversation: Conversation, report: Report) -> Grading:
    if is_content_free(conversation):
        return Grading(nothing_said(rubric), grader.provenance, Usage())
    return await grader.grade(rubric, conversation, report)


def _marked(subject: Subject, grading: Grading, conversation: Conversation, clock: Clock) -> Scorecard:
    created_at = clock().isoformat(timespec="milliseconds")
    return mark(subject, grading.judgement, conversation, grading.provenance, created_at, grading.usage)
