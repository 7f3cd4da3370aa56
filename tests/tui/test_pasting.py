import time

import pytest
from textual import events

from mock_interview.tui.widgets.answer import LONGEST_LINE, AnswerArea
from mock_interview.tui.widgets.typed_line import TypedLine
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing

MEGABYTE = 1_000_000
BEARABLE_SECONDS = 0.5  # of processor time; one soft-wrapped line of this length takes three times as long


async def pasted(player: Player, text: str) -> AnswerArea:
    """Begin an interview, paste a long text and return where it stands."""
    await player.begin("1")
    area = player.area
    assert area is not None
    player.app.post_message(events.Paste(text))
    await player.until(lambda: len(area.text) >= len(text))
    return area


@pytest.mark.parametrize("text", ["word " * (MEGABYTE // 5), "x" * MEGABYTE], ids=["words", "one word"])
async def test_a_megabyte_pasted_as_one_line_is_kept_and_stays_bearable(make_app: AppMaker, text: str) -> None:
    async with playing(make_app()) as player:
        area = await pasted(player, text.strip())
        assert "".join(area.text.split()) == "".join(text.split())
        assert max(len(line) for line in area.document.lines) <= LONGEST_LINE
        await player.pilot.pause(0.3)
        before, start = len(area.text), time.process_time()
        player.app.post_message(events.Key("y", "y"))
        await player.until(lambda: len(area.text) > before)
        assert time.process_time() - start < BEARABLE_SECONDS


async def test_lines_of_usual_length_are_pasted_as_they_are(make_app: AppMaker) -> None:
    text = "First, the reason.\n\n\tThen  an example."
    async with playing(make_app()) as player:
        area = await pasted(player, text)
        assert area.text == text


async def test_what_is_pasted_into_the_search_is_made_safe(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        await player.press("h")
        await player.until_shown("Search what was said")
        await player.press("slash")
        player.app.post_message(events.Paste("one\x1b[2J\ntwo"))
        await player.until_shown("one two")


async def test_a_paste_that_a_line_has_no_room_for_is_refused_and_never_cut(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        await player.press("h")
        await player.until_shown("Search what was said")
        await player.press("slash", "o", "n")
        player.app.post_message(events.Paste("word " * 600))
        await player.until_shown("2,999 characters", "room for 1,998", "nothing of it was put in")
        assert player.app.screen.query_one("#history-search", TypedLine).value == "on"
