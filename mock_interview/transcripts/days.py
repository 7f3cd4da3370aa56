"""Days as the person has them, and as the store's times have them."""

from datetime import date, datetime, time, timedelta

from mock_interview.errors import InputError
from mock_interview.transcripts.clock import iso


def day_begins(day: date) -> str:
    """Return when `day` begins where the person is, as the store writes times.

    Raises `InputError` at the end of the calendar.
    """
    try:
        return iso(datetime.combine(day, time.min).astimezone())
    except (OverflowError, ValueError):
        raise _beyond(day) from None


def day_ends(day: date) -> str:
    """Return when the day after `day` begins, as `day_begins` does."""
    try:
        return day_begins(day + timedelta(days=1))
    except (OverflowError, InputError):
        raise _beyond(day) from None


def day_of(moment: str) -> date:
    """Return the person's day that a time of the store falls on."""
    return datetime.fromisoformat(moment).astimezone().date()


def last_day_before(moment: str) -> date:
    """Return the last of the person's days that ends by a time of the store: what `day_ends` was given."""
    return day_of(moment) - timedelta(days=1)


def _beyond(day: date) -> InputError:
    return InputError(f"{day:%Y-%m-%d} is at the end of the calendar; leave that limit away.")
