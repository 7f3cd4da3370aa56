"""What some clauses say, whatever they are compared with; saying a clause again adds nothing."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from mock_interview.graders.offline.clauses import Clause, Pair
from mock_interview.graders.offline.lazily import lazily
from mock_interview.graders.offline.order import order, without_joiners
from mock_interview.graders.offline.statements import gram_weights
from mock_interview.graders.offline.stems import Token, information


@dataclass(frozen=True, eq=False)
class Said:
    """What `clauses`, neighbours in one text, say."""

    clauses: tuple[Clause, ...]

    @lazily
    def tokens(self) -> tuple[Token, ...]:
        """Their words in order, each different clause once."""
        clauses = self.clauses
        if len({clause.stems for clause in clauses}) < len(clauses):
            clauses = tuple({tuple(token.word for token in clause.tokens): clause for clause in clauses}.values())
        return tuple(chain.from_iterable([clause.tokens for clause in clauses]))

    @lazily
    def stems(self) -> frozenset[str]:
        """The stems of their words."""
        return frozenset().union(*[clause.stems for clause in self.clauses])

    @lazily
    def denied(self) -> frozenset[str]:
        """The stems that they deny and never affirm."""
        denied = frozenset().union(*[clause.denied for clause in self.clauses])
        return denied and denied.difference(*[clause.affirmed for clause in self.clauses])

    @lazily
    def affirmed(self) -> frozenset[str]:
        """The stems that they affirm and never deny."""
        return self.stems.difference(*[clause.denied for clause in self.clauses])

    @lazily
    def pairs(self) -> frozenset[Pair]:
        """The stems that stand side by side."""
        return frozenset().union(*[clause.pairs for clause in self.clauses])

    @lazily
    def unjoined(self) -> frozenset[Pair]:
        """The stems that stand side by side where whatever joins the words of a list is left out."""
        unjoined = [without_joiners(clause.tokens) for clause in self.clauses]
        return frozenset(chain.from_iterable([pairwise([token.stem for token in tokens]) for tokens in unjoined]))

    @lazily
    def grams(self) -> dict[str, float]:
        """Their character n-grams, weighted by what the words that have them tell."""
        return gram_weights(self.tokens)

    @lazily
    def information(self) -> float:
        """How much is said at all."""
        return math.fsum(map(information, self.stems))

    @lazily
    def order(self) -> float:
        """How much more often than by chance such words stand in this order: below 0 for a shuffle."""
        return order([token for clause in self.clauses for token in clause.tokens])


@lru_cache(maxsize=24)
def said_in(clauses: tuple[Clause, ...]) -> Said:
    """Return what `clauses` say."""
    return Said(clauses)
