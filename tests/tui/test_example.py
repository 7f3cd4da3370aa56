import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.library import LoadedRubric, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_attempt
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.navigation import make_screen
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing
from tests.workshop.builders import ANSWER, HUMAN, SMALL, asked, scored


def reviewed(db: Database, settings: Settings) -> str:
    loaded: LoadedRubric = open_library(settings).load("basics/scaling")
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, HUMAN, {"slow-descent": "met", "trees": "missing"}, level=1)
    return attempt.id


@pytest.fixture
def shipped_id(db: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> str:
    """A long answer to a shipped question, scored by a person."""
    monkeypatch.setattr("mock_interview.rubric.catalogue.builtin_rubrics", builtin_rubrics)
    loaded = open_library(settings).load("ml-engineer/feature-scaling")
    attempt = asked(db, loaded, ANSWER * 20)
    scored(db, loaded, attempt, HUMAN, dict.fromkeys(loaded.rubric.points, "met"))
    return attempt.id


@asynccontextmanager
async def looking_at(
    app: MockInterviewApp, attempt_id: str, *shown: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Player]:
    """Open the dialog for an answer, and wait until it shows this."""
    async with playing(app, size) as player:
        await player.until_shown("Practise")
        app.push_screen(make_screen("example", attempt_id))
        await player.until_shown(*shown)
        yield player


def examples(pack: Path) -> list[str]:
    return [example["id"] for example in json.loads((pack / "scaling.json").read_text("utf-8"))["examples"]]


async def test_one_key_in_its_transcript_opens_the_dialog(make_app: AppMaker, db: Database, settings: Settings) -> None:
    attempt_id = reviewed(db, settings)
    interview_id = load_attempt(db, attempt_id).attempt.interview_id
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", interview_id, attempt_id)
        await player.until_shown("Scored by hand")
        await player.press("e")
        await player.until_shown("Add to the examples of basics/scaling")


async def test_a_reviewed_answer_is_shown_named_and_added(
    make_app: AppMaker, db: Database, settings: Settings, pack: Path
) -> None:
    attempt_id = reviewed(db, settings)
    shown = ("examples of basics/scaling", "Descent crawls on uneven ranges", "“Siemens” may be a name.")
    async with looking_at(make_app(), attempt_id, *shown) as player:
        await player.press(*"crawling", "enter", *"seen", "ctrl+s")
        await player.until_shown("Added to", "scaling.json.")
    assert len(examples(pack)) == 2
    added = json.loads((pack / "scaling.json").read_text("utf-8"))["examples"][-1]
    assert (added["id"], added["note"], added["answer"]) == ("crawling", "seen", ANSWER)


async def test_how_to_add_it_and_what_is_typed_are_in_sight_however_much_there_is_to_read(
    make_app: AppMaker, shipped_id: str
) -> None:
    async with looking_at(make_app(), shipped_id, "examples of ml-engineer", size=(80, 24)) as player:
        await player.until_shown("it? This is a shipped rubric: ctrl+s", "uses-an-analogy")
        await player.press(*"crawling", "enter", *"seen in May")
        await player.until_shown("it? This is a shipped rubric: ctrl+s", "seen in May")


async def test_a_copy_of_a_shipped_rubric_is_said_to_be_used_from_now_on(
    make_app: AppMaker, shipped_id: str, settings: Settings
) -> None:
    async with looking_at(make_app(), shipped_id, "it? This is a shipped rubric: ctrl+s") as player:
        await player.press(*"crawling", "ctrl+s")
        told = "from now on it is used instead of the shipped ml-engineer/feature-scaling."
        await player.until(lambda: any(told in notice.message for notice in player.app._notifications))
    used = open_library(settings).load("ml-engineer/feature-scaling")
    assert (used.path.is_relative_to(settings.locations.user_rubrics), used.rubric.examples[-1].id) == (
        True,
        "crawling",
    )


async def test_without_a_name_nothing_is_added(
    make_app: AppMaker, db: Database, settings: Settings, pack: Path
) -> None:
    attempt_id = reviewed(db, settings)
    async with looking_at(make_app(), attempt_id, "slow-descent met") as player:
        await player.press("ctrl+s")
        await player.until_shown("Name the example first")
        await player.press("escape")
        await player.until_shown("Practise")
    assert examples(pack) == ["strong"]


async def test_a_name_that_is_taken_is_said_and_another_may_be_given(
    make_app: AppMaker, db: Database, settings: Settings, pack: Path
) -> None:
    attempt_id = reviewed(db, settings)
    async with looking_at(make_app(), attempt_id, "slow-descent met") as player:
        await player.press(*"strong", "ctrl+s")
        await player.until_shown("has an example")
        await player.press(*"er", "ctrl+s")
        await player.until(lambda: examples(pack) == ["strong", "stronger"])


async def test_an_answer_that_no_person_has_scored_is_turned_away(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    loaded = open_library(settings).load("basics/scaling")
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"trees": "met"})
    async with looking_at(make_app(), attempt.id, "No person has scored this answer") as player:
        await player.until_shown("Practise")
