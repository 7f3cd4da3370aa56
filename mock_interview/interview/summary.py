"""How an interview went: one result for each question, and the mean of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from mock_interview.interview.stage import rounds_answered
from mock_interview.scoring.arithmetic import band_of
from mock_interview.scoring.overall import overall_percent
from mock_interview.scoring.scorecard import Deduction, Scorecard
from mock_interview.text import one_line
from mock_interview.transcripts.records import AttemptTranscript

if TYPE_CHECKING:
    from mock_interview.rubric.models import Band

TITLE_WIDTH = 80


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """How one criterion went: `score` is 0..1, or None where nothing was assessed."""

    title: str
    score: float | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How a try at one question of an interview went. `self_rating` is 1..5, where the person gave one.

    `deductions` are what hints took off its percent; `later`, of a first try, how the tries after it went, in order.
    """

    ref: str
    title: str
    percent: float | None
    band: str | None
    state: Literal["scored", "ungraded", "unanswered"]
    self_rating: int | None = None
    criteria: tuple[CriterionResult, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    later: "tuple[QuestionResult, ...]" = ()

    @property
    def counts(self) -> bool:
        """Whether it is part of the interview's mean, or will be: not where nothing of it could be judged."""
        return self.percent is not None or self.state != "scored"


@dataclass(frozen=True, slots=True)
class Summary:
    """How an interview went; `percent` and `band` are None while any answer is ungraded.

    `cards` are all its gradings.
    """

    percent: float | None
    band: str | None
    questions: tuple[QuestionResult, ...]
    cards: tuple[Scorecard, ...] = ()

    @property
    def has_scores(self) -> bool:
        """Whether any answer has been graded."""
        return any(result.state == "scored" for result in self.questions)

    @property
    def is_graded(self) -> bool:
        """Whether every answer has been graded."""
        return all(result.state != "ungraded" for result in self.questions)


def summarise(tries: Sequence[AttemptTranscript], bands: "Sequence[Band]") -> Summary:
    """Return how the first tries at each question went; one left unanswered counts 0."""
    attempts = first_tries(tries)
    results = tuple(_result(kept, _tries_after(kept, tries)) for kept in attempts)
    cards = tuple(stored.card for kept in tries for stored in kept.scorecards)
    ungraded = Summary(None, None, results, cards)
    if not (attempts and ungraded.is_graded):
        return ungraded
    percent = overall_percent([result.percent for result in results if result.counts])
    judged = fmean(kept.score.coverage if kept.score else 1.0 for kept in attempts)
    return Summary(percent, band_of(percent, judged, bands), results, cards)


def first_tries(tries: Sequence[AttemptTranscript]) -> list[AttemptTranscript]:
    """Return the first try at each question: those that an interview is scored by."""
    return [kept for kept in tries if kept.attempt.try_number == 1]


def title_of(kept: AttemptTranscript) -> str:
    """Return the title of the question, as it was then."""
    return one_line(str(kept.rubric.get("title", kept.attempt.ref)), TITLE_WIDTH)


def _tries_after(first: AttemptTranscript, tries: Sequence[AttemptTranscript]) -> list[AttemptTranscript]:
    return [kept for kept in tries if kept.attempt.ref == first.attempt.ref and kept.attempt.try_number > 1]


def _result(kept: AttemptTranscript, later: Sequence[AttemptTranscript] = ()) -> QuestionResult:
    card = kept.score
    answered = rounds_answered(kept.utterances) > 0
    return QuestionResult(
        ref=kept.attempt.ref,
        title=title_of(kept),
        percent=card.percent if card else None,
        band=card.band if card else None,
        state="scored" if card else "ungraded" if answered else "unanswered",
        self_rating=kept.attempt.self_rating,
        criteria=tuple(CriterionResult(one_line(c.title, TITLE_WIDTH), c.score) for c in card.criteria) if card else (),
        deductions=card.deductions if card else (),
        later=tuple(map(_result, later)),
    )
