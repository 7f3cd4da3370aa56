"""The order in which a conversation is shown: what was said, and behind each answer how it was and what it earned."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from mock_interview.interview.tries import scored_try_before
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard, Timing, Utterance


@dataclass(frozen=True, slots=True)
class Delivered:
    """How an answer was delivered, in reply to what was `asked`; `seconds` is the spoken time for it."""

    answer: str
    asked: str
    seconds: int
    timing: Timing | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two scored tries at one question."""

    before: AttemptTranscript
    after: AttemptTranscript


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the chat; `key` is unique and stays the same."""

    key: str
    kept: AttemptTranscript
    shown: Utterance | StoredScorecard | Delivered | Compared

    @property
    def is_own_score(self) -> bool:
        """Whether it is a scorecard of the person's own verdicts."""
        return isinstance(self.shown, StoredScorecard) and self.shown.card.grader.kind == "self"


def chat_items(attempts: Sequence[AttemptTranscript], held_back: Container[str] = ()) -> Iterator[Item]:
    """Yield utterances in order, and behind each answer its delivery and the scorecards of its round.

    Of the attempts whose ids are `held_back` only what was said is shown.
    """
    for kept in attempts:
        yield from _said(kept, with_scores=kept.attempt.id not in held_back)
        if kept.score and kept.attempt.id not in held_back and (before := scored_try_before(attempts, kept)):
            yield Item(f"{kept.attempt.id}:compared", kept, Compared(before, kept))


def _said(kept: AttemptTranscript, *, with_scores: bool) -> Iterator[Item]:
    answered, asked = 0, ""
    for said in kept.utterances:
        yield Item(said.id, kept, said)
        if said.kind in ("question", "follow_up"):
            asked = said.text
        if said.kind == "answer":
            if with_scores:
                yield Item(f"{said.id}:delivery", kept, _delivered(kept, said, asked, answered))
                yield from (Item(stored.id, kept, stored) for stored in kept.scorecards if stored.round == answered)
            answered += 1


def _delivered(kept: AttemptTranscript, said: Utterance, asked: str, round_: int) -> Delivered:
    timing = next((timing for timing in kept.timings if timing.round == round_), None)
    return Delivered(said.text, asked, int(kept.rubric.get("seconds", 0)), timing)
