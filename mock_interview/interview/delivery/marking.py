"""Finds the fillers and hedges of an answer, from left to right."""

from collections.abc import Sequence

from mock_interview.interview.delivery.lexicon import LEXICON, Entry
from mock_interview.interview.delivery.models import Mark
from mock_interview.interview.delivery.place import Place
from mock_interview.interview.delivery.words import Gap, Word
from mock_interview.text import Span


def find_marks(words: Sequence[Word]) -> list[Mark]:
    """Return the fillers and hedges among the words of an answer, in order and apart from each other."""
    marks: list[Mark] = []
    at = 0
    after_mark = opens_sentence = opens_answer = False
    opens_answer = True
    while at < len(words):
        if words[at].gap is Gap.STOP:
            after_mark, opens_sentence = False, True
        entry = _entry_at(words, at, after_mark=after_mark, opens_sentence=opens_sentence, opens_answer=opens_answer)
        if entry:
            marks.append(_mark(words, at, entry))
        after_mark = bool(entry)
        opens_sentence, opens_answer = opens_sentence and after_mark, opens_answer and after_mark
        at += len(entry.phrase) if entry else 1
    return marks


def _entry_at(
    words: Sequence[Word], at: int, *, after_mark: bool, opens_sentence: bool, opens_answer: bool
) -> Entry | None:
    for entry in LEXICON.get(words[at].text, ()):
        end = at + len(entry.phrase)
        if _matches(words[at:end], entry) and entry.holds(
            Place(words, at, end, after_mark, opens_sentence, opens_answer)
        ):
            return entry
    return None


def _matches(words: Sequence[Word], entry: Entry) -> bool:
    return tuple(word.text for word in words) == entry.phrase and all(word.gap < Gap.PAUSE for word in words[1:])


def _mark(words: Sequence[Word], at: int, entry: Entry) -> Mark:
    last = words[at + len(entry.phrase) - 1]
    return Mark(Span(words[at].span.start, last.span.end), entry.kind, " ".join(entry.phrase))
