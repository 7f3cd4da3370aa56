"""How long an answer is aloud, and how often something comes in it.

About five fillers a minute did listeners no measurable harm in studies of speech; about twelve did.
"""

from mock_interview.interview.delivery.models import Fit, Length, Rate, RateBand
from mock_interview.rubric.pace import FASTEST_PACE, SLOWEST_PACE

HARMLESS_PER_MINUTE = 5
DISTRACTING_PER_MINUTE = 12

# Below some 25 seconds, one filler more or less would change the rate too much to say anything.
_FEWEST_WORDS_FOR_A_RATE = 60


def length_of(words: int, seconds: int) -> Length:
    """Compare an answer of `words` words with a question that gives `seconds` seconds.

    It is long where even a fast speaker needs more than the time given, and short where even a slow one
    needs less than half of it.
    """
    fastest, slowest = words * 60 / FASTEST_PACE, words * 60 / SLOWEST_PACE
    fit: Fit = "long" if fastest > seconds else "short" if slowest < seconds / 2 else "fitting"
    return Length(words, round(fastest), round(slowest), seconds, fit)


def rate_of(count: int, words: int) -> Rate:
    """Return how many a minute `count` marks in `words` words are, at a middling pace."""
    if words < _FEWEST_WORDS_FOR_A_RATE:
        return Rate(count, None, None)
    per_minute = round(count * (SLOWEST_PACE + FASTEST_PACE) / 2 / words, 1)
    return Rate(count, per_minute, _band(per_minute))


def _band(per_minute: float) -> RateBand:
    if per_minute < HARMLESS_PER_MINUTE + 0.5:
        return "harmless"
    return "noticeable" if per_minute < DISTRACTING_PER_MINUTE else "distracting"
