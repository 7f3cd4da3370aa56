"""Denial: an answer that says the contrary of its rubric all through.

Point by point a contradiction is heard within a few words, and in a spoken answer that is spread thinly. But good
answers deny something in an eighth of their clauses, in two ninths at most; those turned round do in a third and more.
"""

from collections.abc import Iterable, Sequence

from mock_interview.graders.offline.clauses import Clause, Passage
from mock_interview.graders.offline.findings import Finding

# The share of clauses that deny something: as people do, and how much more who denies everything does. Whoever answers
# to a rubric that denies does so more often.
_USUAL = 0.2
_BY_THE_RUBRIC = 0.1
_MORE = 0.2
# A few clauses prove little: so many that deny nothing are counted on top.
_DOUBT = 4
# Where there are no marks to end clauses by, so many words are one.
_CLAUSE = 8
# What is contradicted of the points, in the mean over what is made of them, that proves it is these that are denied.
_CONTRADICTED = 0.1


def denial(findings: Iterable[Finding], passages: Sequence[Passage], usual: float) -> float:
    """Return how far `passages`, in which the points of a rubric were found, deny it as a whole, 0..1.

    `usual` is the share of the rubric's own clauses that do.
    """
    found = list(findings)
    made = sum([finding.made for finding in found])
    if not made:
        return 0.0
    share = denying([clause for passage in passages for clause in passage], _DOUBT)
    more = share - _USUAL - _BY_THE_RUBRIC * usual
    against = sum([finding.contradicted * finding.made for finding in found]) / made
    return min(1.0, max(0.0, more / _MORE)) * min(1.0, against / _CONTRADICTED)


def denying(clauses: Sequence[Clause], besides: int = 0) -> float:
    """Return the share of `clauses` that deny something, 0..1, with so many `besides` that do not."""
    count = max(len(clauses), sum([len(clause.tokens) for clause in clauses]) / _CLAUSE) + besides
    return sum([bool(clause.denied) for clause in clauses]) / count if count else 0.0
