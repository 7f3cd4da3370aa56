"""Misconceptions, held against a candidate only on plain evidence: a false accusation is worse than a miss."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from mock_interview.graders.offline.clauses import Clause, Passage, split_clauses
from mock_interview.graders.offline.indexing import Index, index_of, indexed, told_at
from mock_interview.graders.offline.stems import information, stem
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.judgement import MisconceptionJudgement
from mock_interview.text import has_content_word

_TELLING = 0.2
_FEWEST_STEMS = 2
# A cue that tells less, as "I just said no", is said by people who mean something else.
_LEAST_TOLD = 1.0
_MOST_CLAUSES = 3
# A cue must be said so far; and that, with half of what else speaks for the claim or against it, must come to so much.
_CUE_SAID = 0.6
_ENOUGH = 1.15
_OTHER_SIGNS = 0.5
# Who says one of these beside a claim is likelier to name it than to make it.
_REJECTING = ("myth", "misconception", "false", "wrong", "untrue", "mistake", "mistaken", "incorrect", "nonsense")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase: how much each of its telling stems tells, what they tell together, and which it denies."""

    weights: Mapping[str, float]
    total: float
    denied: frozenset[str]

    def said(self, stems: Set[str]) -> float:
        """Return the share of it, 0..1, that `stems` say; a single stem says nothing."""
        common = self.weights.keys() & stems
        return math.fsum(map(self.weights.__getitem__, common)) / self.total if len(common) >= _FEWEST_STEMS else 0.0

    def claimed(self, stretch: "_Stretch") -> float:
        """Return the share of it that `stretch` says; nothing where the one denies what the other does not."""
        same_way = stretch.denied & self.weights.keys() == self.denied & stretch.stems
        return self.said(stretch.stems) if same_way else 0.0


@dataclass(frozen=True, slots=True)
class _Points:
    """What the points of a rubric and their cues say: all these phrases, and which of them each telling stem is of."""

    phrases: tuple[_Phrase, ...]
    index: Index

    def nearest(self, stems: frozenset[str]) -> float:
        """Return how much of a phrase, 0..1, is said in `stems` at the most."""
        told = told_at({stem: information(stem) for stem in stems}, self.index)
        shares = (math.fsum(each) / self.phrases[at].total for at, each in told.items() if len(each) >= _FEWEST_STEMS)
        return max(shares, default=0.0)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A misconception: those of its cues that tell enough, its text, and the stems of all of them."""

    cues: tuple[_Phrase, ...]
    text: _Phrase
    vocabulary: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A few neighbouring clauses: the stems in them and those they deny."""

    clauses: tuple[Clause, ...]
    stems: frozenset[str]
    denied: frozenset[str]

    def quote(self, claim: _Claim) -> str:
        """Return the clause that has most of the claim's words."""
        best = max(self.clauses, key=lambda clause: _tell(clause.stems & claim.vocabulary))
        return best.text if has_content_word(best.text) else ""


def judge_misconceptions(rubric: Rubric, passages: Sequence[Passage]) -> dict[str, MisconceptionJudgement]:
    """Return, by id, whether each misconception of `rubric` is plainly stated.

    It is where a few clauses say a cue nearly in full with nothing denied that the cue does not deny, in
    the words of the misconception more than in those of any point.
    """
    claims = {id_: _claim(wrong.text, tuple(wrong.cues)) for id_, wrong in rubric.misconceptions.items()}
    if not claims:
        return {}
    points = _points(tuple(text for point in rubric.points.values() for text in (point.text, *point.cues)))
    return {id_: _judge(claim, points, passages) for id_, claim in claims.items()}


def _stretch(clauses: tuple[Clause, ...]) -> _Stretch:
    stems = frozenset().union(*(clause.stems for clause in clauses))
    return _Stretch(clauses, stems, frozenset().union(*(clause.denied for clause in clauses)))


def _judge(claim: _Claim, points: _Points, passages: Sequence[Passage]) -> MisconceptionJudgement:
    for stretch, cues in chain.from_iterable(_near(claim, passage) for passage in passages):
        if _is_made(claim, cues, points, stretch) and (quote := stretch.quote(claim)):
            return MisconceptionJudgement(made=True, quote=quote, reason="These words make the claim.")
    return MisconceptionJudgement(made=False)


def _near(claim: _Claim, passage: Passage) -> Iterator[tuple[_Stretch, Sequence[_Phrase]]]:
    """Yield the stretches of `passage`, the longest first, that may say enough of cues of `claim`, and those cues."""
    index = index_of(passage)
    near: defaultdict[int, list[_Phrase]] = defaultdict(list)
    # What the whole passage does not say, no stretch of it does.
    for cue in [cue for cue in claim.cues if cue.said(index.keys()) >= _CUE_SAID]:
        for at, told in told_at(cue.weights, index, _MOST_CLAUSES).items():
            if len(told) >= _FEWEST_STEMS and math.fsum(told) >= _CUE_SAID * cue.total:
                near[at].append(cue)
    for at in sorted(near):
        for end in range(min(at + _MOST_CLAUSES, len(passage)), at, -1):
            if not _is_only_named(passage, at, end):
                yield _stretch(passage[at:end]), near[at]


def _is_only_named(passage: Passage, start: int, end: int) -> bool:
    """Tell whether these clauses ask, or they or those beside them say that something is wrong."""
    asks = any("?" in clause.stretch for clause in passage[start:end])
    return asks or any(clause.stems & _rejecting() for clause in passage[max(0, start - 1) : end + 1])


@cache
def _rejecting() -> frozenset[str]:
    return frozenset(map(stem, _REJECTING))


def _is_made(claim: _Claim, cues: Sequence[_Phrase], points: _Points, stretch: _Stretch) -> bool:
    cue = max(cue.claimed(stretch) for cue in cues)
    if cue < _CUE_SAID:
        return False
    on_it = _tell(stretch.stems & claim.vocabulary) / _tell(stretch.stems)
    plain = cue + _OTHER_SIGNS * (claim.text.claimed(stretch) + on_it)
    return plain >= _ENOUGH and plain - _OTHER_SIGNS * points.nearest(stretch.stems) >= _ENOUGH


@lru_cache(maxsize=1_000)
def _claim(text: str, cues: tuple[str, ...]) -> _Claim:
    phrases = tuple(map(_phrase, cues))
    whole = _phrase(text)
    vocabulary = frozenset(chain(whole.weights, *(phrase.weights for phrase in phrases)))
    return _Claim(tuple(phrase for phrase in phrases if phrase.total >= _LEAST_TOLD), whole, vocabulary)


@lru_cache(maxsize=64)
def _points(texts: tuple[str, ...]) -> _Points:
    phrases = tuple(map(_phrase, texts))
    return _Points(phrases, indexed(phrase.weights for phrase in phrases))


@lru_cache(maxsize=5_000)
def _phrase(text: str) -> _Phrase:
    clauses = split_clauses(text)
    stems = [token.stem for clause in clauses for token in clause.tokens]
    weights = {stem: told for stem in stems if (told := _tells(stem))}
    denied = frozenset().union(*(clause.denied for clause in clauses)) & weights.keys()
    return _Phrase(weights, math.fsum(weights.values()), denied)


def _tell(stems: Iterable[str]) -> float:
    return math.fsum(map(_tells, stems))


@lru_cache(maxsize=50_000)
def _tells(stem: str) -> float:
    return told if (told := information(stem)) > _TELLING else 0.0
