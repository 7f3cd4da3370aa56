"""Word order: whether a text is sentences, told by which kinds of word stand side by side.

A list of keywords, or the words of a good answer shuffled, has the right words in places where no
sentence has them. Counting function words would not tell: they can be shuffled along.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from mock_interview.text import FUNCTION_WORDS

_MORE_FUNCTION_WORDS = frozenset("not no nor never per since whether within without upon across two many".split())
_ENDINGS = ("ing", "ed", "ly", "tion", "s")

# A short text is given the benefit of the doubt: it counts as this many more pairs of an ordinary sentence.
_PRIOR_PAIRS = 3
_PRIOR_SCORE = 0.3
_SHUFFLED = -0.40
_SENTENCES = -0.15


@lru_cache(maxsize=50_000)
def word_class(word: str) -> str:
    """Return a function word itself, ``#`` for a number, else the word's ending or ``*``."""
    if word in FUNCTION_WORDS or word in _MORE_FUNCTION_WORDS:
        return word
    if word[0].isdigit():
        return "#"
    return next((f"-{end}" for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "*")


def sentence_likeness(words: Sequence[str]) -> float:
    """Return how much `words`, in this order, are sentences: 0 (a list or a shuffle) to 1."""
    table = _log_ratios()
    classes = [word_class(word) for word in words]
    total = sum(table.get(first, {}).get(second, 0.0) for first, second in pairwise(classes))
    score = (total + _PRIOR_PAIRS * _PRIOR_SCORE) / (max(len(words) - 1, 0) + _PRIOR_PAIRS)
    return min(1.0, max(0.0, (score - _SHUFFLED) / (_SENTENCES - _SHUFFLED)))


@cache
def _log_ratios() -> dict[str, dict[str, float]]:
    text = files(__package__).joinpath("data", "order.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("# "))
    return {first: dict(_cell(cell) for cell in cells) for first, *cells in rows}


def _cell(cell: str) -> tuple[str, float]:
    second, _, tenths = cell.rpartition(":")
    return second, int(tenths) / 10
