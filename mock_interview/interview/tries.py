"""Tries at the same question."""

from collections.abc import Sequence

from mock_interview.transcripts.records import AttemptTranscript


def scored_try_before(attempts: Sequence[AttemptTranscript], kept: AttemptTranscript) -> AttemptTranscript | None:
    """Return the last scored try at the question of `kept` that was made before it, None where there is none.

    `attempts` are those of the interview, by question, then by try.
    """
    earlier = (
        other
        for other in reversed(attempts)
        if other.attempt.position == kept.attempt.position
        and other.attempt.try_number < kept.attempt.try_number
        and other.score is not None
    )
    return next(earlier, None)
