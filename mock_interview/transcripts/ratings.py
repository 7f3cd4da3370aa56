"""What people said of their answers before they saw the score."""

from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selecting import conditions_of
from mock_interview.transcripts.selection import EVERYTHING, Selection
from mock_interview.transcripts.trends import COUNTED


def self_ratings(db: Database, selection: Selection = EVERYTHING) -> list[tuple[int, float]]:
    """Return the self-rating (1..5) and the percent (0..100) of each attempt of `selection` that counts and has one."""
    conditions, parameters = conditions_of(selection)
    # What a selection asks for stands in the index of the trends, not in that of the ratings.
    counted = f"attempt INDEXED BY attempt_trend WHERE {COUNTED} AND self_rating IS NOT NULL"
    source = " AND ".join([counted, *conditions]) if conditions else "rated_attempt"
    with db.reading() as connection:
        found = connection.execute(f"SELECT self_rating, percent FROM {source}", parameters)  # noqa: S608 - our own words
        return [(row["self_rating"], row["percent"]) for row in found]
