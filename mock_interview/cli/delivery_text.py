"""How an answer would sound, as plain text. It is never part of the score."""

from collections.abc import Iterator, Sequence

from mock_interview.cli.output import minutes, wrapped
from mock_interview.interview.deliveries import delivery_of
from mock_interview.interview.delivery import plain_lines
from mock_interview.interview.summary import title_of
from mock_interview.transcripts.records import AttemptTranscript

NOTHING_SAID = "There is no answer to this question yet that a report could be about."


def delivery_line(kept: AttemptTranscript, round_: int) -> str:
    """Return the length of an answer against the time its question gives, and its fillers, in one line."""
    found = delivery_of(kept, round_)
    length, fillers = found.length, found.fillers.count
    aloud = f"{minutes(length.fastest)}-{minutes(length.slowest)}"
    counted = f"{fillers or 'no'} filler{'' if fillers == 1 else 's'}"
    if not found.is_whole:
        counted += f" in the first {found.heard:,}"
    return f"Delivery: {length.words} words, about {aloud} aloud of {minutes(length.target)}; {counted}."


def delivery_lines(kept: AttemptTranscript, round_: int) -> Iterator[str]:
    """Yield the whole report on an answer."""
    yield "Delivery, which is no part of the score:"
    for line in plain_lines(delivery_of(kept, round_)):
        yield from wrapped(line, "  ", "  ")


def deliveries(attempts: Sequence[AttemptTranscript]) -> Iterator[str]:
    """Yield a line for each question that was answered."""
    for kept in attempts:
        if any(said.kind == "answer" for said in kept.utterances):
            yield f"{title_of(kept)}. {delivery_line(kept, 0)}"
