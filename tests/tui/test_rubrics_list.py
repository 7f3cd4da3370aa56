import shutil
from pathlib import Path

from mock_interview.tui.openings import Edit
from mock_interview.workshop.editing.places import Place
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


async def test_every_rubric_is_listed_broken_ones_too(make_app: AppMaker, pack: Path) -> None:
    (pack / "broken.json").write_text("{")
    async with playing(make_app(), (80, 24)) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("Scaling scaling yours", "(cannot be used yet) broken yours")


async def test_a_broken_one_opens_with_what_is_wrong(make_app: AppMaker, pack: Path) -> None:
    (pack / "broken.json").write_text("{")
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("(cannot be used yet)")
        await player.press("end", "enter")
        await player.until_shown("Workshop: basics/broken", "Problems (1)")


async def test_where_there_is_none_one_is_told_how_to_write_the_first(make_app: AppMaker, pack: Path) -> None:
    shutil.rmtree(pack)
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        await player.press("w")
        await player.until_shown("'mock-interview rubrics new' writes the first")


async def test_the_program_can_begin_in_the_workshop_and_ends_there_at_home(make_app: AppMaker, pack: Path) -> None:
    app = make_app()
    app._opening = Edit(Place("basics/scaling", pack / "scaling.json"))
    async with playing(app) as player:
        await player.until_shown("Workshop: basics/scaling", "of advice")
        await player.press("escape")
        await player.until(lambda: player.is_home)
