"""Locating: in which clauses of an answer a statement is made."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from mock_interview.graders.offline.clauses import Clause, Passage
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.statements import Statement


@dataclass(frozen=True, slots=True)
class Place:
    """The neighbouring clauses in which a statement is made, what they tell of it, and the most telling one of them."""

    clauses: tuple[Clause, ...]
    told: float
    best: Clause


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring clauses and the stems in them."""

    clauses: tuple[Clause, ...]
    stems: frozenset[str]


_Stretch = TypeVar("_Stretch", _Window, Clause)


def locate(statement: Statement, passage: Passage, room: int) -> Place | None:
    """Return the clauses of `passage`, at most `room` words or one clause, that have most of `statement`, if any do."""
    said = statement.stems & said_in(passage).stems
    if not said:
        return None
    window, told = _most_telling(statement, said, _windows(passage, room))
    clause, _ = _most_telling(statement, said, window.clauses)
    return Place(window.clauses, told, clause)


def _most_telling(statement: Statement, said: frozenset[str], stretches: Sequence[_Stretch]) -> tuple[_Stretch, float]:
    """Return the first of `stretches` that has most of what is `said` of `statement`, and how much that tells."""
    weight = statement.weights.__getitem__
    best, most, told = stretches[0], 0.0, frozenset[str]()
    for stretch in stretches:
        found = stretch.stems & said
        # What has no word that the best has not is not weighed.
        if not found <= told and (worth := math.fsum(map(weight, found))) > most:
            best, most, told = stretch, worth, found
    return best, most


@lru_cache(maxsize=8)
def _windows(passage: Passage, room: int) -> tuple[_Window, ...]:
    return tuple(
        _Window(clauses, frozenset().union(*[clause.stems for clause in clauses])) for clauses in _slid(passage, room)
    )


def _slid(passage: Passage, room: int) -> Iterator[tuple[Clause, ...]]:
    """Yield, from each clause on, the clauses that stand within `room` words, if the one before does not hold them."""
    end = words = 0
    for start, clause in enumerate(passage):
        before = end
        while end < len(passage) and (end <= start or words + len(passage[end].tokens) <= room):
            words += len(passage[end].tokens)
            end += 1
        if end > before:
            yield passage[start:end]
        words -= len(clause.tokens)
