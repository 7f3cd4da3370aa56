"""Clauses: the stretches of an answer that can each make a statement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from mock_interview.graders.offline.order import without_joiners
from mock_interview.graders.offline.stems import Token, tokenise
from mock_interview.text import FUNCTION_WORDS

_BOUNDARY = re.compile(
    r"[.!?…]+(?=[\s\"'”’)\]]|$)|[;:\n]+|,\s|\s[–—-]+\s"
    r"|\s(?=(?:but|because|since|so|whereas|while|although|though|which|however)\s)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_MOST_WORDS = 40
_REACH = 4

_NEGATORS = frozenset(
    "no not never neither nor none nothing without cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt "
    "shouldnt couldnt hasnt havent hardly rarely fails fail failed lacks lack".split()
)

# Two stems that stand side by side.
Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Clause:
    """A stretch of a text: its words in order, never none, and the text they stand in."""

    source: str
    tokens: tuple[Token, ...]

    @cached_property
    def text(self) -> str:
        """The clause exactly as it was said."""
        return self.source[self.tokens[0].start : self.tokens[-1].end]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset([token.stem for token in self.tokens])

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of its words that are no function words."""
        return frozenset([token.stem for token in self.tokens if token.word not in FUNCTION_WORDS])

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """The stems that stand side by side."""
        return frozenset(pairwise([token.stem for token in self.tokens]))

    @cached_property
    def unjoined(self) -> frozenset[Pair]:
        """The stems that stand side by side where whatever joins the words of a list is left out."""
        unjoined = without_joiners(self.tokens)
        if len(unjoined) == len(self.tokens):
            return self.pairs
        return frozenset(pairwise([token.stem for token in unjoined]))

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems that it denies: those a few words after a negation; two negations cancel out."""
        return frozenset([token.stem for token in self._in_denial])

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """The stems that it says without denying them."""
        if not self._in_denial:
            return self.stems
        return frozenset(token.stem for token in self.tokens if token not in self._in_denial)

    @cached_property
    def _in_denial(self) -> frozenset[Token]:
        if not any(map(_is_negator, [token.word for token in self.tokens])):
            return frozenset()
        denied: set[Token] = set()
        last: list[int] = []
        for at, token in enumerate(self.tokens):
            last = [start for start in last if at - start <= _REACH]
            if _is_negator(token.word):
                last.append(at)
            elif len(last) % 2:
                denied.add(token)
        return frozenset(denied)


# The clauses of one answer that may earn credit.
Passage = tuple[Clause, ...]


@lru_cache(maxsize=50_000)
def _is_negator(word: str) -> bool:
    return word in _NEGATORS or word.endswith("n't")


# Few are remembered: many thousands of words kept alive cost more in garbage collection than they save.
@lru_cache(maxsize=64)
def split_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of `text` in order; a stray word or two joins the clause before it."""
    groups: list[list[Token]] = []
    for group in _between_boundaries(text):
        if groups and len(group) < _FEWEST_WORDS:
            groups[-1].extend(group)
        else:
            groups.extend(group[at : at + _MOST_WORDS] for at in range(0, len(group), _MOST_WORDS))
    return tuple(Clause(text, tuple(group)) for group in groups)


def _between_boundaries(text: str) -> list[list[Token]]:
    ends = [*(match.end() for match in _BOUNDARY.finditer(text)), len(text)]
    groups: list[list[Token]] = [[] for _ in ends]
    at = 0
    for token in tokenise(text):
        while token.end > ends[at]:
            at += 1
        groups[at].append(token)
    return [group for group in groups if group]


def joined(clauses: Sequence[Clause]) -> str:
    """Return the text that neighbouring `clauses` of one source cover."""
    return clauses[0].source[clauses[0].tokens[0].start : clauses[-1].tokens[-1].end]
