"""A line that grows very long goes on in a new one, so that keys stay quick."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets.text_area import Location

from mock_interview.tui.widgets.answer import LONGEST_LINE, AnswerArea

SENTENCE = "A tree only compares, so the order of the values is all it sees. "
NEARLY_FULL = (SENTENCE * (LONGEST_LINE // len(SENTENCE) + 1))[: LONGEST_LINE - 1] + "x"


class Host(App[None]):
    """Nothing but the area."""

    def compose(self) -> ComposeResult:
        yield AnswerArea()


@asynccontextmanager
async def typing(text: str, at: Location | None = None) -> AsyncIterator[tuple[AnswerArea, Pilot[None]]]:
    """Stand in `text`, behind it or `at` a place."""
    async with Host().run_test() as pilot:
        area = pilot.app.query_one(AnswerArea)
        area.put(text)
        if at is not None:
            area.move_cursor(at)
        yield area, pilot


async def test_a_line_typed_too_long_goes_on_between_two_sentences() -> None:
    async with typing(NEARLY_FULL) as (area, pilot):
        await pilot.press("y")
        first, second = area.document.lines
        assert first.endswith("all it sees.")
        assert second.startswith("A tree")
        assert f"{first} {second}" == f"{NEARLY_FULL}y"
        assert area.cursor_location == (1, len(second))


async def test_without_a_sentence_it_goes_on_between_two_words() -> None:
    async with typing("word " * (LONGEST_LINE // 5)) as (area, pilot):
        await pilot.press("y")
        assert [set(line.split()) for line in area.document.lines] == [{"word"}, {"y"}]


async def test_without_a_space_it_goes_on_in_the_midst() -> None:
    async with typing("x" * LONGEST_LINE) as (area, pilot):
        await pilot.press("y")
        assert area.document.lines == ["x" * LONGEST_LINE, "y"]


async def test_the_cursor_stays_at_its_words_where_the_line_breaks_behind_it() -> None:
    async with typing(NEARLY_FULL, (0, 10)) as (area, pilot):
        await pilot.press("y", "z")
        assert area.cursor_location == (0, 12)
        assert area.document.lines[0].startswith(f"{SENTENCE[:10]}yz{SENTENCE[10:]}")


async def test_what_is_put_there_has_no_line_too_long() -> None:
    async with typing(SENTENCE * 100) as (area, _):
        assert max(len(line) for line in area.document.lines) <= LONGEST_LINE
        assert " ".join(area.document.lines) == SENTENCE * 100


@pytest.mark.parametrize("text", ["", "x" * LONGEST_LINE, f"{NEARLY_FULL}\n{NEARLY_FULL}"])
async def test_what_is_not_too_long_stays_as_it_is(text: str) -> None:
    async with typing(text) as (area, _):
        assert area.text == text
