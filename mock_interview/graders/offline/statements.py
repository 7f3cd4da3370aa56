"""Statements: what a point, a cue or a misconception says, ready to be looked for in an answer."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from sys import intern

from mock_interview.graders.offline.clauses import Clause, Pair, split_clauses
from mock_interview.graders.offline.order import small_words
from mock_interview.graders.offline.stems import Token, information, tokenise
from mock_interview.text import FUNCTION_WORDS

_ASKED = 0.25
_LEAST_WEIGHT = 0.02
_GRAM_SIZE = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, taken apart.

    `weights` says how much each of its `stems` tells, `denied` and `affirmed` which of them it says with
    and without a negation; `places` says where each stands; `grams` and `pairs` are its character n-grams, weighted,
    and its neighbouring stems, `gaps` the stems between which it has nothing but small words, `small` how many of its
    words are small, 0..1; `size` is its length in words; `total`, `total_places` and `total_grams` add the weights up.
    """

    stems: frozenset[str]
    weights: Mapping[str, float]
    denied: frozenset[str]
    affirmed: frozenset[str]
    places: Mapping[str, Sequence[int]]
    grams: Mapping[str, float]
    pairs: frozenset[Pair]
    gaps: frozenset[Pair]
    small: float
    size: int
    total: float
    total_places: float
    total_grams: float

    def worth(self, stems: Iterable[str]) -> float:
        """Return what `stems`, all of them its own, tell together, to the last bit the same in any order."""
        return math.fsum(map(self.weights.__getitem__, stems))


@lru_cache(maxsize=2_000)
def prepare(text: str, question: str, support: tuple[str, ...] = ()) -> Statement:
    """Return `text`, said in answer to `question`, as a statement; words of the question count for less.

    `support` are other texts that say the same: their words are looked for too, but only those of
    `text` itself are taken to be denied where a negation stands before them.
    """
    asked = frozenset(token.stem for token in tokenise(question))
    own = split_clauses(text)
    clauses = [*own, *(clause for other in support for clause in split_clauses(other))]
    tokens = [token for clause in clauses for token in clause.tokens]
    stems = {token.stem for token in tokens}
    weights = {stem: weight(stem, asked) for stem in stems}
    grams = gram_weights(tokens, asked)
    return Statement(
        stems=frozenset(weights),
        weights=weights,
        denied=frozenset().union(*(clause.denied for clause in own)),
        affirmed=frozenset().union(*(clause.affirmed for clause in own)),
        places=_places(tokens),
        grams=grams,
        pairs=frozenset().union(*(clause.pairs for clause in clauses)),
        gaps=_gaps(clauses),
        small=small_words(tokens),
        size=len(tokens),
        total=math.fsum(weights.values()),
        total_places=math.fsum(weights[token.stem] for token in tokens),
        total_grams=math.fsum(grams.values()),
    )


def weight(stem: str, asked: frozenset[str]) -> float:
    """Return how much `stem` tells in answer to a question that has the stems `asked`."""
    return max(information(stem), _LEAST_WEIGHT) * (_ASKED if stem in asked else 1.0)


def _places(tokens: Sequence[Token]) -> dict[str, Sequence[int]]:
    """Return where each stem stands, the last place first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, token in reversed(list(enumerate(tokens))):
        places[token.stem].append(at)
    return dict(places)


def _gaps(clauses: Sequence[Clause]) -> frozenset[Pair]:
    """Return the stems that would stand side by side in `clauses` if all small words between them were left out."""
    kept = [
        [(at, token.stem) for at, token in enumerate(clause.tokens) if token.word not in FUNCTION_WORDS]
        for clause in clauses
    ]
    return frozenset(
        (first, second) for clause in kept for (at, first), (then, second) in pairwise(clause) if then > at + 1
    )


@lru_cache(maxsize=50_000)
def grams_of(word: str) -> tuple[str, ...]:
    """Return the character 3-grams of a word, its edges marked."""
    edged = f"_{word}_"
    return tuple(intern(edged[at : at + _GRAM_SIZE]) for at in range(len(edged) - _GRAM_SIZE + 1))


def gram_weights(tokens: Iterable[Token], asked: frozenset[str] = frozenset()) -> dict[str, float]:
    """Return how much each character n-gram of some words tells in answer to a question that has the stems `asked`."""
    weights: defaultdict[str, float] = defaultdict(float)
    for token in tokens:
        share = weight(token.stem, asked)
        for gram in grams_of(token.word):
            weights[gram] += share
    return dict(weights)
