"""The debrief of an interview in the store."""

from mock_interview.interview.debrief import Debrief, debrief
from mock_interview.interview.schedule import due_dates
from mock_interview.rubric.library import Library
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Transcript


def debrief_of(db: Database, library: Library, kept: Transcript) -> Debrief:
    """Return the debrief of `kept`, in the bands that its pack has and with the dates that the schedule gives now."""
    refs = kept.interview.refs
    return debrief(kept.attempts, library.pack_of(next(iter(refs), "")).bands, due_dates(db, refs))
