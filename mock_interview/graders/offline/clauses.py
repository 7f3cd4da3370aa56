"""Clauses: the stretches of an answer that can each make a statement."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mock_interview.graders.offline.lazily import lazily
from mock_interview.graders.offline.stems import Token, tokenise, word_spans
from mock_interview.text import FUNCTION_WORDS

# The first look-ahead, which every boundary passes, is there for speed alone; a run of full stops is gone through once.
_BOUNDARY = re.compile(
    r"(?=[.!?…;:\s,])(?:(?<![.!?…])[.!?…]++(?=[\s\"'”’)\]]|$)|[;:\n]+|,\s|\s[–—-]+\s"
    r"|\s(?=(?i:but|because|since|so|whereas|while|although|though|which|however)\s))"
)
_FIRST_TO_LAST_WORD = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
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
    """A stretch of a text: its words in order, never none, and all that stands between and around them."""

    stretch: str
    tokens: tuple[Token, ...]

    @lazily
    def text(self) -> str:
        """The clause exactly as it was said."""
        return str(_FIRST_TO_LAST_WORD.findall(self.stretch)[0])

    @lazily
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset([token.stem for token in self.tokens])

    @property
    def content(self) -> frozenset[str]:
        """The stems of its words that are no function words."""
        return frozenset([token.stem for token in self.tokens if token.word not in FUNCTION_WORDS])

    @lazily
    def pairs(self) -> frozenset[Pair]:
        """The stems that stand side by side."""
        return frozenset(pairwise([token.stem for token in self.tokens]))

    @lazily
    def denied(self) -> frozenset[str]:
        """The stems that it denies: those a few words after a negation; two negations cancel out."""
        return frozenset([self.tokens[at].stem for at in self._in_denial()])

    @lazily
    def affirmed(self) -> frozenset[str]:
        """The stems that it says without denying them."""
        if not self.denied:
            return self.stems
        denied = self._in_denial()
        return frozenset([token.stem for at, token in enumerate(self.tokens) if at not in denied])

    def _in_denial(self) -> set[int]:
        """Return which of its words stand in denial, counted from 0."""
        if not any(map(_is_negator, [token.word for token in self.tokens])):
            return set()
        denied: set[int] = set()
        last: list[int] = []
        for at, token in enumerate(self.tokens):
            last = [start for start in last if at - start <= _REACH]
            if _is_negator(token.word):
                last.append(at)
            elif len(last) % 2:
                denied.add(at)
        return denied


# The clauses of one answer that may earn credit.
Passage = tuple[Clause, ...]


@lru_cache(maxsize=50_000)
def _is_negator(word: str) -> bool:
    return word in _NEGATORS or word.endswith("n't")


# Few are remembered, here and of all else that is made of an answer: what is kept alive must be gone through by garbage
# collection, and what is let go of at once leaves room that the processor has at hand.
@lru_cache(maxsize=8)
def split_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of `text` in order; a stray word or two joins the clause before it."""
    starts: list[int] = []
    groups: list[list[Token]] = []
    for start, end in pairwise([0, *(match.end() for match in _BOUNDARY.finditer(text)), len(text)]):
        tokens = tokenise(text[start:end])
        if groups and len(tokens) < _FEWEST_WORDS:
            groups[-1].extend(tokens)
        elif len(tokens) > _MOST_WORDS:
            starts.extend([start + place for place, _ in word_spans(text[start:end])[::_MOST_WORDS]])
            groups.extend(tokens[at : at + _MOST_WORDS] for at in range(0, len(tokens), _MOST_WORDS))
        elif tokens:
            starts.append(start)
            groups.append(tokens)
    stretches = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return tuple(map(Clause, stretches, map(tuple, groups)))
