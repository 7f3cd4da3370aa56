import pytest

from mock_interview.interview.trend_summary import TrendSummary
from mock_interview.interview.trend_telling import changed_told, summary_told
from mock_interview.transcripts.trends import Changed


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (None, "No attempt counts here yet. Scored answers of coach and exam interviews do."),
        (TrendSummary("attempt", 1, 1, 40.0, 40.0, 40.0, None), "1 attempt: 40.0 %."),
        (TrendSummary("month", 1, 12, 40.0, 40.0, 40.0, None), "12 attempts: 40.0 % on average, all in one month."),
        (
            TrendSummary("attempt", 3, 3, 40.0, 60.0, 70.0, 10.0),
            (
                "3 attempts: first 40.0 %, last 60.0 %, best 70.0 %."
                " On average 10.0 points up from one attempt to the next."
            ),
        ),
        (
            TrendSummary("month", 2, 1234, 40.0, 38.0, 40.0, -2.0),
            (
                "1,234 attempts in 2 months, each at its mean: first 40.0 %, last 38.0 %, best 40.0 %."
                " On average 2.0 points down from one month to the next."
            ),
        ),
        (
            TrendSummary("day", 2, 3, 40.0, 40.0, 40.0, 0.0),
            (
                "3 attempts in 2 days, each at its mean: first 40.0 %, last 40.0 %, best 40.0 %."
                " From one day to the next it stayed level on average."
            ),
        ),
    ],
)
def test_a_trend_is_told_in_words(summary: TrendSummary | None, told: str) -> None:
    assert summary_told(summary) == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("model",), "model changed"),
        (("prompt", "model"), "prompt and model changed"),
        (("rubric", "prompt", "model"), "rubric, prompt and model changed"),
    ],
)
def test_a_break_names_what_changed(changed: tuple[Changed, ...], told: str) -> None:
    assert changed_told(changed) == told
