"""Denial: an answer that says the contrary of its rubric all through.

Point by point a contradiction is heard within a few words, and in a spoken answer that is spread thinly. But good
answers deny something in an eighth of their clauses, in two ninths at most; those turned round do in a third and more.
"""

from collections.abc import Iterable, Sequence

from mock_interview.graders.offline.clauses import Passage
from mock_interview.graders.offline.findings import Finding

# The share of clauses that deny something: as people do, and as who denies everything does.
_USUAL = 0.2
_EVERYTHING = 0.4
# A few clauses prove little: so many that deny nothing are counted on top.
_DOUBT = 4
# What is contradicted of the points, in the mean over what is made of them, that proves it is these that are denied.
_CONTRADICTED = 0.1


def denial(findings: Iterable[Finding], passages: Sequence[Passage]) -> float:
    """Return how far `passages`, in which the points of a rubric were found, deny it as a whole, 0..1."""
    clauses = [clause for passage in passages for clause in passage]
    found = list(findings)
    made = sum([finding.made for finding in found])
    if not made:
        return 0.0
    share = sum([bool(clause.denied) for clause in clauses]) / (len(clauses) + _DOUBT)
    against = sum([finding.contradicted * finding.made for finding in found]) / made
    return min(1.0, max(0.0, (share - _USUAL) / (_EVERYTHING - _USUAL))) * min(1.0, against / _CONTRADICTED)
