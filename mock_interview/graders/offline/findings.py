"""Findings: how far an answer makes one statement of a rubric, and the words that rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mock_interview.graders.offline.clauses import Clause
from mock_interview.graders.offline.marks import Profile, normalised
from mock_interview.graders.offline.matching import match
from mock_interview.graders.offline.order import order, sentence_likeness
from mock_interview.graders.offline.statements import Statement, weight
from mock_interview.graders.offline.stems import tokenise
from mock_interview.text import has_content_word

# The clauses of one answer that may earn credit.
Passage = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """How far a statement is made, 0..1, how far that is in sentences, 0..1, and where: in no clause, if nowhere.

    `contradicted` is the share of it, 0..1, that is said the other way round.
    """

    strength: float
    likeness: float
    contradicted: float
    clauses: tuple[Clause, ...] = ()
    best: Clause | None = None

    @property
    def quote(self) -> str:
        """The most telling clause that has a content word, verbatim; empty if there is none."""
        candidates = (self.best, *self.clauses) if self.best else self.clauses
        return next((clause.text for clause in candidates if has_content_word(clause.text)), "")

    def profile(self, question: str) -> Profile:
        """Return the words it rests on as a profile to compare with marked answers."""
        return _profile(self.clauses, question)


@lru_cache(maxsize=256)
def _profile(clauses: Passage, question: str) -> Profile:
    asked = stems_of(question)
    return normalised({stem: weight(stem, asked) for clause in clauses for stem in clause.stems})


NOWHERE = Finding(0.0, 0.0, 0.0)


@lru_cache(maxsize=256)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of `text`."""
    return frozenset(token.stem for token in tokenise(text))


def find(statement: Statement, passages: Sequence[Passage]) -> Finding:
    """Return where in `passages` the statement is made most fully."""
    return max(
        (_find_in(statement, passage) for passage in passages),
        key=lambda finding: finding.strength * finding.likeness,
        default=NOWHERE,
    )


def _find_in(statement: Statement, passage: Passage) -> Finding:
    found = match(statement, passage)
    if found.best is None:
        return NOWHERE
    evidence = found.evidence
    order_ = min(_order(passage), _order((found.best,)))
    likeness = sentence_likeness(order_, evidence, len(statement.pairs))
    return Finding(evidence.strength, likeness, evidence.contradicted, found.clauses, found.best)


@lru_cache(maxsize=256)
def _order(clauses: Passage) -> float:
    return order([token.word for clause in clauses for token in clause.tokens])
