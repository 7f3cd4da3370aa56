import pytest

from mock_interview.transcripts.database import Database
from mock_interview.tui.screens.filters import FilterDialog
from tests.transcripts.histories import keep_history
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing
from tests.tui.reviewing import history_of, open_history, titles_of


@pytest.fixture(autouse=True)
def history(db: Database) -> None:
    keep_history(db)


async def open_filter(player: Player) -> None:
    """Go from Home to the filter of the history."""
    await open_history(player)
    await player.press("f")
    await player.until(lambda: isinstance(player.app.screen, FilterDialog))
    await player.until_shown("Which answers?")


async def choose(player: Player, line: int, downs: int) -> None:
    """Choose from the list in a line of the dialog, as many steps down, and show what fits."""
    await player.press(*["tab"] * line, "enter")
    await player.press(*["down"] * downs, "enter", "ctrl+s")


@pytest.mark.parametrize(
    ("line", "downs", "told"),
    [
        (0, 2, "2 answers; pack vision; newest first"),
        (1, 1, "1 answer; question basics/concept-drift; newest first"),
        (2, 2, "2 answers; tag feature; newest first"),
        (3, 1, "1 answer; grader human; newest first"),
        (4, 1, "3 answers; model small-1; newest first"),
        (5, 1, "1 answer; band hire; newest first"),
        (6, 2, "2 answers; mode exam; newest first"),
        (7, 3, "1 answer; grading failed; newest first"),
    ],
    ids=["pack", "question", "tag", "grader", "model", "band", "mode", "state"],
)
async def test_the_history_is_filtered_by_what_is_in_it(make_app: AppMaker, line: int, downs: int, told: str) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await choose(player, line, downs)
        await player.until_shown(told)


async def test_a_pack_offers_its_own_questions_alone(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.press("enter", "down", "down", "enter", "tab", "enter")
        await player.until_shown("Feature scaling (vision/feature-scaling)")
        assert "(basics/" not in player.flat
        await player.press("down", "enter", "ctrl+s")
        await player.until_shown("1 answer; pack vision, question vision/feature-scaling; newest first")


async def test_a_question_of_another_pack_is_chosen_no_more(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await choose(player, 1, 1)
        await player.until_shown("1 answer; question basics/concept-drift")
        await player.press("f")
        await player.until_shown("Which answers?")
        await choose(player, 0, 2)
        await player.until_shown("2 answers; pack vision; newest first")


async def test_days_are_from_midnight_to_midnight(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.press(*["tab"] * 8, *"2025-03-02", "tab", *"2025-03-02", "enter")
        await player.until_shown("2 answers; from 2025-03-02, to 2025-03-02; newest first")


async def test_what_is_no_day_is_said_beside_it_and_nothing_changes(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.press(*["tab"] * 8, *"2025-02-30", "ctrl+s")
        await player.until_shown("Type a day as YYYY-MM-DD, or leave it empty.")
        await player.press("escape")
        await player.until_shown("6 answers; newest first")


async def test_days_the_wrong_way_round_are_said(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.press(*["tab"] * 8, *"2025-03-02", "tab", *"2025-03-01", "ctrl+s")
        await player.until_shown("This day is before the first one.")


async def test_the_dialog_opens_with_the_filter_there_is(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.press(*["tab"] * 8, *"2025-03-02", "tab", *"2025-03-03", "ctrl+s")
        await player.until_shown("3 answers; from 2025-03-02, to 2025-03-03")
        await player.press("f")
        await player.until_shown("Which answers?", "2025-03-02", "2025-03-03")


async def test_all_answers_come_back_by_key_and_by_button(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await choose(player, 0, 2)
        await player.until_shown("2 answers; pack vision")
        await player.press("F")
        await player.until_shown("6 answers; newest first")
        await player.press("f")
        await player.until_shown("Which answers?")
        await choose(player, 0, 2)
        await player.until_shown("2 answers; pack vision")
        await player.press("f")
        await player.until_shown("Which answers?")
        await player.pilot.click("#all")
        await player.until_shown("6 answers; newest first")


async def test_all_answers_come_back_from_a_search_too(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await choose(player, 0, 2)
        await player.press("slash", *"zebra", "enter")
        await player.until_shown("Nothing found. F lists all answers again.")
        await player.press("F")
        await player.until_shown("6 answers; newest first", "Search what was said")


async def test_self_ratings_are_compared_over_what_is_listed(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.until_shown("over 3 answers")
        await choose(player, 0, 2)
        await player.until_shown("over 1 answer.")


async def test_agreement_and_trends_say_which_answers_they_are_about(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await choose(player, 0, 2)
        await player.press("slash", *"scaling", "enter")
        await player.until_shown("1 answer; pack vision")
        await player.press("p")
        await player.until_shown("Agreement with people: pack vision, “scaling” was said")
        await player.press("escape", "t")
        await player.until_shown("Trends: questions; pack vision, “scaling” was said")


async def test_trends_of_a_filter_that_nothing_fits_say_so(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("slash", *"zebra", "enter")
        await player.until_shown("Nothing found.")
        await player.press("t")
        await player.until_shown("None of the answers listed in History counts here.")


async def test_bands_are_sorted_from_a_to_z(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("s", "s", "s")
        await player.until_shown("by band, Z to A")
        await player.press("r")
        await player.until_shown("by band, A to Z")


async def test_a_search_stays_within_the_filter(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await choose(player, 0, 2)
        await player.press("slash", *"scaling", "enter")
        await player.until_shown("1 answer; pack vision, “scaling” was said", "[scaling]")


async def test_a_filter_that_nothing_fits_says_how_to_take_it_away(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_filter(player)
        await player.press(*["tab"] * 8, *"2030-01-01", "ctrl+s")
        await player.until_shown("Nothing fits the filter; F lists all answers again.")


async def test_the_next_key_sorts_by_the_next_column_and_shows_which(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.until_shown("When▼")
        await player.press("s")
        await player.until_shown("Score▼", "highest score first")
        assert titles_of(player)[:2] == ["Concept drift", "Feature scaling"]
        await player.press("r")
        await player.until_shown("Score▲", "lowest score first")


async def test_a_click_on_a_head_sorts_by_it_and_another_the_other_way_round(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        table = history_of(player).table
        column = player.screen.split("\n")[table.region.y].index("Question")
        await player.pilot.click(table, offset=(column, 0))
        await player.until_shown("Question▲", "by title")
        assert titles_of(player) == sorted(titles_of(player))
        await player.pilot.click(table, offset=(column, 0))
        await player.until_shown("Question▼")
