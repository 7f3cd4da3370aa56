"""The clock of an exam: what it allows, and what is left of it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from mock_interview.transcripts.records import AttemptTranscript, Interview


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds left for the question in hand and for the whole exam; never below 0."""

    question: float
    exam: float

    @property
    def left(self) -> float:
        """Seconds until one of the two ends."""
        return min(self.question, self.exam)

    def after(self, seconds: float) -> "Clock":
        """Return the clock `seconds` later."""
        return Clock(max(0.0, self.question - seconds), max(0.0, self.exam - seconds))


def allowed(spoken_seconds: int, factor: float) -> int:
    """Return the seconds an exam gives for a question that takes `spoken_seconds` to answer aloud."""
    return max(1, math.ceil(spoken_seconds * factor))


def clock_of(interview: Interview, attempts: Iterable[AttemptTranscript]) -> Clock | None:
    """Return what is left as kept, the last of `attempts` being in hand; None where there is no clock."""
    kept = list(attempts)
    if interview.allowed_seconds is None or kept[-1].attempt.allowed_seconds is None:
        return None
    used = [sum(timing.seconds for timing in attempt.timings) for attempt in kept]
    return Clock(kept[-1].attempt.allowed_seconds, interview.allowed_seconds - sum(used[:-1])).after(used[-1])
