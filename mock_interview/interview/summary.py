"""How an interview went: one result for each question, and the mean of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from mock_interview.interview.stage import rounds_answered
from mock_interview.rubric.models import Band
from mock_interview.scoring.arithmetic import band_of
from mock_interview.scoring.overall import overall_percent
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import one_line
from mock_interview.transcripts.records import AttemptTranscript

TITLE_WIDTH = 80


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How the first try at one question of an interview went. `state` is ``scored``, ``ungraded`` or ``unanswered``."""

    ref: str
    title: str
    percent: float | None
    band: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Summary:
    """How an interview went; `percent` and `band` are None while any answer is ungraded.

    `cards` are all its gradings.
    """

    percent: float | None
    band: str | None
    questions: tuple[QuestionResult, ...]
    cards: tuple[Scorecard, ...] = ()


def summarise(tries: Sequence[AttemptTranscript], bands: Sequence[Band]) -> Summary:
    """Return how the first tries at each question went; one left unanswered counts 0."""
    attempts = [kept for kept in tries if kept.attempt.try_number == 1]
    results = tuple(_result(kept) for kept in attempts)
    percent = _overall(results)
    judged = fmean(kept.score.coverage if kept.score else 1.0 for kept in attempts)
    cards = tuple(stored.card for kept in tries for stored in kept.scorecards)
    return Summary(percent, band_of(percent, judged, bands), results, cards)


def _overall(results: Sequence[QuestionResult]) -> float | None:
    if any(result.state == "ungraded" for result in results):
        return None
    return overall_percent(
        [result.percent for result in results if result.state == "unanswered" or result.percent is not None]
    )


def _result(kept: AttemptTranscript) -> QuestionResult:
    card = kept.score
    answered = rounds_answered(kept.utterances) > 0
    return QuestionResult(
        ref=kept.attempt.ref,
        title=one_line(str(kept.rubric.get("title", kept.attempt.ref)), TITLE_WIDTH),
        percent=card.percent if card else None,
        band=card.band if card else None,
        state="scored" if card else "ungraded" if answered else "unanswered",
    )
