"""How well people judge themselves."""

import pytest

from mock_interview.interview.self_judgement import rated_percent, self_judgement, self_judgement_told


@pytest.mark.parametrize(("rating", "percent"), [(1, 10), (2, 30), (3, 50), (4, 70), (5, 90)])
def test_a_rating_stands_for_the_middle_of_its_fifth(rating: int, percent: float) -> None:
    assert rated_percent(rating) == percent


def test_nothing_is_said_of_nothing() -> None:
    assert self_judgement([]) is None


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([(4, 50.0), (4, 54.0)], "You rated yourself about 18 points higher than the score, over 2 answers."),
        ([(2, 60.0)], "You rated yourself about 30 points lower than the score, over 1 answer."),
        ([(3, 48.0), (4, 73.0)], "You rated yourself much as the score did, over 2 answers."),
        (
            [(5, 50.0), (1, 50.0)],
            "Your ratings were about 40 points off, too high about as often as too low, over 2 answers.",
        ),
    ],
)
def test_one_sentence_tells_how_well(pairs: list[tuple[int, float]], sentence: str) -> None:
    judged = self_judgement(pairs)
    assert judged is not None
    assert self_judgement_told(judged) == sentence
