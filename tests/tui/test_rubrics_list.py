import shutil
from pathlib import Path

import pytest

from mock_interview.tui.openings import Edit
from mock_interview.tui.screens.new_rubric import NewRubric
from mock_interview.tui.widgets.typed_line import TypedLine
from mock_interview.workshop.editing.places import Place
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing


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
        await player.until_shown("There are no rubrics; n writes the first.")


async def test_the_program_can_begin_in_the_workshop_and_ends_there_at_home(make_app: AppMaker, pack: Path) -> None:
    app = make_app()
    app._opening = Edit(Place("basics/scaling", pack / "scaling.json"))
    async with playing(app) as player:
        await player.until_shown("Workshop: basics/scaling", "of advice")
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def name_one(player: Player, name: str, question: str = "") -> None:
    """Ask for a new rubric from the list, and name it."""
    await player.press("n")
    await player.until_shown("A new rubric", "Pack and name")
    player.app.screen.query_one("#new-name", TypedLine).value = name
    await player.press("enter", *question, "enter")


async def test_n_writes_a_new_rubric_and_opens_it(make_app: AppMaker, pack: Path) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("scaling")
        await name_one(player, "my-questions/database-indexes", "When do they slow a query?")
        await player.until_shown("Workshop: my-questions/database-indexes", "When do they slow a query?", "No problems")
        assert (pack.parent / "my-questions" / "pack.json").exists()
        await player.press("escape")
        await player.until_shown("Database indexes", "drift")


async def test_the_pack_in_hand_is_offered_and_what_is_not_said_is_made_from_the_name(
    make_app: AppMaker, pack: Path
) -> None:
    async with playing(make_app(), (100, 60)) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("scaling")
        await player.press("n")
        await player.until_shown("A new rubric")
        await player.press(*"bias", "enter", "enter")
        await player.until_shown("Workshop: basics/bias", "What should one know about bias, and why?")


async def test_one_that_is_being_written_is_written_once(make_app: AppMaker, pack: Path) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("scaling")
        await player.press("n")
        await player.until_shown("A new rubric")
        dialog = player.app.screen
        assert isinstance(dialog, NewRubric)
        dialog.query_one("#new-name", TypedLine).value = "basics/bias"
        dialog.hand_over()
        dialog.hand_over()
        await player.until_shown("Workshop: basics/bias", "No problems")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("basics/scaling", "There is a rubric basics/scaling already"),
        ("basics", "Name a pack and a rubric in it, as in my-questions/first-question."),
        ("basics/Big Data", "a rubric is named in lower-case letters"),
    ],
)
async def test_a_name_that_cannot_be_taken_is_said_and_nothing_is_written(
    make_app: AppMaker, pack: Path, name: str, told: str
) -> None:
    before = content(pack)
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        await player.press("w")
        await player.until_shown("scaling")
        await name_one(player, name)
        await player.until_shown(told)
        await player.press("escape")
        await player.until_shown("drift")
    assert content(pack) == before


def content(pack: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in pack.iterdir()}
