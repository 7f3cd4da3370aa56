"""How things are said on screens: scores, times, states. Marks come with words, so that colour is never needed."""

import math
from datetime import datetime

from mock_interview.text import one_line
from mock_interview.transcripts.records import AttemptRow, JobState

WORDS_PER_MINUTE = (130, 160)

MARKS = {"met": "●", "partial": "◐", "missing": "○", "unassessed": "·"}
VERDICT_WORDS = {"met": "met", "partial": "partly", "missing": "missing", "unassessed": "not assessed"}
STYLES = {
    "met": "$text-success",
    "partial": "$text-warning",
    "missing": "$text-error",
    "unassessed": "$foreground-muted",
}

SEALED = "after exam"
HIDDEN = "hidden"
WAITING: dict[JobState, str] = {
    "queued": "waiting",
    "running": "grading",
    "failed": "not graded",
    "cancelled": "not graded",
}
WHY: dict[JobState, str] = {
    "queued": "It waits for its turn.",
    "failed": "The grader could not answer.",
    "cancelled": "The grading was cancelled.",
}
REASON_LENGTH = 300


def bar(share: float | None, width: int) -> str:
    """Return a bar `width` cells wide, filled to `share` (0..1); None is an empty one."""
    filled = round((share or 0.0) * width)
    return "█" * filled + "░" * (width - filled)


def percent(value: float | None) -> str:
    """Return a percent as it is shown, one decimal."""
    return "—" if value is None else f"{value:.1f} %"


def aloud(count: int) -> str:
    """Return how long `count` words take to say, e.g. ``about 1:10-1:25 aloud``: 130 to 160 of them a minute."""
    slow, fast = (round(60 * count / pace) for pace in WORDS_PER_MINUTE)
    return f"about {clock(fast)}-{clock(slow)} aloud"


def clock(seconds: float) -> str:
    """Return seconds as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def clock_left(question: float, exam: float) -> str:
    """Return what is left of an exam's clock, in seconds: of the question in hand and of all of it."""
    if question <= 0 or exam <= 0:
        return "Time is up"
    return f"{clock(math.ceil(question))} left, {clock(math.ceil(exam))} in all"


def local_time(iso: str) -> str:
    """Return a stored time in the person's own time zone."""
    return datetime.fromisoformat(iso).astimezone().strftime("%d %b %Y %H:%M")


def local_clock(iso: str) -> str:
    """Return the time of day of a stored time in the person's own time zone."""
    return datetime.fromisoformat(iso).astimezone().strftime("%H:%M:%S")


def local_day(iso: str) -> str:
    """Return the day of a stored time in the person's own time zone."""
    return datetime.fromisoformat(iso).astimezone().strftime("%d %b %Y")


def standing(row: AttemptRow) -> str:
    """Return the score of an attempt, or why it has none."""
    if row.percent is not None:
        return percent(row.percent)
    if row.job_state is not None:
        return WAITING[row.job_state]
    if row.is_sealed:
        return SEALED
    return "not assessed" if row.grader else "not answered"


def ungraded(state: JobState, error: str | None) -> str:
    """Return why an answer has no scorecard yet, and what can be done."""
    if state == "running":
        return "Being graded."
    why = one_line(error, REASON_LENGTH) if error else WHY[state]
    return f"Not graded yet. {why} g grades it now."
