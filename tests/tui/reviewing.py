"""Reading the history the way a person does."""

from mock_interview.tui.screens.history import HistoryScreen
from tests.tui.playing import Player


async def open_history(player: Player) -> None:
    """Go from Home to the history, and wait until it is filled."""
    await player.until_shown("Practise")
    await player.press("h")
    await player.until(lambda: isinstance(player.app.screen, HistoryScreen))
    await player.until(lambda: any(said in player.flat for said in ("first", "Nothing here yet")))


def history_of(player: Player) -> HistoryScreen:
    """Return the history that is open."""
    assert isinstance(player.app.screen, HistoryScreen), player.screen
    return player.app.screen


def titles_of(player: Player) -> list[str]:
    """Return the titles listed, from the top."""
    table = history_of(player).table
    return [listed.row.title for row in range(table.count) if (listed := table.row(row))]
