"""Topic: whether an answer speaks of what its rubric speaks of at all.

A long, fluent answer to another question shares words with any rubric of its field. It is told by how
little of what it says is in the rubric's vocabulary.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.findings import stems_of
from mock_interview.graders.offline.said import said_in
from mock_interview.graders.offline.stems import information
from mock_interview.rubric.models import Rubric

# The share of an answer's information that is in the rubric's words: off the topic, and on it.
_OFF = 0.15
_ON = 0.25
_COMMON = 0.2
_FEWEST_WORDS_IN_RUBRIC = 160


def on_topic(rubric: Rubric, passages: Sequence[Passage]) -> float:
    """Return how far an answer is about what `rubric` asks, 0..1; 1 where the rubric says too little to tell."""
    points = [text for point in rubric.points.values() for text in (point.text, *point.cues)]
    vocabulary = _vocabulary((rubric.question, rubric.model_answer or "", *points))
    said = frozenset().union(*(said_in(passage).stems for passage in passages))
    total = math.fsum(map(_telling, said))
    if len(vocabulary) < _FEWEST_WORDS_IN_RUBRIC or not total:
        return 1.0
    share = math.fsum(map(_telling, said & vocabulary)) / total
    return min(1.0, max(0.0, (share - _OFF) / (_ON - _OFF)))


@lru_cache(maxsize=50_000)
def _telling(stem: str) -> float:
    return max(0.0, information(stem) - _COMMON)


@lru_cache(maxsize=64)
def _vocabulary(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(stems_of, texts))
