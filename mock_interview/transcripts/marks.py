"""People's marks: answers to a question that somebody scored by hand."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from mock_interview.errors import DamagedError
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts import failures
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.scorecards import read_card

MOST = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer and a person's scorecard of it. `points` are the texts of the points it was judged by, by id."""

    answer: str
    card: Scorecard
    points: dict[str, str]


def marks_of(db: Database, question: str, limit: int = MOST) -> list[Mark]:
    """Return up to `limit` of people's marks of answers to `question`, whatever rubric it stood in, the newest first.

    An attempt has one mark, the newest scorecard of its first answer that a person made; where that or the rubric it
    was judged by is damaged, none.
    """
    with db.reading() as connection:
        return list(islice(_marks(connection, question), limit))


def _marks(connection: sqlite3.Connection, question: str) -> Iterator[Mark]:
    found = connection.execute(
        "SELECT scorecard.card, rubric.content, utterance.text,"
        " MAX(scorecard.created_at || printf('%012d', scorecard.serial)) AS newest"
        " FROM rubric JOIN attempt ON attempt.rubric_sha256 = rubric.sha256"
        " JOIN scorecard ON scorecard.attempt_id = attempt.id"
        " JOIN utterance ON utterance.attempt_id = attempt.id"
        " WHERE CASE WHEN json_valid(rubric.content) THEN json_extract(rubric.content, '$.question') END = ?"
        " AND scorecard.grader IN ('self', 'human')"
        " AND scorecard.round = 0 AND utterance.seq = ("
        "   SELECT MIN(said.seq) FROM utterance AS said"
        "   WHERE said.attempt_id = attempt.id AND said.speaker = 'candidate' AND said.kind = 'answer')"
        " GROUP BY attempt.id ORDER BY newest DESC",
        (question,),
    )
    for row in found:
        with suppress(DamagedError):  # a damaged mark is no mark
            yield Mark(row["text"], read_card(row["card"]), _points(row["content"]))


def _points(rubric: str) -> dict[str, str]:
    try:
        criteria = json.loads(rubric)["criteria"]
        return {point["id"]: point["text"] for part in criteria for point in part.get("points", ())}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise failures.damaged_rubric() from error
