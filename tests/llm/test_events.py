"""Server-sent events, however their bytes arrive."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.llm.events import EventReader

STREAM = (
    'data: {"a": "é"}\r\n\r\n: a comment\n\nevent: x\ndata:one\ndata: two\nid: 7\n\nerror: broken\n\ndata: cut'.encode()
)
EVENTS = ['{"a": "é"}', "one\ntwo", "broken"]


def read(*pieces: bytes) -> list[str]:
    reader = EventReader()
    return [event for piece in pieces for event in reader.feed(piece)]


def test_events_are_taken_apart_as_the_standard_has_it() -> None:
    assert read(STREAM) == EVENTS


@given(st.lists(st.integers(0, len(STREAM))))
def test_it_does_not_matter_where_the_bytes_are_parted(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    assert read(*(STREAM[a:b] for a, b in pairwise(places))) == EVENTS


def test_an_event_that_was_not_ended_counts_for_nothing() -> None:
    assert read(b"data: x\n") == []


def test_what_is_not_utf8_is_told() -> None:
    with pytest.raises(UnicodeDecodeError):
        read(b"data: caf\xe9\n\n")
