"""The time, as the store writes it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


def iso(moment: datetime) -> str:
    """Return an aware `moment` as UTC ISO 8601 with milliseconds; such texts sort in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
