"""What every readable export says in the same words."""

from collections.abc import Iterator

from mock_interview.scoring.judgement import Verdict
from mock_interview.text import one_line
from mock_interview.transcripts.records import AttemptTranscript, Job, Timing

ERROR_WIDTH = 400

_WAITING = {
    "queued": "Not graded yet: the answer waits to be graded.",
    "running": "Not graded yet: the grading is under way.",
    "cancelled": "Not graded: the grading was cancelled.",
    "failed": "Not graded, because the grading failed:",
}


def minute(time: str) -> str:
    """Return a time as kept, ``2025-03-01T09:00:00.000+00:00``, to the minute, as people write it."""
    return f"{time[:16].replace('T', ' ')} UTC"


def title_of(kept: AttemptTranscript) -> str:
    """Return the title of the question, or its ref where the rubric has none."""
    return str(kept.rubric.get("title", kept.attempt.ref))


def about(kept: AttemptTranscript) -> Iterator[str]:
    """Yield what is to be known of an attempt before reading it."""
    attempt = kept.attempt
    yield attempt.ref
    yield f"try {attempt.try_number}"
    if attempt.hints:
        yield f"hints: {attempt.hints}"
    if attempt.model_answer_seen:
        yield "model answer seen before"
    if attempt.self_rating:
        yield f"own rating {attempt.self_rating} of 5"
    if attempt.allowed_seconds:
        yield f"{clock(attempt.allowed_seconds)} allowed"


def verdict_told(verdict: Verdict) -> str:
    """Return a verdict in words."""
    return "not assessed" if verdict == "unassessed" else verdict


def timing_told(timing: Timing) -> str:
    """Return how long an answer took."""
    return f"{clock(timing.thinking)} to think, {clock(timing.answering)} to answer"


def waiting_told(job: Job) -> str:
    """Return why an answer has no score yet."""
    return f"{_WAITING[job.state]} {one_line(job.error or '', ERROR_WIDTH)}".rstrip()


def clock(seconds: float) -> str:
    """Return seconds as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
