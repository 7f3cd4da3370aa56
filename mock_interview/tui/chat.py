"""The order in which a conversation is shown: what was said, each scorecard behind the answer it judges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard, Utterance


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the chat; `key` is unique and stays the same."""

    key: str
    kept: AttemptTranscript
    shown: Utterance | StoredScorecard


def chat_items(attempts: Sequence[AttemptTranscript]) -> Iterator[Item]:
    """Yield utterances in order, and behind each answer the scorecards of its round."""
    for kept in attempts:
        answered = 0
        for said in kept.utterances:
            yield Item(said.id, kept, said)
            if said.kind == "answer":
                for stored in kept.scorecards:
                    if stored.round == answered:
                        yield Item(stored.id, kept, stored)
                answered += 1


def earlier_card(item: Item) -> StoredScorecard | None:
    """Return the first card of the attempt where `item` is a later one."""
    if not isinstance(item.shown, StoredScorecard) or item.shown.round == 0:
        return None
    return next((stored for stored in item.kept.scorecards if stored.round == 0), None)
