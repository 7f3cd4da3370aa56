"""Notes that people leave on what was said."""

import sqlite3
import uuid
from dataclasses import asdict

from mock_interview.errors import InputError
from mock_interview.text import sanitise
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Note


def add_note(db: Database, utterance_id: str, text: str) -> Note:
    """Keep a note; its text is sanitised first.

    Raises `InputError` for a note that says nothing, and `StoreError` where the utterance is gone.
    """
    note = Note(str(uuid.uuid4()), utterance_id, _said(text), db.now())
    with db.writing() as connection:
        keep_note(connection, note)
    return note


def keep_note(connection: sqlite3.Connection, note: Note) -> None:
    """Keep a note that has its id already, inside a transaction of the caller's."""
    connection.execute(
        "INSERT INTO note (id, utterance_id, text, created_at, edited_at)"
        " VALUES (:id, :utterance_id, :text, :created_at, :edited_at)",
        asdict(note),
    )


def edit_note(db: Database, note_id: str, text: str) -> None:
    """Change what a note says.

    Raises `InputError` for a note that would say nothing; one that is gone stays so.
    """
    with db.writing() as connection:
        connection.execute("UPDATE note SET text = ?, edited_at = ? WHERE id = ?", (_said(text), db.now(), note_id))


def delete_note(db: Database, note_id: str) -> None:
    """Take a note away for good."""
    with db.writing() as connection:
        connection.execute("DELETE FROM note WHERE id = ?", (note_id,))


def select_notes(connection: sqlite3.Connection, attempt_id: str) -> list[Note]:
    """Return the notes on what was said in an attempt, in the order of what they are about, then by age.

    Inside a transaction of the caller's.
    """
    found = connection.execute(
        "SELECT note.id, utterance_id, note.text, created_at, edited_at FROM note"
        " JOIN utterance ON utterance.id = utterance_id"
        " WHERE attempt_id = ? ORDER BY seq, note.created_at, note.serial",
        (attempt_id,),
    )
    return [Note(**row) for row in found]


def _said(text: str) -> str:
    if not (said := sanitise(text).strip()):
        raise InputError("A note needs some text; write what you want to remember.")
    return said
