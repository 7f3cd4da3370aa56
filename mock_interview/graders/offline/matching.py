"""Matching: how far an answer makes a statement, and where it does."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from mock_interview.graders.offline.clauses import Clause
from mock_interview.graders.offline.statements import Statement, grams_of, pairs_of
from mock_interview.graders.offline.stems import information

# A statement is looked for in neighbouring clauses of at most this many words, or times its own length.
_FEWEST_WORDS = 30
_TIMES_AS_LONG = 3
_WINDOWS_TRIED = 3

# How much each part of the evidence counts.
_RECALL = 0.36
_GRAMS = 0.36
_AMOUNT = 0.18
_PAIRS = 0.10
_CONTRADICTED = 0.7
_JUMBLED = 0.85


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a statement in some clauses; each number is 0..1.

    `recall` is the share of its information that is said, `grams` that of its character n-grams,
    `pairs` that of its neighbouring words, `amount` how much is said at all beside what it says,
    `contradicted` the share of what is said that is said the other way round.
    """

    recall: float
    grams: float
    pairs: float
    amount: float
    contradicted: float

    @property
    def strength(self) -> float:
        """How far the statement is made, 0..1."""
        agreement = (_RECALL * self.recall + _GRAMS * math.sqrt(self.grams) + _PAIRS * math.sqrt(self.pairs)) / (
            _RECALL + _GRAMS + _PAIRS
        )
        said = (1 - _AMOUNT) * agreement + _AMOUNT * self.amount * min(1.0, 2 * agreement)
        return said * (1 - _CONTRADICTED * self.contradicted) * (1 - _JUMBLED * self.jumbled)

    @property
    def jumbled(self) -> float:
        """How far all the words are there and hardly two of them side by side as they should be, 0..1."""
        return _ramp(self.recall, 0.6, 0.9) * (1 - _ramp(self.pairs, 0.0, 0.25))


NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Match:
    """The evidence for a statement and the neighbouring clauses it stands in, the most telling one named."""

    evidence: Evidence
    clauses: tuple[Clause, ...] = ()
    best: Clause | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    """A clause that has words of a statement: which of its stems, and what they tell together."""

    at: int
    stems: frozenset[str]
    worth: float


def match(statement: Statement, clauses: Sequence[Clause]) -> Match:
    """Return where in `clauses`, all of one text, `statement` is made most fully."""
    hits = list(_hits(statement, clauses))
    if not hits:
        return Match(NOTHING)
    room = max(_FEWEST_WORDS, _TIMES_AS_LONG * statement.size)
    windows = sorted(_windows(room, clauses, hits), key=_promise, reverse=True)
    window = max(windows[:_WINDOWS_TRIED], key=lambda hits: _together(statement, hits))
    found = tuple(clauses[window[0].at : window[-1].at + 1])
    best = max(window, key=lambda hit: hit.worth)
    return Match(_evidence(statement, window, clauses), found, clauses[best.at])


def _hits(statement: Statement, clauses: Sequence[Clause]) -> Iterator[_Hit]:
    for at, clause in enumerate(clauses):
        stems = clause.stems & statement.stems
        if stems:
            yield _Hit(at, stems, _worth(statement, stems))


def _worth(statement: Statement, stems: Iterable[str]) -> float:
    return sum(map(statement.weights.__getitem__, stems))


def _windows(room: int, clauses: Sequence[Clause], hits: list[_Hit]) -> Iterator[list[_Hit]]:
    """Yield, from each hit on, the hits that stand within `room` words, leaving out what the one before holds."""
    ends = list(accumulate(len(clause.tokens) for clause in clauses))
    last = -1
    for first, hit in enumerate(hits):
        start = ends[hit.at] - len(clauses[hit.at].tokens)
        before = last
        last = max(last, first)
        while last + 1 < len(hits) and ends[hits[last + 1].at] - start <= room:
            last += 1
        if last > before:
            yield hits[first : last + 1]


def _promise(hits: Sequence[_Hit]) -> float:
    return sum(hit.worth for hit in hits)


def _together(statement: Statement, hits: Iterable[_Hit]) -> float:
    return _worth(statement, frozenset().union(*(hit.stems for hit in hits)))


@dataclass(frozen=True, slots=True)
class _Said:
    """What some clauses say, whatever the statement: their n-grams, neighbouring stems and information."""

    grams: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    information: float


@lru_cache(maxsize=256)
def _said(clauses: tuple[Clause, ...]) -> _Said:
    words = {token.word: token.stem for clause in clauses for token in clause.tokens}
    return _Said(
        grams=frozenset(gram for word in words for gram in grams_of(word)),
        pairs=pairs_of(clauses),
        information=sum(map(information, set(words.values()))),
    )


def _evidence(statement: Statement, hits: list[_Hit], clauses: Sequence[Clause]) -> Evidence:
    said = _said(tuple(clauses[hits[0].at : hits[-1].at + 1]))
    return Evidence(
        recall=_together(statement, hits) / statement.total,
        grams=sum(each for gram, each in statement.grams.items() if gram in said.grams) / statement.total_grams,
        pairs=len(statement.pairs & said.pairs) / len(statement.pairs) if statement.pairs else 0.0,
        amount=1 - math.exp(-2 * said.information / statement.total),
        contradicted=_contradicted(statement, hits, clauses),
    )


def _contradicted(statement: Statement, hits: Sequence[_Hit], clauses: Sequence[Clause]) -> float:
    against = 0.0
    for hit in hits:
        if other_way := clauses[hit.at].negated ^ statement.negated:
            against += _worth(statement, hit.stems & other_way)
    return against / sum(hit.worth for hit in hits)
