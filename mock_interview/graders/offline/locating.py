"""Locating: in which clauses of an answer a statement is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mock_interview.graders.offline.clauses import Clause, Passage
from mock_interview.graders.offline.statements import Statement


@dataclass(frozen=True, slots=True)
class Place:
    """The neighbouring clauses in which a statement is made, and the most telling one of them."""

    clauses: tuple[Clause, ...]
    best: Clause


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring clauses and the stems in them."""

    clauses: tuple[Clause, ...]
    stems: frozenset[str]


def locate(statement: Statement, passage: Passage, room: int) -> Place | None:
    """Return the clauses of `passage`, at most `room` words or one clause, that have most of `statement`, if any do."""
    window = max(_windows(passage, room), key=lambda window: _worth(statement, window.stems), default=None)
    if window is None or window.stems.isdisjoint(statement.stems):
        return None
    return Place(window.clauses, max(window.clauses, key=lambda clause: _worth(statement, clause.stems)))


def _worth(statement: Statement, stems: frozenset[str]) -> float:
    return statement.worth(stems & statement.stems)


@lru_cache(maxsize=16)
def _windows(passage: Passage, room: int) -> tuple[_Window, ...]:
    return tuple(
        _Window(clauses, frozenset().union(*(clause.stems for clause in clauses))) for clauses in _slid(passage, room)
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
