import pytest

from mock_interview.errors import InputError, StoreError
from mock_interview.transcripts import history, notes
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Note
from tests.transcripts.builders import SettableClock, answered


def said(db: Database) -> tuple[str, str, str]:
    """Keep an answered question and return the ids of the attempt, the question and the answer."""
    attempt, _ = answered(db)
    question, answer = history.load_attempt(db, attempt.id).utterances
    return attempt.id, question.id, answer.id


def notes_of(db: Database, attempt_id: str) -> list[Note]:
    """Return the notes that come with an attempt."""
    return list(history.load_attempt(db, attempt_id).notes)


def test_notes_stand_in_the_order_of_what_they_are_about(db: Database, clock: SettableClock) -> None:
    attempt_id, question, answer = said(db)
    late = notes.add_note(db, answer, "Well put.")
    clock.advance(1)
    later = notes.add_note(db, answer, "But long.")
    first = notes.add_note(db, question, "Asked too fast.")
    assert notes_of(db, attempt_id) == [first, late, later]


def test_notes_of_another_attempt_are_not_shown(db: Database) -> None:
    attempt_id, _, _ = said(db)
    _, _, answer = said(db)
    notes.add_note(db, answer, "Well put.")
    assert notes_of(db, attempt_id) == []


def test_an_edited_note_says_when(db: Database, clock: SettableClock) -> None:
    attempt_id, _, answer = said(db)
    note = notes.add_note(db, answer, "Wel put.")
    clock.advance(60)
    notes.edit_note(db, note.id, "Well put.")
    [edited] = notes_of(db, attempt_id)
    assert (edited.text, edited.created_at, edited.edited_at) == ("Well put.", note.created_at, db.now())


def test_a_note_can_be_taken_away(db: Database) -> None:
    attempt_id, _, answer = said(db)
    notes.delete_note(db, notes.add_note(db, answer, "Well put.").id)
    assert notes_of(db, attempt_id) == []


def test_a_note_cannot_steer_a_terminal(db: Database) -> None:
    _, _, answer = said(db)
    assert notes.add_note(db, answer, "\x1b[2JWell put.\u202e\n").text == "Well put."


@pytest.mark.parametrize("text", ["", "  \n", "\x1b[2J"])
def test_a_note_must_say_something(db: Database, text: str) -> None:
    _, _, answer = said(db)
    with pytest.raises(InputError, match="needs some text"):
        notes.add_note(db, answer, text)


def test_a_note_on_nothing_is_refused(db: Database) -> None:
    with pytest.raises(StoreError, match="no longer holds"):
        notes.add_note(db, "nothing", "Well put.")
