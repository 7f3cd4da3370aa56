import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import consent, interviews
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import new_attempt


def test_the_folder_and_the_file_are_made_on_first_use_and_not_before(db: Database) -> None:
    assert not db.path.parent.exists()
    consent.agree(db, "https://api.example.org")
    assert db.path.is_file()


def test_the_file_is_private_to_its_owner(db: Database) -> None:
    consent.agree(db, "https://api.example.org")
    assert stat.S_IMODE(db.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(db.path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 10_000)]
)
def test_every_connection_is_set_up_to_outlive_a_power_cut(db: Database, pragma: str, value: object) -> None:
    with db.reading() as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_block_that_raises_leaves_nothing_behind(db: Database) -> None:
    def interrupted() -> None:
        with db.writing() as connection:
            connection.execute("INSERT INTO consent VALUES ('https://api.example.org', '')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not consent.is_agreed(db, "https://api.example.org")


def test_one_block_reads_one_state_whatever_is_written_meanwhile(db: Database) -> None:
    consent.is_agreed(db, "a")
    with db.reading() as connection, ThreadPoolExecutor(1) as other:
        before = connection.execute("SELECT COUNT(*) FROM consent").fetchone()[0]
        other.submit(consent.agree, db, "a").result()
        assert connection.execute("SELECT COUNT(*) FROM consent").fetchone()[0] == before
    assert consent.is_agreed(db, "a")


def test_each_thread_has_a_connection_of_its_own(db: Database) -> None:
    both_inside = threading.Barrier(2, timeout=10)

    def connection_id() -> int:
        with db.reading() as connection:
            both_inside.wait()
            return id(connection)

    with ThreadPoolExecutor(2) as threads:
        first, second = [threads.submit(connection_id) for _ in range(2)]
    assert first.result() != second.result()


def test_a_thread_keeps_its_connection(db: Database) -> None:
    with db.reading() as first:
        pass
    with db.writing() as second:
        assert first is second


def test_closing_closes_the_connections_of_other_threads(db: Database) -> None:
    with ThreadPoolExecutor(1) as other:
        other.submit(consent.agree, db, "a").result()
        db.close()
        with pytest.raises(StoreError, match="closed while it was still in use"):
            other.submit(consent.is_agreed, db, "a").result()
    assert not Path(f"{db.path}-wal").exists()  # the last connection to close folds the log into the file


def test_closing_waits_for_a_transaction_under_way(db: Database) -> None:
    with ThreadPoolExecutor(1) as other:
        with db.writing() as connection:
            closed = other.submit(db.close)
            with pytest.raises(TimeoutError):
                closed.result(timeout=0.2)
            connection.execute("INSERT INTO consent VALUES ('a', '')")
        closed.result(timeout=10)
    with closing(Database(db.path)) as again:
        assert consent.is_agreed(again, "a")


def test_a_store_that_was_closed_does_not_open_again(db: Database) -> None:
    db.close()
    with pytest.raises(StoreError, match="closed"):
        consent.is_agreed(db, "a")
    assert not db.path.exists()


def test_times_are_written_in_utc_with_milliseconds(db: Database) -> None:
    assert db.now() == "2025-03-01T09:00:00.000+00:00"


def test_what_was_said_is_never_changed(db: Database) -> None:
    new_attempt(db)
    with pytest.raises(StoreError) as told, db.writing() as connection:
        connection.execute("UPDATE utterance SET text = 'something else'")
    assert isinstance(told.value.__cause__, sqlite3.IntegrityError)


def test_deleting_an_interview_takes_all_that_belongs_to_it_along(db: Database) -> None:
    attempt = new_attempt(db)
    interviews.send_answer(db, attempt.id, "scaling", db.now(), "offline", 0)
    with db.writing() as connection:
        connection.execute("DELETE FROM interview")
    with db.reading() as connection:
        for table in ("attempt", "utterance", "grading_job", "scorecard"):
            assert connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] == 0
        hits = connection.execute("SELECT COUNT(*) FROM said WHERE said MATCH 'scaling'")
        assert hits.fetchone()[0] == 0


def test_damage_that_cannot_even_be_quoted_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "transcripts.db"
    with closing(Database(path)) as db:
        consent.agree(db, "https://api.example.org")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET name = CAST(x'FF' AS TEXT), sql = 'CREATE nonsense' WHERE type = 'table'"
        )
    with (
        closing(Database(path)) as db,
        pytest.raises(StoreError, match="is damaged or is not a database"),
        db.reading(),
    ):
        pass
