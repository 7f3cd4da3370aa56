"""Pictures of the history. Look at a changed one before it is accepted with ``--snapshot-update``."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from mock_interview.transcripts.database import Database
from tests.transcripts.histories import keep_history
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player
from tests.tui.reviewing import open_history

Compare = Callable[..., bool]
Scene = Callable[[Player], Awaitable[None]]


async def plain(player: Player) -> None:
    await player.press("down", "down", "down")
    await player.until_shown("g grades it now")


async def by_score(player: Player) -> None:
    await player.press("s")
    await player.until_shown("highest score first")


async def searched_within_a_pack(player: Player) -> None:
    await player.press("slash", *"measure", "enter")
    await player.until_shown("[measure]")
    await player.press("f")
    await player.until_shown("Which answers?")
    await player.press("enter", "down", "enter", "ctrl+s")
    await player.until_shown("4 answers; pack basics, “measure” was said")


async def marked(player: Player) -> None:
    await player.press("space", "down", "space")
    await player.until_shown("2 marked")


async def blind(player: Player) -> None:
    await player.press("b")
    await player.until_shown("hidden", "scores are hidden")


async def deleted(player: Player) -> None:
    await player.press("d")
    await player.until_shown("1 answer is deleted", "5 answers")


async def filter_dialog(player: Player) -> None:
    await player.press("f")
    await player.until_shown("Which answers?")
    await player.press(*["tab"] * 8, *"1.3.2025")
    await player.press("enter")
    await player.until_shown("Type a day as")


SCENES: dict[str, Scene] = {
    "plain": plain,
    "by-score": by_score,
    "searched-within-a-pack": searched_within_a_pack,
    "marked": marked,
    "blind": blind,
    "deleted": deleted,
    "filter-dialog": filter_dialog,
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_history(
    make_app: AppMaker, db: Database, snap_compare: Compare, scene: Scene, size: tuple[int, int]
) -> None:
    keep_history(db)

    async def play_scene(pilot: Pilot[None]) -> None:
        player = Player(app, pilot)
        await open_history(player)
        await scene(player)
        await pilot.pause()

    app = make_app(reduced_motion=True)
    assert snap_compare(app, terminal_size=size, run_before=play_scene)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_a_history_without_an_answer(make_app: AppMaker, snap_compare: Compare, size: tuple[int, int]) -> None:
    async def play_scene(pilot: Pilot[None]) -> None:
        await open_history(Player(app, pilot))
        await pilot.pause()

    app = make_app()
    assert snap_compare(app, terminal_size=size, run_before=play_scene)
