import asyncio

import pytest

from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.tui.screens.history import HistoryScreen
from mock_interview.tui.screens.transcript import TranscriptScreen
from tests.engine.scripted import answers, waits_for
from tests.interview.builders import answer, answer_and_score, begin
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import Player, playing


@pytest.fixture
def interview(db: Database, settings: Settings) -> Session:
    """An interview of two questions: one scored, one ungraded."""
    library = open_library(settings)
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    session.next_question()
    jobs.cancel(db, answer(session, "A tree only compares one feature with a threshold.").id)
    return session


async def open_history(player: Player) -> None:
    """Go from Home to the history."""
    await player.until_shown("Practise")
    await player.press("h")
    await player.until(lambda: isinstance(player.app.screen, HistoryScreen))


async def test_history_lists_every_attempt_newest_first(make_app: AppMaker, interview: Session) -> None:
    async with playing(make_app(), (80, 24)) as player:
        await open_history(player)
        await player.until_shown("01 Mar 2025 09:00", "100.0 %", "strong hire", "offline", "not graded")
        lines = [line.split() for line in player.screen.split("\n") if "01 Mar 2025" in line]
        assert lines[0][-3:] == ["not", "graded", "Scaling"]
        assert lines[1][-2:] == ["offline", "Scaling"]


async def test_an_empty_history_says_how_to_begin(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.until_shown("Nothing here yet. Finish a question and it will be kept here.")


async def test_a_search_shows_what_was_said_where(make_app: AppMaker, interview: Session) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.until_shown("100.0 %")
        await player.press("slash", *"threshold")
        await player.until(lambda: "[threshold]" in player.flat and "100.0 %" not in player.flat)


async def test_a_search_without_a_hit_says_so(make_app: AppMaker, interview: Session) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("slash", *"zebra")
        await player.until_shown("Nothing found.")


async def test_search_syntax_is_only_words(make_app: AppMaker, interview: Session) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("slash", *'tree" OR NEAR(')
        await player.until_shown("Nothing found.")


async def test_enter_opens_the_transcript_and_escape_comes_back_to_the_same_search(
    make_app: AppMaker, interview: Session
) -> None:
    async with playing(make_app()) as player:
        await open_history(player)
        await player.press("slash", *"threshold", "enter", "enter")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        await player.press("escape")
        await player.until_shown("threshold", "[threshold]")
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def test_a_score_that_comes_in_leaves_the_cursor_where_it_was(
    make_app: AppMaker, interview: Session, play: GraderMaker
) -> None:
    may_go_on = asyncio.Event()
    play(waits_for(may_go_on, answers()))
    async with playing(make_app()) as player:
        await player.until_shown("Lately")
        job = interview.turn().kept.job
        assert job is not None
        (await player.app.services()).queue.start(job, force=True)
        await open_history(player)
        await player.until_shown("grading")
        await player.press("down")
        may_go_on.set()
        await player.until(lambda: player.flat.count("100.0 %") == 2)
        assert isinstance(player.app.screen, HistoryScreen)
        assert player.app.screen.table.cursor_row == 1


async def test_a_store_that_cannot_be_read_is_told(make_app: AppMaker, settings: Settings) -> None:
    settings.locations.database.parent.mkdir(exist_ok=True)
    settings.locations.database.write_bytes(b"not a database" * 1000)
    async with playing(make_app()) as player:
        await player.until_shown("is damaged or is not a database")
        await player.press("h")
        await player.until(lambda: isinstance(player.app.screen, HistoryScreen))
        await player.until_shown("is damaged or is not a database")
