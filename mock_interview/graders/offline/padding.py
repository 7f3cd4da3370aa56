"""Padding: fluent talk that says nothing, which must not make an answer seem to cover more.

Half its clauses have some common word that a rubric has too, so it is told by the stretch they stand in: for its length
that tells little, in the rubric's words or in any others.
"""

import math
from collections.abc import Container
from functools import lru_cache

from mock_interview.graders.offline.clauses import Clause, Passage
from mock_interview.graders.offline.stems import information

# A clause is judged with so many clauses on either side of it.
_REACH = 2
# What a word tells beyond this counts; in the rubric's words, which are counted on top, less of it is needed.
_COMMON = 0.4
_COMMON_IN_RUBRIC = 0.2
_IN_RUBRIC = 1.5
# What a word tells in the mean of a stretch that says something.
_LEAST = 0.044


def without_padding(passage: Passage, vocabulary: Container[str]) -> Passage:
    """Return the clauses of `passage` around which enough is told for their words; `vocabulary` is a rubric's."""
    told = [_told(clause, vocabulary) for clause in passage]
    words = [len(clause.tokens) for clause in passage]
    near = [slice(max(0, at - _REACH), at + _REACH + 1) for at in range(len(passage))]
    return tuple(clause for clause, at in zip(passage, near, strict=True) if sum(told[at]) >= _LEAST * sum(words[at]))


def _told(clause: Clause, vocabulary: Container[str]) -> float:
    return math.fsum([_tells_in_rubric(stem) if stem in vocabulary else _tells(stem) for stem in clause.content])


@lru_cache(maxsize=50_000)
def _tells(stem: str) -> float:
    return max(0.0, information(stem) - _COMMON)


@lru_cache(maxsize=50_000)
def _tells_in_rubric(stem: str) -> float:
    return _tells(stem) + _IN_RUBRIC * max(0.0, information(stem) - _COMMON_IN_RUBRIC)
