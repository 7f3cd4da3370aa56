"""What to keep and what to mend: the parts of an interview that earned and cost most, with the candidate's words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from mock_interview.interview.summary import title_of
from mock_interview.interview.worth import Part, worths
from mock_interview.rubric.wording import level_wording, wording
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.evidence import evidence
from mock_interview.scoring.quotes import Quotable
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, Scorecard
from mock_interview.scoring.second_card import won_back
from mock_interview.text import fold, one_line
from mock_interview.transcripts.records import AttemptTranscript

MOST = 3
TEXT_WIDTH, QUOTE_WIDTH = 300, 240

Standing: TypeAlias = Literal["met", "partial", "missing", "unproved", "wrong", "level"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One part of a rubric that earned `points`, or where below 0 cost them, in percent points of the interview.

    `quote` is something the candidate said, or empty. `is_won_back`: it earned more after a follow-up.
    `advice` is the grader's own sentence on the whole answer.
    """

    question: str
    text: str
    standing: Standing
    points: float
    quote: str = ""
    is_won_back: bool = False
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Up to three strengths and three fixes, the weightiest first; no part of a rubric is in both."""

    strengths: tuple[Remark, ...]
    fixes: tuple[Remark, ...]


def remarks(tries: Sequence[AttemptTranscript], asked: int) -> Remarks:
    """Return what weighed most in these tries, of which the interview counts `asked`.

    A strength was met in full; a person's own verdict needs no words of the answer for that.
    """
    strengths: list[Remark] = []
    fixes: list[Remark] = []
    for kept in tries:
        if kept.score is not None:
            strengths += _told_once(_strengths(kept, kept.score, asked), kept.score.strength)
            fixes += _told_once(_fixes(kept, kept.score, asked), kept.score.fix)
    return Remarks(_weightiest(strengths), _weightiest(fixes))


def _weightiest(found: list[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(found, key=_weight, reverse=True)[:MOST])


def _told_once(found: Iterable[Remark], advice: str) -> list[Remark]:
    """Return the remarks on one question, the weightiest first, and it alone with the grader's advice.

    Advice that says no more than one of them is left out.
    """
    ranked = sorted(found, key=_weight, reverse=True)
    if not ranked or any(fold(remark.text) in fold(advice) for remark in ranked):
        return ranked
    return [replace(ranked[0], advice=one_line(advice, TEXT_WIDTH)), *ranked[1:]]


def _weight(remark: Remark) -> float:
    return abs(remark.points)


def _strengths(kept: AttemptTranscript, card: Scorecard, asked: int) -> Iterator[Remark]:
    quotable = _quotable(kept)
    for worth in worths(card, kept.rubric_of(card)):
        if worth.earned > 0 and _is_in_full(worth.part):
            yield _remark(kept, worth.part, worth.earned / asked, quotable)


def _fixes(kept: AttemptTranscript, card: Scorecard, asked: int) -> Iterator[Remark]:
    quotable, regained = _quotable(kept), _regained(kept)
    for worth in worths(card, kept.rubric_of(card)):
        if worth.lost > 0 and not _is_in_full(worth.part):
            yield _remark(kept, worth.part, -worth.lost / asked, quotable, regained)


def _remark(
    kept: AttemptTranscript, part: Part, points: float, quotable: Quotable, regained: Collection[str] = ()
) -> Remark:
    words = evidence(part)
    return Remark(
        question=title_of(kept),
        text=one_line(_text(kept, part), TEXT_WIDTH),
        standing=_standing(part),
        points=points,
        quote=one_line(words, QUOTE_WIDTH) if quotable.find(words) else "",
        is_won_back=part.id in regained,
    )


def _text(kept: AttemptTranscript, part: Part) -> str:
    rubric = kept.rubric_of(kept.score)
    if not isinstance(part, CriterionScore):
        return wording(rubric).get(part.id, part.id)
    levels = level_wording(rubric).get(part.id)
    return f"{part.title}: {levels[max(levels)]}" if levels else part.title


def _standing(part: Part) -> Standing:
    if isinstance(part, CriterionScore):
        return "level"
    if isinstance(part, MisconceptionScore):
        return "wrong"
    if part.claimed is not None:
        return "unproved"
    return "missing" if part.verdict == "unassessed" else part.verdict


def _is_in_full(part: Part) -> bool:
    if isinstance(part, CriterionScore):
        return part.score == 1.0
    return not isinstance(part, MisconceptionScore) and part.verdict == "met"


def _regained(kept: AttemptTranscript) -> Collection[str]:
    last = kept.standing[-1]
    first = kept.basis_of(last)
    return won_back(first, last.card) if first else ()


def _quotable(kept: AttemptTranscript) -> Quotable:
    return Quotable(tuple(Said(said.speaker, said.kind, said.text) for said in kept.utterances))
