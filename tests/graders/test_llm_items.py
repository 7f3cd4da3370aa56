"""Items found in JSON that is still arriving."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.graders.llm_items import ItemFinder
from tests.graders.llm_samples import good_reply

ITEMS = [
    {"id": "a", "quote": 'says "yes" {really} \\ and }', "verdict": "met"},
    {"id": "b", "quote": "\n\u2028é", "verdict": "partial"},
    {"id": "c", "made": False},
]
TEXT = json.dumps({"points": ITEMS[:2], "misconceptions": ITEMS[2:], "fix": "Say {more}."}, indent=1)


def found(*pieces: str) -> list[object]:
    finder = ItemFinder()
    return [json.loads(item.text) for piece in pieces for item in finder.feed(piece)]


def test_every_item_is_found() -> None:
    assert found(TEXT) == ITEMS


@given(st.lists(st.integers(0, len(TEXT))))
def test_it_does_not_matter_where_the_text_is_parted(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(TEXT)]
    assert found(*(TEXT[a:b] for a, b in pairwise(places))) == ITEMS


@pytest.mark.parametrize("verdict", ['{"points": [{"id": "a", "verdict": "met"', '{"levels": [{"id": "a", "level": 1'])
def test_an_item_counts_only_once_it_has_ended(verdict: str) -> None:
    finder = ItemFinder()
    assert finder.feed(verdict) == []
    assert len(finder.feed("}")) == 1


@pytest.mark.parametrize(
    "wrapped",
    [
        "```json\n{}\n```",
        'Here is my "grading:\n{}',
        'It is 5" wide, so: {}',
        '<think>Let me see {{not "json}}.</think>\n{}',
    ],
)
def test_words_around_the_items_do_no_harm(wrapped: str) -> None:
    text = wrapped.format(json.dumps(good_reply()))
    finder = ItemFinder()
    assert json.dumps(good_reply()["points"][0]) in [item.text for item in finder.feed(text)]


@pytest.mark.parametrize("between", ["", "\nOn second thoughts {not so}:\n", '</think> 5" wide\n'])
def test_items_of_different_replies_are_told_apart(between: str) -> None:
    finder = ItemFinder()
    wanted = ITEMS * 2
    items = [item for item in finder.feed(TEXT + between + TEXT) if item.text.startswith('{\n   "id"')]
    assert [json.loads(item.text) for item in items] == wanted
    first, second = items[: len(ITEMS)], items[len(ITEMS) :]
    assert len({item.reply for item in first}) == len({item.reply for item in second}) == 1
    assert first[0].reply != second[0].reply
