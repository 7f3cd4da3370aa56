"""Notes on what was said: written, changed and taken away, and never cut."""

import pytest

from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.notes import add_note
from mock_interview.tui.screens.notes import NoteDialog
from mock_interview.tui.screens.transcript import TranscriptScreen
from mock_interview.tui.widgets.typed_lines import TypedLines
from tests.interview.builders import answer_and_score, begin
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing
from tests.tui.test_transcript import show

LONG_NOTE = f"Why so?\n{'She hesitated here. ' * 150}\nAsk again."


@pytest.fixture
def answered(db: Database, settings: Settings) -> Session:
    """An answer with its score."""
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    return session


async def test_a_note_is_left_on_what_was_said_changed_and_taken_away(make_app: AppMaker, answered: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, answered)
        await player.until_shown("1 Score")
        await player.press("tab", "down", "down", "down", "down", "n")
        await player.until_shown("Note on what was said: You", "Gradient descent converges slowly")
        await player.press(*"too fast", "enter")
        await player.until_shown("Note: too fast")
        await player.press("n")
        await player.until_shown("Down goes to the notes")
        await player.press("down", "down", "enter", "!", "enter")
        await player.until_shown("Note: too fast!")
        await player.press("n")
        await player.until_shown("Down goes to the notes")
        await player.press("down", "down", "enter", *["backspace"] * 9, "enter")
        await player.until(lambda: "Note: too fast" not in player.flat)


async def test_a_long_note_of_several_lines_is_changed_and_stays_whole(
    make_app: AppMaker, db: Database, answered: Session
) -> None:
    kept = answered.turn().kept
    add_note(db, kept.utterances[1].id, LONG_NOTE)
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, answered)
        await player.until_shown("1 Score")
        await player.press("tab", "down", "down", "down", "down", "n")
        await player.until_shown("Down goes to the notes")
        await player.press("down", "down", "enter", "!", "enter")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        [note] = history.load_attempt(db, kept.attempt.id).notes
        assert note.text == f"{LONG_NOTE}!"


async def test_a_note_has_as_many_lines_as_are_begun(make_app: AppMaker, db: Database, answered: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, answered)
        await player.until_shown("1 Score")
        await player.press("tab", "n")
        await player.until_shown("ctrl+j begins a line")
        await player.press("a", "ctrl+j", "b", "up", "down", "c", "enter")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
        assert notes_of(db, answered) == ["a\nbc"]


async def test_taking_up_an_old_note_asks_before_what_was_written_goes(
    make_app: AppMaker, db: Database, answered: Session
) -> None:
    add_note(db, answered.turn().kept.utterances[1].id, "old")
    async with playing(make_app()) as player:
        await begin_note(player, answered)
        await player.press(*"new", "down", "down", "enter")
        await player.until_shown("Leave what you wrote?")
        await player.press("n")
        await player.until(lambda: isinstance(player.app.focused, TypedLines))
        await player.press("down", "up", "enter")
        await player.until(lambda: isinstance(player.app.focused, TypedLines))
        assert player.app.screen.query_one(TypedLines).text == "new"
        await player.press("down", "down", "enter")
        await player.until_shown("Leave what you wrote?")
        await player.press("y")
        await player.until(lambda: player.app.screen.query_one(TypedLines).text == "old")
        await player.press("!", "enter")
        await player.until(lambda: notes_of(db, answered) == ["old!"])


async def test_going_back_asks_before_what_was_written_goes(
    make_app: AppMaker, db: Database, answered: Session
) -> None:
    async with playing(make_app()) as player:
        await begin_note(player, answered)
        await player.press(*"new", "escape")
        await player.until_shown("Leave what you wrote?")
        await player.press("escape")
        await player.until(lambda: isinstance(player.app.screen, NoteDialog))
        assert player.app.screen.query_one(TypedLines).text == "new"
        await player.press("escape")
        await player.until_shown("Leave what you wrote?")
        await player.press("y")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
    assert notes_of(db, answered) == []


async def test_a_note_that_was_not_changed_is_left_without_a_question(
    make_app: AppMaker, db: Database, answered: Session
) -> None:
    add_note(db, answered.turn().kept.utterances[1].id, "old\nand long")
    async with playing(make_app()) as player:
        await begin_note(player, answered)
        await player.press("down", "down", "enter")
        await player.until(lambda: player.app.screen.query_one(TypedLines).text)
        await player.press("escape")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))


async def test_a_note_that_the_store_refuses_stays_to_be_kept_later(
    make_app: AppMaker, db: Database, answered: Session
) -> None:
    with db.writing() as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'full'); END")
    async with playing(make_app()) as player:
        await begin_note(player, answered)
        await player.press(*"new", "enter")
        await player.until(lambda: player.app._notifications)
        assert player.app.screen.query_one(TypedLines).text == "new"
        with db.writing() as connection:
            connection.execute("DROP TRIGGER full")
        await player.press("!", "enter")
        await player.until(lambda: isinstance(player.app.screen, TranscriptScreen))
    assert notes_of(db, answered) == ["new!"]


async def begin_note(player: Player, answered: Session) -> None:
    """Open the dialog for a note on the answer."""
    await player.until_shown("Practise")
    show(player.app, answered)
    await player.until_shown("1 Score")
    await player.press("tab", "down", "down", "down", "down", "n")
    await player.until_shown("Note on what was said: You")


def notes_of(db: Database, answered: Session) -> list[str]:
    """The notes as kept."""
    return [note.text for note in history.load_attempt(db, answered.turn().kept.attempt.id).notes]
