"""Word order: whether a text is sentences, told by which kinds of word stand side by side.

A list of keywords, or the words of a good answer shuffled, has the right words in places where no
sentence has them. Counting function words would not tell: they can be shuffled along.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from mock_interview.graders.offline.stems import Token
from mock_interview.text import FUNCTION_WORDS

_MORE_FUNCTION_WORDS = frozenset("not no nor never per since whether within without upon across two many".split())
_LIST_WORDS = frozenset({"and", "or"})
_ENDINGS = ("ing", "ed", "ly", "tion", "s")

# How far each sign speaks for sentences; below 0 the sum begins to cost, at `_SHUFFLED` it costs everything.
_ORDER = 4.0
_SHARED_PAIR = 1.5
_ALL_THE_WORDS = -10.0
_SMALL_WORDS_MISSING = -3.0
_BENEFIT_OF_THE_DOUBT = 6.0
_SHUFFLED = -2.0
# A statement of fewer neighbouring words than this is said with all its words by chance.
_ENOUGH_PAIRS = 6
# A list has so many times fewer small words than sentences, which need no more of them than half. Fewer words than the
# first may be notes, and more than the second tell no more: a long answer may be terse.
_FEWER_SMALL_WORDS = 3
_MOST_SMALL_WORDS = 0.5
_TELLING_WORDS = (4, 12)
# Of so many words, and of this share of the words, that are one and the same small word, it joins a list.
_FEWEST_JOINERS = 3
_JOINERS = 0.3


@lru_cache(maxsize=50_000)
def word_class(word: str) -> str:
    """Return a function word itself, ``#`` for a number, else the word's ending or ``*``."""
    if word in FUNCTION_WORDS or word in _MORE_FUNCTION_WORDS:
        return word
    if word[0].isdigit():
        return "#"
    return next((f"-{end}" for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "*")


def sentence_likeness(order_: float, side_by_side: float, recall: float, pairs: int, missing: float) -> float:
    """Return how far a text is sentences: 0 (a list or a shuffle) to 1.

    For it speak its `order` and the words that stand `side_by_side` as in a statement that has `pairs` such, less
    those between which it leaves out small words; against it, that all words of the statement are there, and how
    surely small words are `missing`.
    """
    known = min(1.0, pairs / _ENOUGH_PAIRS)
    signs = _ORDER * order_ + _SHARED_PAIR * side_by_side
    signs += _ALL_THE_WORDS * known * recall**2 + _SMALL_WORDS_MISSING * missing
    return min(1.0, max(0.0, 1 - (signs + _BENEFIT_OF_THE_DOUBT) / _SHUFFLED))


def small_words(tokens: Sequence[Token]) -> float:
    """Return the share of small words in a text, 0..1, those that join the words of a list left out."""
    words = without_joiners(tokens)
    return _count_small(words) / len(words) if words else 0.0


def small_words_missing(tokens: Sequence[Token], share: float) -> float:
    """Return how surely words are a list rather than a text with this `share` of small words: the log odds, or 0."""
    words = without_joiners(tokens)
    fewest, most = _TELLING_WORDS
    if len(words) < fewest:
        return 0.0
    share = min(share, _MOST_SMALL_WORDS)
    small = _count_small(words)
    other = math.log((1 - share / _FEWER_SMALL_WORDS) / (1 - share))
    odds = (len(words) - small) * other - small * math.log(_FEWER_SMALL_WORDS)
    return max(0.0, odds) * min(1.0, most / len(words))


def _count_small(tokens: Sequence[Token]) -> int:
    return sum([token.word in FUNCTION_WORDS for token in tokens])


def order(tokens: Sequence[Token]) -> float:
    """Return how much more often than by chance such words stand in this order: below 0 for a shuffle.

    What joins the words of a list does not make it a sentence, and may make it less of one.
    """
    words = [token.word for token in tokens]
    order_ = _order([word for word in words if word not in _LIST_WORDS])
    joiners = _joiners(words)
    return min(order_, _order([word for word in words if word not in joiners])) if joiners > _LIST_WORDS else order_


def _order(words: Sequence[str]) -> float:
    table = _log_ratios()
    classes = list(map(word_class, words))
    total = sum([table[first].get(second, 0.0) for first, second in pairwise(classes) if first in table])
    return total / math.sqrt(len(classes) + 3)


def without_joiners(tokens: Sequence[Token]) -> list[Token]:
    """Leave out "and", "or", and a small word that stands so often that it can only join the words of a list."""
    joiners = _joiners([token.word for token in tokens])
    return [token for token in tokens if token.word not in joiners]


def _joiners(words: Sequence[str]) -> frozenset[str]:
    most = max(_FEWEST_JOINERS, _JOINERS * len(words))
    if len(words) - len(set(words)) <= most - 1:
        return _LIST_WORDS
    return _LIST_WORDS.union(word for word, count in Counter(words).items() if count > most and word in FUNCTION_WORDS)


@cache
def _log_ratios() -> dict[str, dict[str, float]]:
    text = files(__package__).joinpath("data", "order.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("# "))
    return {first: dict(_cell(cell) for cell in cells) for first, *cells in rows}


def _cell(cell: str) -> tuple[str, float]:
    second, _, tenths = cell.rpartition(":")
    return second, int(tenths) / 10
