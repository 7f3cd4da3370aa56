"""Points: the verdict, the credit and the quote for each point of a checklist."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mock_interview.graders.offline.calibration import (
    BARE,
    MET,
    PARTIAL,
    PARTLY_SUPPORTED,
    SUPPORTED,
    Curve,
    verdict_of,
)
from mock_interview.graders.offline.clauses import joined, split_clauses
from mock_interview.graders.offline.findings import Finding, Passage, find, stems_of
from mock_interview.graders.offline.hearing import own_clauses
from mock_interview.graders.offline.marks import NO_CORRECTION, Correction, MarkedAnswer, learn
from mock_interview.graders.offline.matching import match
from mock_interview.graders.offline.statements import Statement, prepare, weight
from mock_interview.graders.offline.stems import tokenise
from mock_interview.graders.offline.topic import on_topic
from mock_interview.rubric.models import Point, Rubric
from mock_interview.scoring.judgement import CREDIT, PointJudgement
from mock_interview.text import FUNCTION_WORDS, has_content_word

# Marks lift an answer only so far as it has anything to say on the point.
_EVIDENCE_TO_LIFT = 0.25
_CLOSE = 0.08
_SHARED_WORDS, _SHARED_PART = 2, 0.4
# From which share of a point's words, or a cue's, one clause begins to make it, and from which it makes it in full.
_PLAIN = (0.4, 0.8)


@dataclass(frozen=True, slots=True)
class Sought:
    """A point as it is looked for: its statement, the curve that turns strength into credit, and the question.

    `phrases` are its text and its cues.
    """

    statement: Statement
    curve: Curve
    question: str
    phrases: tuple[str, ...]


def judge_points(
    rubric: Rubric, passages: Sequence[Passage], marked: Sequence[MarkedAnswer]
) -> dict[str, PointJudgement]:
    """Return the judgement on each point of `rubric`, by id, from the candidate's own clauses."""
    topic = on_topic(rubric, passages)
    return {
        id_: _judge(seek(point, rubric), passages, _correction_of(point, rubric, marked), topic)
        for id_, point in rubric.points.items()
    }


def seek(point: Point, rubric: Rubric) -> Sought:
    """Return `point` as it is looked for, supported by its cues and by where the model answer makes it."""
    return _seek(point.text, tuple(point.cues), rubric.question, rubric.model_answer or "")


@lru_cache(maxsize=1_000)
def _seek(text: str, cues: tuple[str, ...], question: str, model_answer: str) -> Sought:
    made = match(prepare(text, question, cues), split_clauses(model_answer))
    stretch = (joined(made.clauses),) if made.clauses else ()
    curve = (BARE, PARTLY_SUPPORTED, SUPPORTED)[bool(cues) + bool(stretch)]
    return Sought(prepare(text, question, (*cues, *stretch)), curve, question, (text, *cues))


def _judge(sought: Sought, passages: Sequence[Passage], correction: Correction, topic: float) -> PointJudgement:
    finding = find(sought.statement, passages)
    if not finding.quote:
        return PointJudgement("missing", reason="Nothing you said comes near this point.", credit=0.0)
    nearest = _nearest(passages, sought)
    plainly = _plainly(nearest, sought) * finding.likeness * (1.0 - finding.contradicted)
    base = max(topic * sought.curve.credit(finding), plainly)
    credit = min(1.0, max(0.0, base + topic * _shift(sought, finding, correction)))
    quote = (nearest or finding.quote) if credit else ""
    reason = _reason(finding, credit, says=_says(quote, sought.phrases))
    return PointJudgement(verdict_of(credit), quote, reason, credit)


def _shift(sought: Sought, finding: Finding, correction: Correction) -> float:
    """Return how far marked answers move the credit, up or down."""
    shift = correction.at(finding.profile(sought.question)) if correction is not NO_CORRECTION else 0.0
    if shift > 0:
        shift *= finding.likeness * min(1.0, finding.strength / _EVIDENCE_TO_LIFT)
    return shift


