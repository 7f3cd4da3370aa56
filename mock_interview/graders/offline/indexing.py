"""Indexing: which of many stretches have a word, so that a phrase is looked for there alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from mock_interview.graders.offline.clauses import Passage

# For each stem the stretches that have it, as the clauses of a passage do, counted from 0.
Index = Mapping[str, Sequence[int]]


@lru_cache(maxsize=8)
def index_of(passage: Passage) -> Index:
    """Return where each stem of `passage` stands."""
    return indexed([clause.stems for clause in passage])


def indexed(stretches: Iterable[Iterable[str]]) -> Index:
    """Return which of `stretches`, counted from 0, each of their stems stands in."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, stems in enumerate(stretches):
        for stem in stems:
            index[stem].append(at)
    return dict(index)


def told_at(weights: Mapping[str, float], index: Index, reach: int = 1) -> Mapping[int, Sequence[float]]:
    """Return how much each stem of `weights` tells that stands in the `reach` clauses from each clause on."""
    told: defaultdict[int, list[float]] = defaultdict(list)
    for stem, weight in weights.items():
        if places := index.get(stem):
            for start in places if reach == 1 else _starts(places, reach):
                told[start].append(weight)
    return told


def _starts(places: Sequence[int], reach: int) -> set[int]:
    return {max(0, at - back) for at in places for back in range(reach)}
