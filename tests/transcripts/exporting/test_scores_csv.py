import csv
import io
from dataclasses import replace

import pytest

from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.scores_csv import COLUMNS, to_csv
from mock_interview.transcripts.records import Transcript
from tests.transcripts.builders import answered, scored


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_there_is_a_row_for_each_attempt_in_order_of_time(sample: list[Transcript]) -> None:
    attempts = [kept.attempt.id for transcript in sample for kept in transcript.attempts]
    assert [row["attempt"] for row in rows(to_csv(reversed(sample)))] == attempts


def test_a_row_tells_the_score_and_where_it_comes_from(sample: list[Transcript]) -> None:
    row = rows(to_csv(sample))[1]
    assert (row["percent"], row["band"], row["coverage"]) == ("48.7", "lean no", "1.0")
    assert (row["grader"], row["model"], row["endpoint"]) == ("llm", "small-model", "https://api.example.org")
    assert (row["hints"], row["self_rating"], row["model_answer_seen"]) == ("2", "3", "false")
    assert (row["thinking_seconds"], row["answering_seconds"]) == ("12.5", "71.25")
    assert (row["title"], row["ref"]) == ("Feature scaling", "ml-engineer/feature-scaling")


def test_what_is_not_known_is_empty(db: Database) -> None:
    attempt, _ = answered(db)
    [row] = rows(to_csv([history.load_transcript(db, attempt.interview_id)]))
    assert {row[name] for name in ("percent", "band", "grader", "model", "self_rating", "thinking_seconds")} == {""}


def test_nothing_is_a_header(db: Database) -> None:
    assert to_csv([]) == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    "pack", ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x","y")']
)
def test_no_cell_is_a_formula(db: Database, pack: str) -> None:
    interview = interviews.start_interview(db, pack, "coach", [])
    attempt = scored(db, 50.0)
    kept = history.load_transcript(db, attempt.interview_id)
    spoilt = replace(kept, interview=replace(kept.interview, pack=interview.pack))
    for row in rows(to_csv([spoilt])):
        assert not row["pack"].startswith(("=", "+", "-", "@", "\t", "\r"))
        assert row["pack"].lstrip("'") == pack.strip()
