"""What a trend says, in words, so that nothing depends on seeing its plot."""

from mock_interview.interview.trend_summary import Step, TrendSummary
from mock_interview.transcripts.trends import Changed

NOTHING = "No attempt counts here yet. Scored answers of coach and exam interviews do."

_LEVEL = 0.05  # what is shown as 0.0


def summary_told(summary: TrendSummary | None) -> str:
    """Return how many attempts there are, how the first, the last and the best went, and the mean change."""
    if summary is None:
        return NOTHING
    attempts = _count(summary.attempts, "attempt")
    if summary.change is None:
        mean = f" on average, all in one {summary.step}" if summary.attempts > 1 else ""
        return f"{attempts}: {_percent(summary.last)}{mean}."
    each = "" if summary.step == "attempt" else f" in {_count(summary.steps, summary.step)}, each at its mean"
    ends = f"first {_percent(summary.first)}, last {_percent(summary.last)}, best {_percent(summary.best)}"
    return f"{attempts}{each}: {ends}. {_change_told(summary.change, summary.step)}"


def changed_told(changed: tuple[Changed, ...]) -> str:
    """Return what came to judge that did not before."""
    *others, last = changed
    return f"{', '.join(others)} and {last} changed" if others else f"{last} changed"


def _change_told(change: float, step: Step) -> str:
    if abs(change) < _LEVEL:
        return f"From one {step} to the next it stayed level on average."
    way = "up" if change > 0 else "down"
    return f"On average {abs(change):.1f} points {way} from one {step} to the next."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _percent(value: float) -> str:
    return f"{value:.1f} %"
