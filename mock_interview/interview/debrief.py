"""The debrief at an interview's end: how it went, what to keep, what to mend, and what to practise next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mock_interview.interview.remarks import Remark, remarks
from mock_interview.interview.self_judgement import SelfJudgement, self_judgement
from mock_interview.interview.summary import QuestionResult, Summary, first_tries, summarise
from mock_interview.transcripts.records import AttemptTranscript

if TYPE_CHECKING:
    from mock_interview.rubric.models import Band

MOST_NEXT = 3


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A question to practise next, and when the schedule asks it again: a stored time, or None for no date yet."""

    question: QuestionResult
    due: str | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """How an interview went, by first tries. A question that is not graded is told by its state alone.

    `upcoming` are its weakest questions, the weakest first.
    """

    summary: Summary
    strengths: tuple[Remark, ...]
    fixes: tuple[Remark, ...]
    self_judgement: SelfJudgement | None
    upcoming: tuple[Upcoming, ...]


def debrief(tries: Sequence[AttemptTranscript], bands: "Sequence[Band]", due: Mapping[str, str | None]) -> Debrief:
    """Return the debrief of an interview's `tries`; `due` says when the schedule asks each ref again."""
    summary = summarise(tries, bands)
    first = first_tries(tries)
    found = remarks(first, sum(result.counts for result in summary.questions))
    return Debrief(
        summary=summary,
        strengths=found.strengths,
        fixes=found.fixes,
        self_judgement=self_judgement(rated(first)),
        upcoming=tuple(Upcoming(result, due.get(result.ref)) for result in _weakest(summary.questions)),
    )


def rated(tries: Sequence[AttemptTranscript]) -> list[tuple[int, float]]:
    """Return the self-rating and the percent of each try that has both and was made without the model answer."""
    return [
        (rating, score.percent)
        for kept in tries
        if (rating := kept.attempt.self_rating) is not None
        and (score := kept.score) is not None
        and score.percent is not None
        and not kept.attempt.model_answer_seen
    ]


def _weakest(results: Sequence[QuestionResult]) -> list[QuestionResult]:
    """Return the questions that did worst: of those that are scored, or were left unanswered."""
    known = [result for result in results if result.percent is not None or result.state == "unanswered"]
    return sorted(known, key=lambda result: result.percent or 0.0)[:MOST_NEXT]
