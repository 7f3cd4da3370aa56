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
from mock_interview.graders.offline.stems import beyond_common
from mock_interview.rubric.models import Rubric

# The share of an answer's information that is in the rubric's words: off the topic, and on it. A rubric of few words
# knows fewer of those of a good answer.
_OFF_AND_ON = (0.13, 0.23)
_OFF_AND_ON_OF_FEW = (0.03, 0.08)
_FEW = 160


def on_topic(rubric: Rubric, passages: Sequence[Passage], *, narrow: bool) -> float:
    """Return how far an answer is about what `rubric` asks, 0..1; 1 where the rubric says too little to tell.

    A `narrow` one has several points and little else.
    """
    points = [text for point in rubric.points.values() for text in (point.text, *point.cues)]
    vocabulary = _vocabulary((rubric.question, rubric.model_answer or "", *points))
    said = frozenset().union(*(said_in(passage).stems for passage in passages))
    total = math.fsum(map(beyond_common, said))
    few = len(vocabulary) < _FEW
    if not total or (few and not narrow):
        return 1.0
    share = math.fsum(map(beyond_common, said & vocabulary)) / total
    off, on = _OFF_AND_ON_OF_FEW if few else _OFF_AND_ON
    return min(1.0, max(0.0, (share - off) / (on - off)))


@lru_cache(maxsize=64)
def _vocabulary(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(stems_of, texts))
