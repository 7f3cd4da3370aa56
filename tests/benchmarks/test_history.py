from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.history_store import provide
from mock_interview.transcripts import history, pairs, trends
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING, Selection

ATTEMPTS = 200


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return provide(tmp_path_factory.mktemp("history") / "transcripts.db", ATTEMPTS)


def test_a_made_up_store_holds_as_many_attempts_as_asked_for(store: Path) -> None:
    with closing(Database(store)) as db:
        assert history.count(db, EVERYTHING) == ATTEMPTS
        assert history.count(db, Selection(words="the")) > ATTEMPTS / 2
        assert history.count(db, Selection(standing="scored")) > ATTEMPTS / 2
        assert trends.trends(db).packs
        assert {pair.person.grader.kind for pair in pairs.pairs(db)} <= {"human"}


def test_what_was_made_once_is_used_again(store: Path) -> None:
    made = store.stat().st_mtime_ns
    assert provide(store, ATTEMPTS) == store
    assert store.stat().st_mtime_ns == made
