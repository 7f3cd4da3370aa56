"""A conversation as one text to read, in which quotes can be found."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.quotes import Quotable
from mock_interview.text import Span, closed_up, sanitise
from mock_interview.transcripts.exporting.wording import timing_told
from mock_interview.transcripts.records import AttemptTranscript, Timing, Utterance
from mock_interview.tui.widgets.utterance import WHO
from mock_interview.tui.wording import local_clock


@dataclass(frozen=True, slots=True)
class Part:
    """One thing said, under the line that says who speaks; `notes` are what people wrote about it."""

    head: str
    said: Said
    notes: tuple[str, ...] = ()


class Script:
    """Everything said, part by part. `heads` are the spans of the lines that say who speaks, `notes` those of notes."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = [replace(part, said=replace(part.said, text=_even(part.said.text))) for part in parts]
        self._quotable = Quotable(tuple(part.said for part in self._parts))
        self.heads: list[Span] = []
        self.notes: list[Span] = []
        self._answers: list[int] = []
        self.text = ""
        for part in self._parts:
            self._add(part)
        self.text = self.text.rstrip()

    def find(self, quote: str) -> Span | None:
        """Return where in the text the candidate said `quote`, or None."""
        if not quote or (place := self._quotable.find(_even(quote))) is None:
            return None
        start = self._answers[place.answer]
        return Span(start + place.span.start, start + place.span.end)

    def part_at(self, place: int) -> int:
        """Return which part the character at `place` belongs to, counted from 0."""
        return max(0, bisect_right([head.start for head in self.heads], place) - 1)

    @property
    def first_answer(self) -> int:
        """Where the line stands that says the candidate's first answer begins."""
        return self.heads[1].start if len(self.heads) > 1 else 0

    def _add(self, part: Part) -> None:
        self.heads.append(self._put(part.head))
        said = self._put(part.said.text)
        if part.said.speaker == "candidate" and part.said.kind == "answer":
            self._answers.append(said.start)
        self.notes += [self._put(f"Note: {_even(note)}") for note in part.notes]
        self.text += "\n"

    def _put(self, line: str) -> Span:
        start = len(self.text)
        self.text += f"{line}\n"
        return Span(start, start + len(line))


def parts_of(conversation: Conversation) -> Iterator[Part]:
    """Yield what was said, each under who said it."""
    for said in conversation:
        yield Part(WHO[said.kind], said)


def kept_parts(kept: AttemptTranscript) -> Iterator[Part]:
    """Yield what was said in an attempt, with its times and with people's notes."""
    timings = {timing.round: timing for timing in kept.timings}
    answered = 0
    for utterance in kept.utterances:
        timing = timings.get(answered) if utterance.kind == "answer" else None
        answered += utterance.kind == "answer"
        notes = tuple(note.text for note in kept.notes if note.utterance_id == utterance.id)
        yield Part(_head(utterance, timing), Said(utterance.speaker, utterance.kind, utterance.text), notes)


def _head(utterance: Utterance, timing: Timing | None) -> str:
    took = f", {timing_told(timing)}" if timing else ""
    return f"{WHO[utterance.kind]}, {local_clock(utterance.ended_at)}{took}"


def _even(text: str) -> str:
    return closed_up(sanitise(text)).replace("\t", " ")
