import pytest

from mock_interview.interview.delivery import report
from mock_interview.interview.delivery.length import length_of, rate_of


def test_the_time_aloud_runs_from_160_to_130_words_a_minute() -> None:
    length = length_of(words=208, seconds=120)
    assert (length.fastest, length.slowest) == (78, 96)


@pytest.mark.parametrize(
    ("words", "fit"), [(0, "short"), (129, "short"), (130, "fitting"), (320, "fitting"), (321, "long"), (5000, "long")]
)
def test_one_to_two_minutes_fit_a_question_of_two(words: int, fit: str) -> None:
    assert length_of(words, seconds=120).fit == fit


def test_the_words_are_those_of_the_answer() -> None:
    assert report("Trees don't need it; k-NN does.", 120).length.words == 7


def test_an_answer_of_a_few_words_has_no_rate() -> None:
    assert rate_of(2, words=59).per_minute is None


@pytest.mark.parametrize(
    ("count", "band"), [(5, "harmless"), (6, "noticeable"), (11, "noticeable"), (12, "distracting")]
)
def test_five_fillers_a_minute_are_harmless_and_twelve_are_not(count: int, band: str) -> None:
    assert rate_of(count, words=145).band == band


def test_fillers_and_hedges_are_counted_apart() -> None:
    heard = report("Um, I think, uh, it fell.", 120)
    assert (heard.fillers.count, heard.hedges.count) == (2, 1)
