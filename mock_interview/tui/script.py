"""A conversation as one text to read, in which quotes can be found."""

from dataclasses import replace

from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.quotes import Quotable
from mock_interview.text import Span, sanitise
from mock_interview.tui.widgets.utterance import WHO


class Script:
    """Everything said, each part under a line that says who speaks. `heads` are the spans of those lines."""

    def __init__(self, conversation: Conversation) -> None:
        said = tuple(replace(each, text=_even(each.text)) for each in conversation)
        self._quotable = Quotable(said)
        self.heads: list[Span] = []
        self._answers: list[int] = []
        text = ""
        for each in said:
            head = Span(len(text), len(text) + len(WHO[each.kind]))
            self.heads.append(head)
            if each.speaker == "candidate" and each.kind == "answer":
                self._answers.append(head.end + 1)
            text += f"{WHO[each.kind]}\n{each.text}\n\n"
        self.text = text.rstrip()

    def find(self, quote: str) -> Span | None:
        """Return where in the text the candidate said `quote`, or None."""
        if not quote or (place := self._quotable.find(_even(quote))) is None:
            return None
        start = self._answers[place.answer]
        return Span(start + place.span.start, start + place.span.end)

    @property
    def first_answer(self) -> int:
        """Where the line stands that says the candidate's first answer begins."""
        return self.heads[1].start if len(self.heads) > 1 else 0


def _even(text: str) -> str:
    return sanitise(text).replace("\t", " ")
