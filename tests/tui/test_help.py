from collections.abc import Sequence

import pytest

from tests.tui.conftest import AppMaker
from tests.tui.playing import playing

SCREENS: dict[str, tuple[Sequence[str], str, str]] = {
    "home": ((), "Practise", "Choose with the arrow keys"),
    "how many": (("enter",), "How many questions?", "Questions never scored come first"),
    "interview": (("enter", "1"), "Your turn.", "Type the way you would speak"),
    "going on": (("enter", "2"), "Your turn.", "Type the way you would speak"),
    "rubrics": (("w",), "scaling", "opens a rubric in the workshop"),
    "workshop": (("w", "enter"), "F5 Problems", "Its JSON, as it stands in the file"),
    "history": (("h",), "Search what was said", "Type to search everything that was said"),
}


@pytest.mark.parametrize(("keys", "shown", "help_"), SCREENS.values(), ids=SCREENS)
async def test_f1_shows_help_and_takes_it_away_again(
    make_app: AppMaker, keys: Sequence[str], shown: str, help_: str
) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        for key in keys:
            await player.press(key)
        await player.until_shown(shown)
        await player.press("f1")
        await player.until_shown(help_)
        await player.press("f1")
        await player.until(lambda: help_ not in player.flat)


async def test_a_question_answers_f1_with_help(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("2")
        await player.write("Half an answer")
        await player.press("ctrl+n")
        await player.until_shown("Go on without it?")
        await player.press("f1")
        await player.until_shown("y says yes")


async def test_the_transcript_answers_f1_with_help(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("escape")
        await player.until_shown("Lately")
        await player.press("end", "enter")
        await player.until_shown("Interviewer")
        await player.press("f1")
        await player.until_shown("On the left what was said, on the right what it earned")


async def test_the_command_palette_opens_the_history(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        await player.press("ctrl+p", *"history")
        await player.until_shown("Open the scored transcripts")
        await player.press("enter")
        await player.until_shown("Search what was said")


async def test_without_an_answer_to_type_the_interview_itself_is_explained(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("ctrl+n")
        await player.until_shown("End the interview?")
        await player.press("y")
        await player.until_shown("The interview is over and kept.")
        await player.press("f1")
        await player.until_shown("ctrl+j sends your answer")


@pytest.mark.parametrize("close", ["escape", "f1"])
async def test_help_longer_than_the_screen_is_read_to_its_end_by_keyboard(make_app: AppMaker, close: str) -> None:
    async with playing(make_app(), (80, 24)) as player:
        await player.until_shown("Practise")
        await player.press("h", "f1")
        await player.until_shown("Type to search everything that was said", "esc or f1 closes")
        await player.press("pagedown", "pagedown", "pagedown")
        await player.until_shown("Keys here", "People and graders")
        await player.press(close)
        await player.until_shown("Nothing here yet")


@pytest.mark.parametrize(
    "keys", [(), ("h",), ("t",), ("w",), ("enter", "1")], ids=["home", "history", "trends", "rubrics", "interview"]
)
async def test_the_key_of_the_help_stands_at_the_bottom_of_every_screen(
    make_app: AppMaker, keys: Sequence[str]
) -> None:
    async with playing(make_app(), (80, 24)) as player:
        await player.until_shown("Practise")
        await player.press(*keys)
        await player.until(lambda: player.screen.rstrip().endswith("f1 Help"))
