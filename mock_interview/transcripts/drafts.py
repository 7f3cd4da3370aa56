"""What is being typed, kept so that a crash loses at most the last second of it."""

from mock_interview.scoring.conversation import UtteranceKind
from mock_interview.text import sanitise
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Timing
from mock_interview.transcripts.timing import put_timing


def save_draft(db: Database, attempt_id: str, kind: UtteranceKind, text: str, timing: Timing | None = None) -> None:
    """Keep what is being typed, and how long that took, in place of what was kept before.

    `kind` is what it would be said as.
    """
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO draft (attempt_id, kind, text, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT (attempt_id)"
            " DO UPDATE SET kind = excluded.kind, text = excluded.text, updated_at = excluded.updated_at",
            (attempt_id, kind, sanitise(text), db.now()),
        )
        if timing is not None:
            put_timing(connection, attempt_id, timing)
