"""What was said, as graders and the quote check see it."""

from dataclasses import dataclass
from typing import Literal

Speaker = Literal["interviewer", "candidate"]
UtteranceKind = Literal["question", "answer", "follow_up", "clarification", "reply", "hint"]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said. Only a candidate's `answer` can be quoted for credit."""

    speaker: Speaker
    kind: UtteranceKind
    text: str


Conversation = tuple[Said, ...]


def answers(conversation: Conversation) -> tuple[str, ...]:
    """Return what the candidate said in answer; questions back to the interviewer are left out."""
    return tuple(said.text for said in conversation if said.speaker == "candidate" and said.kind == "answer")


def interviewer_words(conversation: Conversation) -> tuple[str, ...]:
    """Return everything the interviewer said."""
    return tuple(said.text for said in conversation if said.speaker == "interviewer")


def answers_as_heard(conversation: Conversation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each answer with what the interviewer had said before it: only that can have been said back."""
    return tuple(
        (said.text, interviewer_words(conversation[:place]))
        for place, said in enumerate(conversation)
        if said.speaker == "candidate" and said.kind == "answer"
    )
