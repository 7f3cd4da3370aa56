import os
import sys
from collections.abc import Iterator
from io import BytesIO

import pytest

from mock_interview.cli.plain_input import MAX_LINE_BYTES, Lines

waitable = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot wait at a pipe with a time limit")


class Pipe:
    """A pipe, and the lines that come out of it."""

    def __init__(self) -> None:
        end, self._writing = os.pipe()
        self._reading = os.fdopen(end, "rb")
        self.lines = Lines(self._reading, descriptor=end)

    def write(self, data: bytes) -> None:
        os.write(self._writing, data)

    def close(self) -> None:
        os.close(self._writing)
        self._reading.close()


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    opened = Pipe()
    yield opened
    opened.close()


def test_lines_come_one_by_one_and_the_last_may_lack_its_end() -> None:
    lines = Lines(BytesIO(b"one\ntwo"))
    assert [lines.next(), lines.next(), lines.next()] == ["one", "two", None]
    assert lines.has_ended


def test_of_a_line_without_end_only_the_beginning_is_kept() -> None:
    line = Lines(BytesIO(b"a" * (MAX_LINE_BYTES + 200_000))).next()
    assert line == "a" * MAX_LINE_BYTES


def test_a_source_that_cannot_be_waited_for_is_read_without_a_time_limit() -> None:
    assert Lines(BytesIO(b"one\n")).next(0.0) == "one"


@waitable
def test_where_no_whole_line_comes_in_time_that_is_told_and_nothing_is_lost(pipe: Pipe) -> None:
    pipe.write(b"half ")
    with pytest.raises(TimeoutError):
        pipe.lines.next(0.01)
    pipe.write(b"a line\n")
    assert pipe.lines.next(1.0) == "half a line"


@waitable
def test_what_has_come_in_already_needs_no_time(pipe: Pipe) -> None:
    pipe.write(b"one\ntwo\n")
    assert [pipe.lines.next(), pipe.lines.next(0.0)] == ["one", "two"]


@waitable
def test_a_line_that_has_begun_can_be_dropped_and_its_rest_with_it(pipe: Pipe) -> None:
    pipe.write(b"too ")
    with pytest.raises(TimeoutError):
        pipe.lines.next(0.01)
    pipe.lines.drop_begun()
    pipe.write(b"late\nin time\n")
    assert pipe.lines.next(1.0) == "in time"


@waitable
def test_where_no_line_has_begun_none_is_dropped(pipe: Pipe) -> None:
    pipe.lines.drop_begun()
    pipe.write(b"in time\n")
    assert pipe.lines.next(1.0) == "in time"
