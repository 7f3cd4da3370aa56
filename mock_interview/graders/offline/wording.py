"""Wording: how alike two answers to a question are, by their words and by the parts of them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.statements import grams_of
from mock_interview.graders.offline.stems import information
from mock_interview.text import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an answer: stems, the length of the vector of what each tells, and n-grams of the content words."""

    stems: frozenset[str]
    length: float
    grams: frozenset[str]


@lru_cache(maxsize=16)
def wording_of(clauses: Passage) -> Wording:
    """Return the wording of `clauses`."""
    said = said_in(clauses)
    content = {token.word for token in said.tokens} - FUNCTION_WORDS
    return Wording(said.stems, math.sqrt(_told(said.stems)), frozenset(chain.from_iterable(map(grams_of, content))))


def alike(one: Wording, other: Wording) -> float:
    """Return how alike two wordings are, 0..1: the mean of the cosines of their stems and of their n-grams."""
    if not one.grams or not other.grams:
        return 0.0
    stems = _told(one.stems & other.stems) / (one.length * other.length or 1.0)
    return (stems + len(one.grams & other.grams) / math.sqrt(len(one.grams) * len(other.grams))) / 2


def _told(stems: Iterable[str]) -> float:
    return math.fsum(map(_square, stems))


@lru_cache(maxsize=50_000)
def _square(stem: str) -> float:
    return information(stem) ** 2
