"""What a store of the version before lists, filters and trends holds is there for them afterwards."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mock_interview.scoring.scorecard import to_json
from mock_interview.transcripts import history, migration, trends
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.migration import SCRIPTS
from mock_interview.transcripts.selection import Selection
from tests.transcripts.builders import REF, RUBRIC, SHA256, STARTED, new_card

ROWS: dict[str, dict[str, Any]] = {
    "rubric": {"sha256": SHA256, "title": "Feature scaling", "content": json.dumps({**RUBRIC, "tags": ["data"]})},
    "interview": {"id": "i", "pack": "ml-engineer", "mode": "coach", "refs": json.dumps([REF]), "started_at": STARTED},
    "attempt": {
        "id": "a",
        "interview_id": "i",
        "pack": "ml-engineer",
        "mode": "coach",
        "ref": REF,
        "rubric_sha256": SHA256,
        "position": 0,
        "try_number": 1,
        "started_at": STARTED,
    },
    "utterance": {
        "id": "u",
        "attempt_id": "a",
        "seq": 0,
        "speaker": "candidate",
        "kind": "answer",
        "text": "Momentum smooths the steps.",
        "started_at": STARTED,
        "ended_at": STARTED,
    },
    "scorecard": {
        "id": "s",
        "attempt_id": "a",
        "round": 0,
        "created_at": STARTED,
        "grader": "llm",
        "percent": 72.5,
        "coverage": 1.0,
        "band": "hire",
        "card": json.dumps(to_json(new_card())),
    },
}


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A store that was filled before its lists were made quick, opened by the version of today."""
    path = tmp_path / "transcripts.db"
    with monkeypatch.context() as earlier:
        earlier.setattr(migration, "SCRIPTS", SCRIPTS[:2])
        with closing(Database(path)) as old, old.writing() as connection:
            for table, row in ROWS.items():
                columns, places = ", ".join(row), ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", tuple(row.values()))
    database = Database(path)
    yield database
    database.close()


@pytest.mark.parametrize(
    "selection",
    [
        Selection(words="momentum"),
        Selection(tag="data"),
        Selection(model="gpt-test"),
        Selection(pack="ml-engineer", grader="llm", band="hire"),
    ],
)
def test_an_older_attempt_is_found(db: Database, selection: Selection) -> None:
    [(row, _)] = history.page(db, selection, 10)
    assert (row.attempt.id, row.title, row.model) == ("a", "Feature scaling", "gpt-test")


def test_an_older_attempt_stands_in_the_trends(db: Database) -> None:
    found = trends.question_trend(db, REF)
    assert [point.percent for point in found.score.points] == [72.5]
    assert [(series.name, series.points[0].percent) for series in found.criteria] == [("mechanism", 72.5)]


def test_an_older_score_was_judged_by_the_rubric_its_question_was_asked_by(db: Database) -> None:
    assert [series.name for series in trends.trends(db).tags] == ["data"]
    with db.reading() as connection:
        assert connection.execute("SELECT judged_by FROM attempt").fetchone()["judged_by"] == SHA256
