"""Hearing: which clauses of what was said are the candidate's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mock_interview.graders.offline.clauses import Clause, Pair, Passage, split_clauses
from mock_interview.text import Folded, folded

_FEWEST_PAIRS = 3
_ECHO = 0.8


def own_clauses(answer: str, asked: Sequence[str]) -> Passage:
    """Return the clauses of `answer` that do not merely say back what the interviewer, in `asked`, said."""
    heard = _heard(frozenset(asked))
    return tuple(clause for clause in split_clauses(answer) if not _is_echo(clause, heard))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the interviewer said: the texts, their stems, and the stems that stand side by side in them."""

    texts: tuple[Folded, ...]
    stems: frozenset[str]
    pairs: frozenset[Pair]


@lru_cache(maxsize=256)
def _heard(asked: frozenset[str]) -> _Heard:
    clauses = [clause for text in asked for clause in split_clauses(text)]
    stems = frozenset().union(*(clause.stems for clause in clauses))
    return _Heard(tuple(map(folded, asked)), stems, frozenset().union(*(clause.pairs for clause in clauses)))


def _is_echo(clause: Clause, heard: _Heard) -> bool:
    if 2 * len(clause.stems & heard.stems) < len(clause.stems):
        return False
    if len(clause.pairs) >= _FEWEST_PAIRS and len(clause.pairs & heard.pairs) >= _ECHO * len(clause.pairs):
        return True
    return any(text.contains(clause.text) for text in heard.texts)
