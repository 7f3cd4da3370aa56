"""Statements: what a point, a cue or a misconception says, ready to be looked for in an answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mock_interview.graders.offline.clauses import Clause, split_clauses
from mock_interview.graders.offline.stems import Token, information, tokenise

_ASKED = 0.25
_LEAST_WEIGHT = 0.02
_GRAM_SIZE = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement, taken apart.

    `weights` says how much each of its `stems` tells, `denied` and `affirmed` which of them it says with
    and without a negation; `grams` and `pairs` are its character n-grams, weighted, and its neighbouring
    stems; `size` is its length in words; `total` and `total_grams` add the weights up.
    """

    stems: frozenset[str]
    weights: Mapping[str, float]
    denied: frozenset[str]
    affirmed: frozenset[str]
    grams: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    size: int
    total: float
    total_grams: float


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
    grams = _gram_weights(tokens, asked)
    return Statement(
        stems=frozenset(weights),
        weights=weights,
        denied=frozenset().union(*(clause.denied for clause in own)),
        affirmed=frozenset().union(*(clause.affirmed for clause in own)),
        grams=grams,
        pairs=pairs_of(clauses),
        size=len(tokens),
        total=sum(weights.values()),
        total_grams=sum(grams.values()),
    )


def weight(stem: str, asked: frozenset[str]) -> float:
    """Return how much `stem` tells in answer to a question that has the stems `asked`."""
    return max(information(stem), _LEAST_WEIGHT) * (_ASKED if stem in asked else 1.0)


def pairs_of(clauses: Sequence[Clause]) -> frozenset[tuple[str, str]]:
    """Return the stems that stand side by side in `clauses`."""
    stems = [[token.stem for token in clause.tokens] for clause in clauses]
    return frozenset(pair for clause in stems for pair in pairwise(clause))


@lru_cache(maxsize=50_000)
def grams_of(word: str) -> tuple[str, ...]:
    """Return the character 3-grams of a word, its edges marked."""
    edged = f"_{word}_"
    return tuple(edged[at : at + _GRAM_SIZE] for at in range(len(edged) - _GRAM_SIZE + 1))


def _gram_weights(tokens: Sequence[Token], asked: frozenset[str]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for token in tokens:
        share = _ASKED if token.stem in asked else 1.0
        for gram in grams_of(token.word):
            weights[gram] += share
    return dict(weights)
