"""Wording: how alike two answers to a question are, by their words and by the parts of them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.findings import stems_of
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.statements import grams_of, weight
from mock_interview.text import FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an answer: what each stem tells, squared, the root of the sum, and the content words' n-grams."""

    squares: Mapping[str, float]
    length: float
    grams: frozenset[str]


@lru_cache(maxsize=64)
def wording_of(clauses: Passage, question: str) -> Wording:
    """Return the wording of an answer to `question` that are these clauses."""
    said, asked = said_in(clauses), stems_of(question)
    squares = {stem: weight(stem, asked) ** 2 for stem in said.stems}
    content = {token.word for token in said.tokens} - FUNCTION_WORDS
    return Wording(
        squares, math.sqrt(math.fsum(squares.values())), frozenset(chain.from_iterable(map(grams_of, content)))
    )


def alike(one: Wording, other: Wording) -> float:
    """Return how alike two wordings are, 0..1: the mean of the cosines of their stems and of their n-grams."""
    if not one.grams or not other.grams:
        return 0.0
    stems = math.fsum(map(one.squares.__getitem__, one.squares.keys() & other.squares.keys()))
    grams = len(one.grams & other.grams)
    return (stems / (one.length * other.length) + grams / math.sqrt(len(one.grams) * len(other.grams))) / 2
