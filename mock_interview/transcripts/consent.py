"""Where the person agreed to send answers to."""

from mock_interview.transcripts.database import Database


def is_agreed(db: Database, endpoint: str) -> bool:
    """Tell whether answers may be sent to `endpoint` (scheme, host and port)."""
    with db.reading() as connection:
        found = connection.execute("SELECT 1 FROM consent WHERE endpoint = ?", (endpoint,))
        return found.fetchone() is not None


def agree(db: Database, endpoint: str) -> None:
    """Note that answers may be sent to `endpoint`; the first time it was agreed to stays."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO consent (endpoint, agreed_at) VALUES (?, ?) ON CONFLICT (endpoint) DO NOTHING",
            (endpoint, db.now()),
        )
