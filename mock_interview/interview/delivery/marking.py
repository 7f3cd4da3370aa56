"""Finds the fillers and hedges of an answer, from left to right."""

from collections.abc import Sequence

from mock_interview.interview.delivery.lexicon import LEXICON, Entry
from mock_interview.interview.delivery.models import Mark
from mock_interview.interview.delivery.place import Lead, Place
from mock_interview.interview.delivery.words import Gap, Word
from mock_interview.text import Span


def find_marks(words: Sequence[Word]) -> list[Mark]:
    """Return the fillers and hedges among the words of an answer, in order and apart from each other."""
    marks: list[Mark] = []
    lead = Lead()
    at = 0
    while at < len(words):
        if words[at].gap is Gap.STOP:
            lead = lead.at_sentence_start()
        entry = _entry_at(words, at, lead)
        end = at + (len(entry.phrase) if entry else 1)
        if entry:
            marks.append(Mark(Span(words[at].span.start, words[end - 1].span.end), entry.kind, entry.said))
        lead = lead.past(mark=entry is not None)
        at = end
    return marks


def _entry_at(words: Sequence[Word], at: int, lead: Lead) -> Entry | None:
    for entry in LEXICON.get(words[at].text, ()):
        end = at + len(entry.phrase)
        if _matches(words[at:end], entry.phrase) and entry.holds(Place(words, at, end, lead)):
            return entry
    return None


def _matches(words: Sequence[Word], phrase: tuple[str, ...]) -> bool:
    return tuple(word.text for word in words) == phrase and all(word.gap < Gap.PAUSE for word in words[1:])
