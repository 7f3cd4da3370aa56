"""What holds for every text, long ones and hostile ones included."""

import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.interview.delivery import DeliveryReport, plain_lines, report
from mock_interview.interview.delivery.words import MOST_HEARD
from mock_interview.text import Span

WORDS = "like so right well just okay um you know I mean kind of first for example".split()
MARKS = ", . ? ! - … ... ’ ' \" \n 3.5 ß İ é ﬁ".split(" ")
PIECES = st.sampled_from(WORDS + MARKS)
SPOKEN = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map(" ".join)
HUGE = 50_000
# A report on that many words takes about a second; one that grew with the square would take an hour.
SECONDS_FOR_HUGE = 30
# Half a million lines take about half a second; where each were listened to, eight.
SECONDS_FOR_LINES = 3
# One on 300 words takes about 3 ms of a slow processor.


def spans(heard: DeliveryReport) -> list[Span]:
    marked = [mark.span for mark in heard.marks] + [signpost.span for signpost in heard.signposts]
    repeated = [span for word in heard.repeated for span in word.places]
    return marked + repeated + [part.span for part in (heard.opening, heard.longest) if part]


@given(SPOKEN)
def test_every_place_is_a_stretch_of_the_answer(answer: str) -> None:
    assert all(0 <= span.start < span.end <= len(answer) for span in spans(report(answer, 120)))


@given(SPOKEN)
def test_marks_stand_in_order_and_apart(answer: str) -> None:
    marks = report(answer, 120).marks
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))


@given(SPOKEN, SPOKEN)
def test_every_line_is_one_line(answer: str, question: str) -> None:
    assert all(line.strip() and "\n" not in line for line in plain_lines(report(answer, 120, question)))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "a" * HUGE,
        "like " * HUGE,
        "um, " * HUGE,
        "you know " * HUGE,
        "a" + " " * HUGE + "b",
        "!" * HUGE + "a",
        "word " * HUGE,
        "It fell. " * HUGE,
    ],
    ids=["empty", "one word", "like", "um", "you know", "spaces", "marks", "one sentence", "many sentences"],
)
def test_time_does_not_blow_up(answer: str) -> None:
    start = time.process_time()
    plain_lines(report(answer, 120))
    assert time.process_time() - start < SECONDS_FOR_HUGE


def test_of_a_very_long_answer_the_length_is_told_whole_and_the_rest_of_what_is_heard_first() -> None:
    heard = report("It fell, um, so be it.\n" * MOST_HEARD, 120)
    assert heard.length.words == 6 * MOST_HEARD
    assert heard.heard == MOST_HEARD
    assert heard.fillers.count <= MOST_HEARD // 6 + 1
    assert f"What follows is told of the first {MOST_HEARD:,} words." in plain_lines(heard)


def test_an_answer_of_as_many_words_as_are_heard_is_told_whole() -> None:
    heard = report(f"{'word ' * (MOST_HEARD - 1)}um.", 120)
    assert heard.is_whole
    assert heard.fillers.count == 1
    assert not any("What follows" in line for line in plain_lines(heard))


def test_half_a_million_short_lines_are_heard_at_once() -> None:
    start = time.process_time()
    plain_lines(report("ok then\n" * 500_000, 120))
    assert time.process_time() - start < SECONDS_FOR_LINES


def test_nothing_heavy_is_loaded() -> None:
    check = "import sys, mock_interview.interview.delivery; print({'pydantic', 'sqlite3', 'openai'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
