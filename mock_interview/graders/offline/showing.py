"""Showing: the words beside a verdict, which are chosen apart from it, and how sure the verdict is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mock_interview.graders.offline.calibration import MET, PARTIAL, verdict_of
from mock_interview.graders.offline.clauses import Passage, split_clauses
from mock_interview.graders.offline.findings import Finding
from mock_interview.graders.offline.indexing import Index, index_of, told_at
from mock_interview.graders.offline.statements import weight

_CLOSE = 0.08
_SHARED_WORDS, _SHARED_PART = 2, 0.4
_TOLD = {"met": "these words make the point", "partial": "these words make part of the point"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that makes a point, or a cue of it: how much each content stem tells, and all of them together."""

    weights: Mapping[str, float]
    total: float

    def shares(self, index: Index) -> list[tuple[int, float]]:
        """Return the place of each clause that says any of it, and how much, 0..1; one word alone counts half."""
        told = told_at(self.weights, index)
        return [
            (at, math.fsum(each) / self.total if len(each) > 1 else each[0] / (2 * self.total))
            for at, each in told.items()
        ]

    def is_said(self, content: frozenset[str]) -> bool:
        """Tell whether a clause with this `content` has enough of it to be shown as saying it."""
        return len(self.weights.keys() & content) >= max(_SHARED_WORDS, _SHARED_PART * len(self.weights))


def phrase_of(text: str, asked: frozenset[str]) -> Phrase:
    """Return `text`, said in answer to a question with the stems `asked`, as a phrase."""
    content = frozenset().union(*(clause.content for clause in split_clauses(text)))
    weights = {stem: weight(stem, asked) for stem in content}
    return Phrase(weights, math.fsum(weights.values()))


@dataclass(frozen=True, slots=True)
class Nearest:
    """The clause, verbatim, that shares most with one of a point's phrases, the share, and whether it says that one."""

    quote: str = ""
    share: float = 0.0
    says: bool = False


NOTHING_NEAR = Nearest()


def nearest(phrases: Sequence[Phrase], passages: Sequence[Passage]) -> Nearest:
    """Return the clause of `passages` that comes nearest to `phrases`; `NOTHING_NEAR` if none shares a word."""
    near = [(passage, *_nearest_in(phrases, passage)) for passage in passages]
    passage, share, at = max(near, key=lambda each: each[1], default=((), 0.0, 0))
    if not share:
        return NOTHING_NEAR
    best = passage[at]
    content = best.content
    return Nearest(best.text, share, any(phrase.is_said(content) for phrase in phrases))


def _nearest_in(phrases: Sequence[Phrase], passage: Passage) -> tuple[float, int]:
    """Return how much of a phrase the first clause of `passage` says that says most of any, and the clause's place."""
    index, best, where = index_of(passage), 0.0, 0
    for phrase in phrases:
        for at, share in phrase.shares(index):
            if share > best or (share == best and at < where):
                best, where = share, at
    return best, where


def reason(finding: Finding, credit: float, *, says: bool) -> str:
    """Say how sure the verdict is, and whether the words quoted say the point or merely come nearest to it."""
    verdict, is_denied = verdict_of(credit), says and finding.contradicted > 0.5
    if finding.likeness < 0.5:
        return "The words are there, but not in sentences that say this."
    if is_denied and verdict != "met":
        return "By its words, something here says the opposite of this point."
    if verdict != "missing" and not says:
        return "A guess from the answer as a whole, which does not use the rubric's words; these come nearest."
    is_close = is_denied or min(abs(credit - MET), abs(credit - PARTIAL)) < _CLOSE
    return f"{'Close call' if is_close else 'Fairly sure'}: {_TOLD.get(verdict, 'no words here make this point')}."
