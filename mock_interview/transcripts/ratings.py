"""What people said of their answers before they saw the score."""

from mock_interview.transcripts.database import Database


def self_ratings(db: Database) -> list[tuple[int, float]]:
    """Return the self-rating (1..5) and the percent (0..100) of every attempt that counts and has one."""
    with db.reading() as connection:
        found = connection.execute("SELECT self_rating, percent FROM rated_attempt")
        return [(row["self_rating"], row["percent"]) for row in found]
