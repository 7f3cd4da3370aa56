"""The score of a whole interview."""

import math
from collections.abc import Sequence


def overall_percent(percents: Sequence[float | None]) -> float | None:
    """Return the mean over the questions asked, an unanswered one (None) counting 0; None where none was asked."""
    if not percents:
        return None
    return round(math.fsum(percent or 0.0 for percent in percents) / len(percents), 1)
