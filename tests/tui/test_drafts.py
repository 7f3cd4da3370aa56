import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import drafts, history
from mock_interview.transcripts.database import Database
from mock_interview.tui.widgets import composer
from tests.engine.scripted import answers
from tests.interview.builders import ANSWER
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing


def draft_of(db: Database) -> str | None:
    """Return the draft of the attempt begun last."""
    row = history.recent(db, 1)[0]
    draft = history.load_attempt(db, row.attempt.id).draft
    return draft.text if draft else None


async def test_a_draft_is_saved_while_it_is_typed(
    make_app: AppMaker, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "DRAFT_SECONDS", 0.01)
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.press("H", "i")
        await player.until(lambda: draft_of(db) == "Hi")
        await player.until_shown("saved")
        await player.press("!")
        await player.until(lambda: draft_of(db) == "Hi!")


async def test_escape_keeps_the_draft_and_home_resumes_with_it(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("2")
        await player.write("Half an answer")
        await player.press("escape")
        await player.until_shown("Go on with", "Basics, 2 questions")
        await player.press("down", "enter")
        await player.until_asked()
        assert player.answer == "Half an answer"
        await player.press("!")
        assert player.answer == "Half an answer!"


async def test_quitting_keeps_the_draft(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.write("Half an answer")
        await player.press("ctrl+q")
    assert draft_of(db) == "Half an answer"


async def test_escape_pressed_twice_leaves_once(make_app: AppMaker, db: Database) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.write("Half an answer")
        await player.press("escape", "escape")
        await player.until(lambda: player.is_home)
    assert draft_of(db) == "Half an answer"


async def test_a_draft_that_cannot_be_saved_is_told(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(composer, "DRAFT_SECONDS", 0.01)
    monkeypatch.setattr(drafts, "save_draft", refuse)
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.write("Half an answer")
        await player.until_shown("not saved", "The draft could not be saved: The disk is full.")
        assert player.answer == "Half an answer"


async def test_an_answer_sent_leaves_no_draft_behind(
    make_app: AppMaker, db: Database, play: GraderMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "DRAFT_SECONDS", 0.01)
    play(answers())
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.send(ANSWER)
        await player.until_shown("Score")
    assert draft_of(db) is None


async def test_the_gauge_counts_words_and_tells_how_long_they_take_to_say(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        await player.until_shown("Time for this: 2:00 aloud")
        await player.write("word " * 160)
        await player.until_shown("160 words, about 1:00-1:14 aloud of 2:00")
