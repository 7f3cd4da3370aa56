"""Puts a delivery report together."""

from collections.abc import Sequence

from mock_interview.interview.delivery.length import length_of, rate_of
from mock_interview.interview.delivery.marking import find_marks
from mock_interview.interview.delivery.models import DeliveryReport, LongestSentence
from mock_interview.interview.delivery.opening import opening_of
from mock_interview.interview.delivery.repetition import repeated_words
from mock_interview.interview.delivery.signposts import find_signposts
from mock_interview.interview.delivery.words import (
    Word,
    beginning,
    count_words,
    sentence_spans,
    split_words,
    words_by_sentence,
)
from mock_interview.text import Span


def report(answer: str, seconds: int, question: str = "") -> DeliveryReport:
    """Report how `answer` would sound, said aloud in reply to `question`, which gives it `seconds` seconds.

    `answer` is text as it is kept, sanitised; every span of the report is a place in it. Without the question, a
    restatement of it goes unnoticed unless it says so, and its words may be listed as repeated. Of a very long answer
    all but the length is told of its first words, `heard` of them.
    """
    heard = beginning(answer)
    words, asked = split_words(heard), split_words(question)
    sentences = list(words_by_sentence(words, sentence_spans(heard)))
    marks = find_marks(words)
    fillers = sum(mark.kind == "filler" for mark in marks)
    marked = {mark.span.start for mark in marks}
    return DeliveryReport(
        length=length_of(count_words(answer), seconds),
        heard=len(words),
        marks=tuple(marks),
        fillers=rate_of(fillers, len(words)),
        hedges=rate_of(len(marks) - fillers, len(words)),
        opening=opening_of(sentences, marks, asked),
        signposts=tuple(find_signposts(words)),
        longest=_longest(sentences),
        repeated=tuple(repeated_words([word for word in words if word.span.start not in marked], asked)),
    )


def _longest(sentences: Sequence[tuple[Span, Sequence[Word]]]) -> LongestSentence | None:
    if not sentences:
        return None
    span, words = max(sentences, key=lambda sentence: len(sentence[1]))
    return LongestSentence(len(words), span)
