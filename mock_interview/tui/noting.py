"""Notes on what was said, from a screen."""

from functools import partial
from typing import TYPE_CHECKING

from mock_interview.transcripts.database import Database
from mock_interview.transcripts.notes import add_note, delete_note, edit_note
from mock_interview.transcripts.records import AttemptTranscript, Utterance
from mock_interview.tui.screens.notes import Noted, NoteDialog

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp


async def take_note(app: "MockInterviewApp", kept: AttemptTranscript, said: Utterance) -> bool:
    """Have the person write, change or take away a note on `said`; tell whether they did. Call from a worker."""
    notes = [note for note in kept.notes if note.utterance_id == said.id]
    return await app.push_screen_wait(NoteDialog(said, notes, partial(_keep, app.db, said)))


def _keep(db: Database, said: Utterance, noted: Noted) -> None:
    if noted.note_id is None:
        add_note(db, said.id, noted.text)
    elif noted.text:
        edit_note(db, noted.note_id, noted.text)
    else:
        delete_note(db, noted.note_id)
