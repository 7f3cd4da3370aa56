from dataclasses import dataclass

import pytest

from mock_interview.interview.stopwatch import Stopwatch
from mock_interview.transcripts.records import Timing


@dataclass
class Hand:
    at: float = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_the_time_before_the_first_word_is_thinking_and_what_follows_is_answering(hand: Hand) -> None:
    watch = Stopwatch(Timing(0), hand)
    hand.at += 12
    watch.begin()
    hand.at += 30
    watch.begin()
    hand.at += 3
    assert watch.timing == Timing(0, thinking=12, answering=33)


def test_it_goes_on_from_what_was_kept(hand: Hand) -> None:
    watch = Stopwatch(Timing(1, thinking=4, answering=20), hand, has_begun=True)
    hand.at += 5
    assert watch.timing == Timing(1, thinking=4, answering=25)


def test_it_stands_still_while_it_is_paused(hand: Hand) -> None:
    watch = Stopwatch(Timing(0), hand)
    hand.at += 2
    watch.pause()
    hand.at += 50
    watch.begin()
    watch.go_on()
    watch.go_on()
    hand.at += 1
    assert watch.timing == Timing(0, thinking=2, answering=1)


def test_a_clock_that_is_set_back_takes_no_time_away(hand: Hand) -> None:
    watch = Stopwatch(Timing(0, thinking=3), hand)
    hand.at -= 10
    assert watch.timing == Timing(0, thinking=3)
