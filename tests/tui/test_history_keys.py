"""Keys in the history mean what they meant when they were pressed, however fast they follow one another."""

from collections.abc import Sequence

import pytest
from textual import events
from textual.widgets import Input

from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING
from mock_interview.tui.screens.history import HistoryScreen
from tests.transcripts.histories import keep_history
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing
from tests.tui.reviewing import history_of, open_history

CHARACTERS = {"slash": "/"}


@pytest.fixture(autouse=True)
def six_answers(db: Database) -> None:
    keep_history(db)


def press_at_once(player: Player, keys: Sequence[str]) -> None:
    """Press all the keys before the first of them is looked at."""
    for key in keys:
        player.app.post_message(events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))


def searched(player: Player) -> str:
    """Return what stands in the search line."""
    return player.app.screen.query_one("#history-search", Input).value


async def test_escape_leaves_the_search_first_and_the_history_then(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("slash", *"scaling")
        await player.until_shown("2 answers; “scaling” was said")
        await player.press("escape")
        await player.until_shown("6 answers; newest first")
        assert searched(player) == ""
        assert history_of(player).table.has_focus
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def test_escape_leaves_an_empty_search_line_too(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("slash", "escape")
        await player.until(lambda: history_of(player).table.has_focus)


async def test_letters_typed_right_behind_the_keys_that_open_the_search_are_searched_for(
    make_app: AppMaker, db: Database
) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        press_at_once(player, ["h", "slash", *"drop"])
        await player.until(lambda: isinstance(player.app.screen, HistoryScreen))
        await player.until_shown("Nothing found.")
        assert searched(player) == "drop"
        assert history.count(db, EVERYTHING) == 6


@pytest.mark.parametrize("leave", ["enter", "down", "escape"])
async def test_the_search_line_can_be_left_and_entered_again_at_once(
    make_app: AppMaker, db: Database, leave: str
) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        press_at_once(player, ["slash", *"drift", leave, "slash", *"ud"])
        await player.until(lambda: searched(player).endswith("ud"))
        assert "/" not in searched(player)
        assert history.count(db, EVERYTHING) == 6


async def test_the_focus_stays_where_the_person_put_it_while_the_list_is_read(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        press_at_once(player, ["h", "slash"])
        await player.until_shown("6 answers")
        assert player.app.screen.query_one("#history-search").has_focus


async def test_what_was_in_hand_when_the_key_was_pressed_is_deleted(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        in_hand = history_of(player).table.in_hand
        assert in_hand is not None
        history_of(player).action_delete()
        history_of(player).table.move_cursor(1)
        await player.until_shown("1 answer is deleted")
        assert in_hand.id not in history.attempt_ids(db, EVERYTHING)
