"""Words, their stems, and how much each one tells."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from sys import intern
from threading import Lock
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]  # it ships no annotations

from mock_interview.text import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEMMER = snowballstemmer.stemmer("english")
# A stemmer works on one word at a time, and answers are graded in threads.
_STEMMING = Lock()
_RAREST = 2.0
_COMMONEST = 7.0
_COMMON = 0.2
_STAND_FOR_OTHERS = frozenset(
    f"{which}{what}" for which in ("some", "any", "every", "no") for what in ("thing", "one", "body", "where")
)


class Token(NamedTuple):
    """One word of a text, wherever it stands: its folded form and its stem."""

    word: str
    stem: str


def tokenise(text: str) -> list[Token]:
    """Return the words of `text` in order."""
    return list(map(_token, _WORD.findall(text)))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the characters, from the first up to, not including, the second, at which each word of `text` stands."""
    return [match.span() for match in _WORD.finditer(text)]


def telling_stems(text: str) -> frozenset[str]:
    """Return the stems of the words in `text` that say something beyond grammar."""
    return frozenset(token.stem for token in tokenise(text) if token.word not in FUNCTION_WORDS)


@lru_cache(maxsize=50_000)
def _token(word: str) -> Token:
    folded = word.replace("’", "'").casefold()
    return Token(folded, stem(folded))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded English word; "don't" and its like say "not"."""
    if word.endswith("n't"):
        return "not"
    with _STEMMING:
        return intern(_STEMMER.stemWord(word.removesuffix("'s")))


@lru_cache(maxsize=50_000)
def information(stem_: str) -> float:
    """Return how much a stem tells, 0 (the commonest words) to 1 (rare ones)."""
    zipf = frequencies().get(stem_, _RAREST)
    return min(1.0, max(0.0, (_COMMONEST - zipf) / (_COMMONEST - _RAREST)))


@lru_cache(maxsize=50_000)
def beyond_common(stem_: str) -> float:
    """Return how much a stem tells, 0..1, beyond what stands in any talk: common words, and those that mean others."""
    return 0.0 if stem_ in _empty() else max(0.0, information(stem_) - _COMMON)


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(stem, FUNCTION_WORDS | _STAND_FOR_OTHERS))


@cache
def frequencies() -> dict[str, float]:
    """Return the Zipf frequency (log10 of uses in a billion words) of each common English stem."""
    table = files(__package__).joinpath("data", "frequencies.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if not line.startswith("#"))
    return {word: float(zipf) for zipf, *words in rows for word in words}
