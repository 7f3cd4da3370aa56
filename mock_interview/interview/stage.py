"""Where an attempt stands, read from what was said and graded: the state machine of an interview.

::

    ANSWERING ──send──▶ GRADING ──card──▶ SCORED ──follow-up asked──▶ ANSWERING
        │                  │
        │                  └──failed or cancelled──▶ UNGRADED ──grade again──▶ GRADING
        └──given up, or passed over──▶ LEFT

Any stage may be left for the next question; what was answered may be tried again. Nothing is
remembered outside the store, so an interrupted interview resumes at the very utterance.
"""

from collections.abc import Sequence
from enum import StrEnum

from mock_interview.transcripts.records import Job, StoredScorecard, Utterance


class Stage(StrEnum):
    """What is expected next of an attempt."""

    ANSWERING = "answering"
    GRADING = "grading"
    UNGRADED = "ungraded"
    SCORED = "scored"
    LEFT = "left"


def rounds_answered(utterances: Sequence[Utterance]) -> int:
    """Return how many answers were sent: the first one and those to follow-ups."""
    return sum(said.kind == "answer" for said in utterances)


def rounds_asked(utterances: Sequence[Utterance]) -> int:
    """Return how many times something was asked: the question and its follow-ups."""
    return sum(said.kind in ("question", "follow_up") for said in utterances)


def stage_of(
    utterances: Sequence[Utterance],
    scorecards: Sequence[StoredScorecard],
    job: Job | None,
    *,
    is_over: bool = False,
) -> Stage:
    """Return where an attempt stands; `is_over` where it was finished, so that nothing more is expected."""
    answered = rounds_answered(utterances)
    if answered < rounds_asked(utterances):
        return Stage.LEFT if is_over else Stage.ANSWERING
    if any(stored.round == answered - 1 for stored in scorecards):
        return Stage.SCORED
    return Stage.UNGRADED if job is None or job.state in ("failed", "cancelled") else Stage.GRADING
