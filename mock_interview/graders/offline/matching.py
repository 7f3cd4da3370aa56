"""Matching: how far an answer makes a statement, and where it does."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from mock_interview.graders.offline.clauses import Clause
from mock_interview.graders.offline.statements import Statement, grams_of, pairs_of
from mock_interview.graders.offline.stems import information

# A statement is looked for in neighbouring clauses of at most this many words, or times its own length.
_FEWEST_WORDS = 30
_TIMES_AS_LONG = 3
_WINDOWS_TRIED = 3

# How much each part of the evidence counts.
_RECALL = 0.45
_GRAMS = 0.45
_PAIRS = 0.10
_AMOUNT = 0.24
_CONTRADICTED = 0.85
_NOT_DENIED = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a statement in some clauses; each number but `shared` is 0..1.

    `recall` is the share of its information that is said, `grams` that of its character n-grams,
    `pairs` that of its neighbouring words, `amount` how much is said at all beside what it says,
    `contradicted` the share of what is said that is said the other way round. `shared` counts the
    neighbouring words that are said side by side.
    """

    recall: float
    grams: float
    pairs: float
    amount: float
    contradicted: float
    shared: int = 0

    @property
    def strength(self) -> float:
        """How far the statement is made, 0..1."""
        agreement = (
            _RECALL * math.sqrt(self.recall) + _GRAMS * math.pow(self.grams, 0.75) + _PAIRS * math.sqrt(self.pairs)
        )
        said = (1 - _AMOUNT) * agreement + _AMOUNT * self.amount * min(1.0, 2 * agreement)
        return said * (1 - _CONTRADICTED * self.contradicted)


NOTHING = Evidence(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Match:
    """The evidence for a statement and the neighbouring clauses it stands in, the most telling one named."""

    evidence: Evidence
    clauses: tuple[Clause, ...] = ()
    best: Clause | None = None


class _Hit(NamedTuple):
    """A clause that has words of a statement: which of its stems, and what they tell together."""

    at: int
    clause: Clause
    stems: frozenset[str]
    worth: float


def match(statement: Statement, clauses: Sequence[Clause]) -> Match:
    """Return where in `clauses`, all of one text, `statement` is made most fully."""
    hits = list(_hits(statement, clauses))
    if not hits:
        return Match(NOTHING)
    room = max(_FEWEST_WORDS, _TIMES_AS_LONG * statement.size)
    if sum(len(clause.tokens) for clause in clauses) <= room:
        return _matched(statement, hits, tuple(clauses))
    windows = sorted(_windows(room, clauses, hits), key=_promise, reverse=True)
    window = max(windows[:_WINDOWS_TRIED], key=lambda hits: _together(statement, hits))
    return _matched(statement, window, tuple(clauses[window[0].at : window[-1].at + 1]))


def _matched(statement: Statement, hits: Sequence[_Hit], clauses: tuple[Clause, ...]) -> Match:
    best = max(hits, key=lambda hit: hit.worth)
    return Match(_evidence(statement, clauses), clauses, best.clause)


def _hits(statement: Statement, clauses: Sequence[Clause]) -> Iterator[_Hit]:
    for at, clause in enumerate(clauses):
        stems = clause.stems & statement.stems
        if stems:
            yield _Hit(at, clause, stems, _worth(statement, stems))


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
    """What some clauses say, whatever the statement; saying a clause again adds nothing."""

    grams: Counter[str]
    pairs: frozenset[tuple[str, str]]
    information: float
    stems: frozenset[str]
    denied: frozenset[str]
    affirmed: frozenset[str]


@lru_cache(maxsize=256)
def _said(clauses: tuple[Clause, ...]) -> _Said:
    different = {tuple(token.word for token in clause.tokens) for clause in clauses}
    stems = frozenset().union(*(clause.stems for clause in clauses))
    return _Said(
        grams=Counter(chain.from_iterable(map(grams_of, chain.from_iterable(different)))),
        pairs=pairs_of(clauses),
        information=sum(map(information, stems)),
        stems=stems,
        denied=frozenset().union(*(clause.denied for clause in clauses)),
        affirmed=frozenset().union(*(clause.affirmed for clause in clauses)),
    )


def _evidence(statement: Statement, clauses: tuple[Clause, ...]) -> Evidence:
    said = _said(clauses)
    made = _worth(statement, said.stems & statement.stems)
    shared = len(statement.pairs & said.pairs)
    return Evidence(
        recall=made / statement.total,
        grams=_gram_recall(statement, said.grams),
        pairs=shared / len(statement.pairs) if statement.pairs else 0.0,
        amount=1 - math.exp(-2 * said.information / statement.total),
        contradicted=min(1.0, _worth_against(statement, said) / made),
        shared=shared,
    )


def _gram_recall(statement: Statement, said: Counter[str]) -> float:
    common = statement.grams.keys() & said.keys()
    counted = map(min, map(statement.grams.__getitem__, common), map(said.__getitem__, common))
    return sum(counted) / statement.total_grams


def _worth_against(statement: Statement, said: _Said) -> float:
    """Return what is told by the stems said the other way round; one said both ways on a side is not counted."""
    denies = (said.denied - said.affirmed) & (statement.stems - statement.denied)
    does_not_deny = (said.affirmed - said.denied) & (statement.denied - statement.affirmed)
    return _worth(statement, denies) + _NOT_DENIED * _worth(statement, does_not_deny)
