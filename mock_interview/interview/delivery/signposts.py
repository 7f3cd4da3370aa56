"""Phrases that tell a listener where an answer is going."""

from collections.abc import Sequence

from mock_interview.interview.delivery.models import Signpost
from mock_interview.interview.delivery.phrase_table import phrase_at, phrase_table
from mock_interview.interview.delivery.words import Gap, Word
from mock_interview.text import Span

# Signposts wherever they stand.
_ANYWHERE = phrase_table(
    (
        "for example", "for instance", "in short", "to sum up", "in summary", "to summarise", "to summarize",
        "in conclusion", "to conclude", "on the one hand", "on the other hand", "in other words", "in contrast",
        "by contrast", "first of all", "the short answer", "the long answer", "the key point", "the main point",
        "the point is", "the bottom line", "to give an example", "to give you an example", "to start with",
        "to begin with", "two reasons", "three reasons", "two parts", "three parts", "two things", "three things",
        "three steps", "two kinds", "three kinds", "as a result", "that said", "more concretely", "in practice",
        "step one", "step two", "step three",
    )
)  # fmt: skip
# Signposts only where a clause starts: `first, I look`, and not `the first layer`.
_AT_A_START = phrase_table(
    (
        "first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "next", "then", "finally", "lastly",
        "last", "overall", "however", "therefore", "concretely", "specifically", "similarly", "in general", "say",
        "now", "after that", "one more thing", "moving on", "coming back to",
    )
)  # fmt: skip
# `the second reason`: an ordinal, then what is counted.
_DETERMINERS = frozenset("the a my".split())
_ORDINALS = frozenset("first second third fourth next other last final one another main".split())
_COUNTED = frozenset(
    "reason point thing step part option approach advantage disadvantage benefit problem question issue case".split()
)
_FIRST_WORDS = _DETERMINERS.union(_ANYWHERE, _AT_A_START)
_NEEDS_A_PAUSE = frozenset({"say", "now", "then", "last", "next", "overall", "however", "second", "third", "fourth"})
_LEADING = frozenset("and but so then".split())


def find_signposts(words: Sequence[Word]) -> list[Signpost]:
    """Return the signposts among the words of an answer, in order and apart from each other."""
    found: list[Signpost] = []
    at = 0
    while at < len(words):
        length = _signpost_length(words, at) if words[at].text in _FIRST_WORDS else 0
        if length:
            found.append(_signpost(words[at : at + length]))
        at += length or 1
    return found


def _signpost_length(words: Sequence[Word], at: int) -> int:
    if phrase := phrase_at(words, at, _ANYWHERE):
        return len(phrase)
    if _counts_off(words, at):
        return 3
    phrase = phrase_at(words, at, _AT_A_START)
    return len(phrase) if phrase and _starts_clause(words, at) and _leads_on(words, at, phrase) else 0


def _counts_off(words: Sequence[Word], at: int) -> bool:
    if words[at].text not in _DETERMINERS or at + 2 >= len(words):
        return False
    ordinal, counted = words[at + 1], words[at + 2]
    in_sentence = Gap.STOP not in (ordinal.gap, counted.gap)
    return in_sentence and ordinal.text in _ORDINALS and counted.text in _COUNTED


def _starts_clause(words: Sequence[Word], at: int) -> bool:
    return words[at].gap >= Gap.PAUSE or (words[at - 1].text in _LEADING and words[at - 1].gap >= Gap.PAUSE)


def _leads_on(words: Sequence[Word], at: int, phrase: tuple[str, ...]) -> bool:
    end = at + len(phrase)
    gap = words[end].gap if end < len(words) else Gap.STOP
    return gap is Gap.PAUSE if phrase[0] in _NEEDS_A_PAUSE else gap is not Gap.HYPHEN


def _signpost(words: Sequence[Word]) -> Signpost:
    span = Span(words[0].span.start, words[-1].span.end)
    return Signpost(span, " ".join(word.text for word in words))
