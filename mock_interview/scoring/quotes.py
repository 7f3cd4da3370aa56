"""The quote check: a program's credit counts only with the candidate's own words behind it."""

from dataclasses import dataclass

from mock_interview.scoring.conversation import Conversation, answers_as_heard
from mock_interview.text import Span, folded, has_content_word, holds_run, words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: in which of the candidate's answers, and where in it."""

    answer: int
    span: Span


class Quotable:
    """What can be quoted from one conversation, folded once and asked often."""

    def __init__(self, conversation: Conversation) -> None:
        said = answers_as_heard(conversation)
        self._answers = [folded(text) for text, _ in said]
        self._heard = [[words(text) for text in heard] for _, heard in said]

    def find(self, quote: str) -> Place | None:
        """Return where the candidate said `quote`, or None."""
        for index, answer in enumerate(self._answers):
            if span := answer.find(quote):
                return Place(index, span)
        return None

    def problem(self, quote: str) -> str | None:
        """Return why `quote` earns nothing, as the end of a sentence, or None where it counts."""
        if not quote.strip():
            return "no words of the answer were quoted for it"
        if not has_content_word(quote):
            return "the words quoted for it say nothing by themselves"
        if (place := self.find(quote)) is None:
            return "the words quoted for it are not in the answer"
        if self._is_said_back(quote, place):
            return "the words quoted for it are the interviewer's own"
        return None

    def _is_said_back(self, quote: str, place: Place) -> bool:
        return any(holds_run(heard, words(quote)) for heard in self._heard[place.answer])