def _reason(finding: Finding, credit: float, *, says: bool) -> str:
    """Say how sure the verdict is, and whether the words quoted say the point or merely come nearest to it."""
    if finding.likeness < 0.5:
        return "The words are there, but not in sentences that say this."
    if finding.contradicted > 0.5:
        return "You seem to say the opposite of this point."
    if verdict_of(credit) != "missing" and not says:
        return "A guess from the answer as a whole, which does not use the rubric's words; these come nearest."
    sure = "Close call" if min(abs(credit - MET), abs(credit - PARTIAL)) < _CLOSE else "Fairly sure"
    told = {"met": "these words make the point", "partial": "these words make part of the point"}
    return f"{sure}: {told.get(verdict_of(credit), 'by its words, nothing here makes this point')}."


def _nearest(passages: Sequence[Passage], sought: Sought) -> str:
    """Return the clause that shares most with the point's text or one of its cues, verbatim; empty if none does."""
    texts = dict.fromkeys(clause.text for passage in passages for clause in passage)
    nearness = {text: _nearness(text, sought) for text in texts if has_content_word(text)}
    best = max(nearness, key=nearness.__getitem__, default="")
    return best if best and nearness[best] > 0 else ""


def _plainly(clause: str, sought: Sought) -> float:
    """Return how far `clause` alone makes the point in so many words, 0..1; only cues tell which words those are."""
    if len(sought.phrases) == 1:
        return 0.0
    low, high = _PLAIN
    return min(1.0, max(0.0, (_nearness(clause, sought) - low) / (high - low)))


def _nearness(text: str, sought: Sought) -> float:
    said, asked = _content_stems(text), stems_of(sought.question)
    return max(_share(said, _content_stems(phrase), asked) for phrase in sought.phrases)


def _share(said: frozenset[str], wanted: frozenset[str], asked: frozenset[str]) -> float:
    """Return how much of the weight of `wanted` was `said`; one word alone counts half."""
    shared = said & wanted
    whole = sum(weight(stem, asked) for stem in wanted)
    part = sum(weight(stem, asked) for stem in shared)
    return 0.0 if not whole else part / whole * (1.0 if len(shared) > 1 else 0.5)


def _says(quote: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether `quote` shares enough content words with one of `phrases` to be shown as saying it."""
    said = _content_stems(quote)
    return any(
        len(said & wanted) >= max(_SHARED_WORDS, _SHARED_PART * len(wanted)) for wanted in map(_content_stems, phrases)
    )


@lru_cache(maxsize=1_000)
def _content_stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokenise(text) if token.word not in FUNCTION_WORDS)


def _correction_of(point: Point, rubric: Rubric, marked: Sequence[MarkedAnswer]) -> Correction:
    targets = [(mark.answer, _target(mark, point.id, rubric)) for mark in marked]
    marks = tuple((answer, target) for answer, target in targets if target is not None)
    if not marks:
        return NO_CORRECTION
    return _correction(point.text, tuple(point.cues), rubric.question, rubric.model_answer or "", marks)


def _target(mark: MarkedAnswer, point: str, rubric: Rubric) -> float | None:
    """Return the credit that a mark gives a point; where it is the only one, the percent says it more finely."""
    verdict = mark.verdicts.get(point, "unassessed")
    percent = None if mark.percent is None else mark.percent / 100
    if verdict == "unassessed" or (len(rubric.points) == 1 and percent is not None):
        return percent
    return CREDIT[verdict]


@lru_cache(maxsize=500)
def _correction(
    text: str, cues: tuple[str, ...], question: str, model_answer: str, marks: tuple[tuple[str, float], ...]
) -> Correction:
    sought = _seek(text, cues, question, model_answer)
    findings = [find(sought.statement, own_clauses([answer], [question])) for answer, _ in marks]
    errors = [mark - sought.curve.credit(finding) for finding, (_, mark) in zip(findings, marks, strict=True)]
    return learn([finding.profile(question) for finding in findings], errors)
