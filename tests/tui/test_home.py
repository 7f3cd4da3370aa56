import asyncio
from pathlib import Path

import pytest

from mock_interview.interview.session import Session
from mock_interview.rubric.catalogue import PackGlance
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.tui.home_lines import home_lines
from mock_interview.tui.overview import Overview
from mock_interview.tui.screens.interview import InterviewScreen
from mock_interview.tui.screens.transcript import TranscriptScreen
from tests.builders import write_pack
from tests.engine.scripted import answers
from tests.interview.builders import answer, answer_and_score, begin
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing


def keep_one_of_each(db: Database, settings: Settings) -> Session:
    """Leave a finished interview of one scored question, and one that is not finished."""
    library = open_library(settings)
    done = begin(db, library, "basics/scaling")
    answer_and_score(db, library, done, {"slow-descent": "met", "trees": "met"})
    done.next_question()
    return begin(db, library, "basics/trees", "basics/drift")


async def test_home_lists_packs_unfinished_interviews_and_what_was_done_last(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    keep_one_of_each(db, settings)
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics", "1 of 3 questions", "Three small questions.")
        await player.until_shown("Go on with", "Basics, 2 questions", "begun 01 Mar 2025 09:00")
        await player.until_shown("Lately", "Scaling", "100.0 %", "strong hire")


def test_one_question_is_told_as_one() -> None:
    pack = PackGlance("mine", "Mine", "Begun today.", ("mine/caching",))
    lines = home_lines(Overview([(pack, {})], weak=[], unfinished=[], recent=[], waiting=0), due=[])
    assert "0 of 1 question\n" in "".join(str(line.prompt) for line in lines)


async def test_home_says_which_grader_is_used_and_where_answers_go(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Grader: offline (built in, nothing leaves this machine)")
    async with playing(make_app(grader="llm", models=("some-model",), base_url="http://localhost:8080/v1")) as player:
        await player.until_shown("Grader: LLM, some-model at http://localhost:8080")


async def test_enter_opens_what_is_chosen(make_app: AppMaker, db: Database, settings: Settings) -> None:
    keep_one_of_each(db, settings)
    async with playing(make_app()) as player:
        await player.until_shown("Lately")
        await player.press("end", "enter")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        await player.until_shown("Scaling", "Interviewer")


async def test_a_click_opens_what_it_hits(make_app: AppMaker, db: Database, settings: Settings) -> None:
    keep_one_of_each(db, settings)
    async with playing(make_app()) as player:
        await player.until_shown("Go on with")
        line = next(n for n, text in enumerate(player.screen.split("\n")) if "Basics, 2 questions" in text)
        await player.pilot.click(offset=(5, line))
        await player.until_asked()
        assert isinstance(player.app.screen, InterviewScreen)


async def test_enter_pressed_twice_opens_one_screen(make_app: AppMaker, db: Database, settings: Settings) -> None:
    keep_one_of_each(db, settings)
    async with playing(make_app()) as player:
        await player.until_shown("Lately")
        await player.press("end", "enter", "enter")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def test_a_score_that_comes_in_is_shown_at_once(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    answer(session)
    play(answers())
    async with playing(make_app()) as player:
        await player.until_shown("Lately", "Scaling", "100.0 %")
        assert "waiting to be graded" not in player.flat


async def test_answers_that_wait_for_a_grade_are_counted(make_app: AppMaker, db: Database, settings: Settings) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    jobs.cancel(db, answer(session).id)
    async with playing(make_app()) as player:
        await player.until_shown("Lately (1 waiting to be graded)", "not graded")


async def test_the_lines_of_lately_stand_in_columns(make_app: AppMaker, db: Database, settings: Settings) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling", "basics/trees")
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    session.next_question()
    session.next_question()
    async with playing(make_app(), (80, 24)) as player:
        await player.until_shown("Lately")
        lines = [line for line in player.screen.split("\n") if "01 Mar 2025" in line]
        assert len({line.index("01 Mar 2025") for line in lines}) == 1
        assert len(lines) == 2


async def test_what_a_pack_is_about_is_wrapped_to_the_width_beside_a_scrollbar(
    make_app: AppMaker, pack: Path, db: Database, settings: Settings
) -> None:
    about = (
        "Twelve questions that engineers are often asked: data splits, tuning, and more models that age in production."
    )
    write_pack(pack, "scaling", "trees", "drift", description=about)
    keep_one_of_each(db, settings)
    async with playing(make_app(), (58, 12)) as player:
        await player.until_shown("1 of 3 questions")
        await player.pilot.pause()
        assert about.split()[-1] in player.flat


async def test_a_store_that_cannot_be_read_is_told(make_app: AppMaker, db: Database, settings: Settings) -> None:
    settings.locations.database.parent.mkdir(exist_ok=True)
    settings.locations.database.write_bytes(b"not a database" * 1000)
    async with playing(make_app()) as player:
        await player.until_shown("is damaged or is not a database; move it away")


async def test_a_pack_that_vanished_meanwhile_is_not_begun(make_app: AppMaker, settings: Settings) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise", "Basics")
        for path in (settings.locations.user_rubrics / "basics").iterdir():
            path.unlink()
        await player.press("enter")
        await player.until_shown("is not there any more")
        assert player.is_home


async def test_a_screen_opened_before_home_is_drawn_again_has_what_it_needs(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    monkeypatch.setattr(app, "call_after_refresh", lambda *_: False)  # Home was left before its refresh came
    async with playing(app):
        app.action_history()
        assert (await asyncio.wait_for(app.services(), 30)).db is app.db
