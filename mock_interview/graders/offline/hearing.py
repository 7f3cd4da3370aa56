"""Hearing: which clauses of what was said are the candidate's own."""

from collections.abc import Sequence

from mock_interview.graders.offline.clauses import Clause, split_clauses
from mock_interview.graders.offline.findings import Passage
from mock_interview.graders.offline.statements import pairs_of
from mock_interview.text import Folded, folded

_FEWEST_PAIRS = 3
_ECHO = 0.8


def own_clauses(answers: Sequence[str], asked: Sequence[str]) -> list[Passage]:
    """Return the clauses of each answer that do not merely say back what the interviewer, in `asked`, said."""
    said = [folded(text) for text in asked]
    pairs = frozenset().union(*(pairs_of(split_clauses(text)) for text in asked))
    return [
        tuple(clause for clause in split_clauses(answer) if not _is_echo(clause, said, pairs)) for answer in answers
    ]


def _is_echo(clause: Clause, said: Sequence[Folded], pairs: frozenset[tuple[str, str]]) -> bool:
    own = pairs_of([clause])
    if len(own) >= _FEWEST_PAIRS and len(own & pairs) >= _ECHO * len(own):
        return True
    return any(text.find(clause.text) for text in said)
