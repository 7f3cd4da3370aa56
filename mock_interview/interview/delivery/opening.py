"""Whether an answer opens with the answer."""

from collections.abc import Iterable, Sequence, Set

from mock_interview.interview.delivery.models import Mark, Opening, OpeningKind
from mock_interview.interview.delivery.phrase_table import PhraseTable, phrase_at, phrase_table
from mock_interview.interview.delivery.stems import light_stem
from mock_interview.interview.delivery.words import Word
from mock_interview.text import Span

_APOLOGIES = phrase_table(
    (
        "sorry", "i'm sorry", "apologies", "i apologise", "i apologize", "forgive me", "bear with me", "excuse me",
        "i'm not an expert", "i'm no expert", "i'm not sure", "i am not sure", "i'm not really sure", "i don't know",
        "i'm a bit nervous", "i'm nervous", "i'm a bit rusty", "i'm rusty", "i haven't done", "i haven't used",
        "i haven't prepared", "i'm not very good", "it's been a while", "it has been a while", "not my strong",
    )
)  # fmt: skip
_STALLS = phrase_table(
    (
        "good question", "great question", "interesting question", "excellent question", "tricky question",
        "tough question", "hard question", "difficult question", "nice question", "that's a tricky one", "let me think",
        "let me see", "let's see", "give me a second", "give me a moment", "where do i start", "where to start",
        "where should i start", "hard to say", "many ways to answer", "a lot to say", "thanks for asking",
        "thank you for asking", "thanks for the question", "thank you for the question", "i'm glad you asked",
        "before i answer", "let me start by", "how do i put", "how should i put", "interesting topic",
    )
)  # fmt: skip
_RESTATEMENTS = phrase_table(
    (
        "you asked", "you're asking", "you are asking", "your question", "the question is", "the question was",
        "you want to know", "you'd like to know", "i'm going to talk about", "i will talk about", "i'll talk about",
        "i was asked",
    )
)  # fmt: skip
# An opening phrase counts only near the start: a sentence that answers may still end in doubt.
_REACH = 8
_FEWEST_SHARED = 2
# Words that answer by themselves, unless the question has them too.
_DECIDED = frozenset("yes no not never because don't doesn't isn't aren't can't cannot".split())
# Words about answering, which add nothing to what was asked.
_ABOUT_ANSWERING = frozenset(
    "question asked ask answer talk discuss explain mean today start begin let's going".split()
)


def opening_of(
    sentences: Iterable[tuple[Span, Sequence[Word]]], marks: Sequence[Mark], question: Sequence[Word]
) -> Opening | None:
    """Judge the first sentence that says anything beyond fillers; None where there is no sentence.

    `question` is its words and may be empty; then a restatement is told by its phrases alone.
    """
    marked = {place for mark in marks if mark.kind == "filler" for place in _places(mark)}
    asked = {light_stem(word.text) for word in question}
    first: Span | None = None
    for span, words in sentences:
        said = [word for word in words if word.span.start not in marked]
        if said:
            return Opening(_kind(words, said, asked), span)
        first = first or span
    return Opening("stalls", first) if first else None


def _places(mark: Mark) -> range:
    return range(mark.span.start, mark.span.end)


def _kind(words: Sequence[Word], said: Sequence[Word], asked: Set[str]) -> OpeningKind:
    if _has_phrase(words, _APOLOGIES):
        return "apologises"
    if _has_phrase(words, _STALLS):
        return "stalls"
    if _has_phrase(words, _RESTATEMENTS) or _only_repeats(said, asked):
        return "restates"
    return "answers"


def _has_phrase(words: Sequence[Word], table: PhraseTable) -> bool:
    return any(phrase_at(words, at, table) for at in range(min(len(words), _REACH)))


def _only_repeats(said: Sequence[Word], asked: Set[str]) -> bool:
    if any(word.text in _DECIDED and word.text not in asked for word in said):
        return False
    stems = {light_stem(word.text) for word in said if word.is_content and word.text not in _ABOUT_ANSWERING}
    return len(stems) >= _FEWEST_SHARED and stems <= asked
