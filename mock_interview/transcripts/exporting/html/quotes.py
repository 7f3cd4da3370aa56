"""What a scorecard judges, and the words each verdict rests on, so that the two can lead to each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from mock_interview.rubric.wording import level_wording, wording
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.evidence import Judged, evidence
from mock_interview.scoring.judgement import Verdict
from mock_interview.scoring.quotes import Place, Quotable
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore
from mock_interview.text import sanitise
from mock_interview.transcripts.exporting.wording import verdict_told
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard

Effect = Literal["met", "partial", "wrong", "none"]

_EFFECTS: Mapping[Verdict, Effect] = {"met": "met", "partial": "partial", "missing": "none", "unassessed": "none"}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a scorecard judges: a point, a misconception or a scale; `number` counts on its card from 1."""

    card_id: str
    number: int
    judged: Judged
    statement: str

    @property
    def anchor(self) -> str:
        """Where it stands on the scorecard."""
        return f"point-{self.card_id}-{self.number}"

    @property
    def quote_anchor(self) -> str:
        """Where its words end in the answer."""
        return f"quote-{self.card_id}-{self.number}"

    @property
    def verdict(self) -> str:
        """The verdict in a word or two."""
        if isinstance(self.judged, PointScore):
            return verdict_told(self.judged.verdict)
        if isinstance(self.judged, MisconceptionScore):
            return "misconception" if self.judged.made else "misconception not held against you"
        return "not assessed" if self.judged.level is None else f"level {self.judged.level}"

    @property
    def effect(self) -> Effect:
        """What it did to the score."""
        if isinstance(self.judged, MisconceptionScore):
            return "wrong" if self.judged.made else "none"
        if isinstance(self.judged, PointScore):
            return _EFFECTS[self.judged.verdict]
        if not self.judged.score:
            return "none"
        return "met" if self.judged.score == 1 else "partial"


@dataclass(frozen=True, slots=True)
class Quote:
    """The words in an answer that a part rests on."""

    place: Place
    part: Part


@dataclass(frozen=True, slots=True)
class Quotes:
    """All words of an attempt's answers that verdicts rest on; `links` leads from a part's anchor to its words'."""

    found: tuple[Quote, ...]
    links: Mapping[str, str]

    def in_answer(self, index: int) -> list[Quote]:
        """Return those in one of the answers, counted from 0."""
        return [quote for quote in self.found if quote.place.answer == index]


def parts_of(stored: StoredScorecard, rubric: Mapping[str, Any]) -> Iterator[tuple[CriterionScore, list[Part]]]:
    """Yield the criteria of a scorecard with the parts to show of each; `rubric` is the JSON it was judged by."""
    texts, levels = wording(rubric), level_wording(rubric)
    numbers = count(1)
    for criterion in stored.card.criteria:
        shown = _shown(criterion)
        yield criterion, [Part(stored.id, next(numbers), part, _statement(part, texts, levels)) for part in shown]


def find_quotes(kept: AttemptTranscript) -> Quotes:
    """Return what the standing scorecards quote; what a later one quotes again leads to where it is marked already."""
    quotable = Quotable(tuple(Said(said.speaker, said.kind, sanitise(said.text)) for said in kept.utterances))
    found: dict[tuple[str, Place], Quote] = {}
    links: dict[str, str] = {}
    for stored in kept.standing:
        for quote in _quotes_on(stored, kept.rubric_of(stored.card), quotable):
            first = found.setdefault((quote.part.judged.id, quote.place), quote)
            links[quote.part.anchor] = first.part.quote_anchor
    return Quotes(tuple(found.values()), links)


def _quotes_on(stored: StoredScorecard, rubric: Mapping[str, Any], quotable: Quotable) -> Iterator[Quote]:
    for _, parts in parts_of(stored, rubric):
        for part in parts:
            if place := quotable.find(evidence(part.judged)):
                yield Quote(place, part)


def _shown(criterion: CriterionScore) -> list[Judged]:
    """Return a scale itself, or the points of a checklist and the misconceptions that were claimed."""
    if criterion.kind == "levels":
        return [criterion]
    return [*criterion.points, *(wrong for wrong in criterion.misconceptions if wrong.made or wrong.claimed)]


def _statement(judged: Judged, texts: Mapping[str, str], levels: Mapping[str, Mapping[int, str]]) -> str:
    """Return what the rubric says of a point, a misconception, or the level that was reached."""
    if isinstance(judged, CriterionScore):
        return "" if judged.level is None else levels.get(judged.id, {}).get(judged.level, "")
    return texts.get(judged.id, judged.id)
