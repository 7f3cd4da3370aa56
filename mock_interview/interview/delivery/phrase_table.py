"""Phrases found by their words alone."""

from collections.abc import Iterable, Mapping, Sequence

from mock_interview.interview.delivery.words import Gap, Word

PhraseTable = Mapping[str, Sequence[tuple[str, ...]]]


def phrase_table(phrases: Iterable[str]) -> PhraseTable:
    """Return the phrases by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        table.setdefault(phrase[0], []).append(phrase)
    return table


def phrase_at(words: Sequence[Word], at: int, table: PhraseTable) -> tuple[str, ...] | None:
    """Return the longest phrase of `table` that stands at `words[at]`, with no sentence end inside."""
    for phrase in table.get(words[at].text, ()):
        found = words[at : at + len(phrase)]
        if tuple(word.text for word in found) == phrase and all(word.gap < Gap.STOP for word in found[1:]):
            return phrase
    return None
