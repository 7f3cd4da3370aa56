import pytest
from textual.css.query import NoMatches

from mock_interview.tui.closing import unless_closed
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


async def test_what_is_done_for_a_screen_that_was_closed_ends_quietly(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        closed = player.app.screen
        await player.press("escape")
        await player.until(lambda: player.is_home)
        with unless_closed(closed):
            closed.query_one("#heading")


async def test_a_fault_of_a_screen_that_is_open_is_not_hidden(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until(lambda: player.is_home)
        with pytest.raises(NoMatches), unless_closed(player.app.screen):
            player.app.screen.query_one("#no-such-thing")
