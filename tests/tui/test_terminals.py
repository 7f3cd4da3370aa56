"""Small terminals, terminals without colour, and what is left behind in one."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.facets import Facets
from mock_interview.transcripts.selection import EVERYTHING
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.screens.against import AgainstDialog
from mock_interview.tui.screens.filters import FilterDialog
from tests.engine.scripted import answers
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player, playing

SMALL = [(20, 5), (1, 1)]


async def play_through(player: Player) -> None:
    """Play one question and look at everything once."""
    await player.until(lambda: player.is_home)
    await player.press("enter", "1")
    await player.send(ANSWER)
    await player.until(lambda: any("Score" in text for text in player.chat))
    await player.press("f1", "pagedown", "f1", "ctrl+n")
    await player.until(lambda: any("Overall" in text for text in player.chat))
    await player.press("escape")
    await player.until(lambda: player.is_home)
    await player.press("h", "enter")
    await player.until(lambda: any("Score" in text for text in player.chat))
    await player.press("escape", "escape")
    await player.until(lambda: player.is_home)


@pytest.mark.parametrize("size", SMALL)
async def test_a_small_terminal_is_survived(make_app: AppMaker, play: GraderMaker, size: tuple[int, int]) -> None:
    play(answers())
    async with playing(make_app(follow_ups=0), size) as player:
        await play_through(player)


DIALOGS = {
    "compare with": lambda: AgainstDialog(["this answer, scored 62.5 % by the offline grader"] * 3),
    "filter": lambda: FilterDialog(Facets(("basics",), {}, (), (), (), ()), EVERYTHING, is_blind=False),
}


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("make", DIALOGS.values(), ids=DIALOGS)
async def test_a_list_without_room_can_be_paged_through(
    make_app: AppMaker, make: Callable[[], Screen[Any]], size: tuple[int, int]
) -> None:
    async with playing(make_app(), size) as player:
        await player.until(lambda: player.is_home)
        await player.press("pagedown", "pageup")
        await player.app.push_screen(make())
        await player.press("pagedown", "pageup", "enter", "pageup", "pagedown", "escape", "escape")
        await player.until(lambda: player.is_home)


async def test_a_small_terminal_shows_the_question_and_what_is_typed(make_app: AppMaker) -> None:
    async with playing(make_app(("basics/scaling", None)), (20, 5)) as player:
        await player.until_asked()
        await player.press("H", "i")
        await player.until_shown("Why does", "Hi")


async def test_a_terminal_that_shrinks_and_grows_shows_the_same_again(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.write("Half an answer")
        await player.until_shown("3 words", "saved")
        for width, height in (*SMALL, (120, 40)):
            await player.pilot.resize_terminal(width, height)
        await player.until_shown("Why does feature scaling matter", "Half an answer", "3 words", "Your turn.")


async def test_without_colour_everything_is_grey_and_the_chosen_line_still_stands_out(
    settings: Settings, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with playing(MockInterviewApp(settings, db)) as player:
        await player.until_shown("Practise", "Basics")
        styles = {}
        for strip in player.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                assert style is not None
                for colour in (style.color, style.bgcolor):
                    if colour is not None:
                        red, green, blue = colour.get_truecolor()
                        assert red == green == blue
                styles[segment.text.strip()] = style
        assert styles["Basics"].bgcolor != styles["mock-interview"].bgcolor
