"""Who may see a score while answers are judged without sight of it."""

import json
from collections.abc import Sequence

from mock_interview.transcripts.database import Database


def judged_by_person(db: Database, attempt_ids: Sequence[str]) -> frozenset[str]:
    """Return those of the attempts that a person has judged without sight of a program's score."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT DISTINCT attempt_id FROM scorecard INDEXED BY scorecard_by_person"
            " WHERE grader = 'human' AND attempt_id IN (SELECT value FROM json_each(?))",
            (json.dumps(attempt_ids),),
        )
        return frozenset(row["attempt_id"] for row in found)
