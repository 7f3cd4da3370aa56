"""The words of an answer, each with its place and with what parts it from the word before."""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from mock_interview.text import FUNCTION_WORDS, Span, sentences

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# More than two hours aloud; beyond that a report would only take longer.
MOST_HEARD = 20_000

_HESITATION = re.compile(r"\.\.|…")
_PAUSE = re.compile(r"[,;:(){}\[\]–—\"“”]|\s-|-\s|--")


class Gap(IntEnum):
    """What stands between two words, from the closest join to the widest break."""

    HYPHEN = 0
    SPACE = 1
    PAUSE = 2
    STOP = 3


class Word(NamedTuple):
    """One word: folded, with its place, the gap before it and whether it is written in capitals."""

    text: str
    span: Span
    gap: Gap
    capitals: bool

    @property
    def is_content(self) -> bool:
        """Tell whether the word says something, rather than holding others together."""
        return self.text not in FUNCTION_WORDS and len(self.text) > 1 and not self.text.isdecimal()


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return sum(1 for _ in _WORD.finditer(text))


def beginning(text: str) -> str:
    """Return as much of `text` as holds its first `MOST_HEARD` words."""
    behind = next(islice(_WORD.finditer(text), MOST_HEARD, None), None)
    return text[: behind.start()] if behind else text


def split_words(text: str) -> list[Word]:
    """Return the words of `text` in order. The gap before the first one is a stop."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = _gap(text[end : match.start()]) if found else Gap.STOP
        said = match.group()
        found.append(Word(_plain(said), Span(*match.span()), gap, len(said) > 1 and said.isupper()))
        end = match.end()
    return found


def _plain(said: str) -> str:
    return said.casefold().replace("’", "'")


def _gap(between: str) -> Gap:
    if between == " ":
        return Gap.SPACE
    if "\n" in between:
        return Gap.STOP
    if _HESITATION.search(between):
        return Gap.PAUSE
    if _ends_sentence(between):
        return Gap.STOP
    if _PAUSE.search(between):
        return Gap.PAUSE
    return Gap.SPACE if between[-1:].isspace() else Gap.HYPHEN


def _ends_sentence(between: str) -> bool:
    """Tell a full stop from the point in `3.5` and the one in ` .5`."""
    marks, *rest = between.split(maxsplit=1) or [""]
    ends_in_space = bool(rest) or between[-1:].isspace()
    return ends_in_space and not between[:1].isspace() and not {".", "!", "?"}.isdisjoint(marks)


def sentence_spans(text: str) -> list[Span]:
    """Return where each sentence of `text` stands."""
    spans = []
    end = 0
    for sentence in sentences(text):
        start = text.index(sentence, end)
        end = start + len(sentence)
        spans.append(Span(start, end))
    return spans


def words_by_sentence(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[Span, list[Word]]]:
    """Yield each sentence that has words, with its words."""
    at = 0
    for span in spans:
        start = at
        while at < len(words) and words[at].span.start < span.end:
            at += 1
        if at > start:
            yield span, list(words[start:at])
