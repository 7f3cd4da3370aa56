"""Findings: how far an answer makes one statement of a rubric, and the words that rests on."""

from dataclasses import dataclass
from functools import lru_cache

from mock_interview.graders.offline.clauses import Clause
from mock_interview.graders.offline.stems import tokenise
from mock_interview.text import has_content_word

# What is said the other way round takes so much of itself away.
_CONTRADICTED = 0.85


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a statement is made, 0..1, the credit that earns, and where: in no clause, if nowhere.

    `likeness` says how far the words stand in sentences, 0..1, `contradicted` the share of what is said, 0..1, that
    is said the other way round; `made` and `credit` have taken both into account.
    """

    made: float
    likeness: float
    contradicted: float
    credit: float = 0.0
    clauses: tuple[Clause, ...] = ()
    best: Clause | None = None

    @property
    def counts(self) -> float:
        """How far the words count, 0..1: in sentences, and not the other way round."""
        return self.likeness * (1 - _CONTRADICTED * self.contradicted)

    @property
    def quote(self) -> str:
        """The most telling clause that has a content word, verbatim; empty if there is none."""
        candidates = (self.best, *self.clauses) if self.best else self.clauses
        return next((clause.text for clause in candidates if has_content_word(clause.text)), "")


NOWHERE = Finding(0.0, 0.0, 0.0)


@lru_cache(maxsize=256)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of `text`."""
    return frozenset(token.stem for token in tokenise(text))
