import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mock_interview.errors import InputError, StoreError
from mock_interview.transcripts import history
from mock_interview.transcripts.backup.copies import copies_in, make_copy
from mock_interview.transcripts.backup.restoring import restore
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import answered

THEN = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
NOW = THEN + timedelta(days=1)


@pytest.fixture
def store(db: Database) -> Path:
    """A closed store with two interviews, the second added after a copy was made."""
    answered(db)
    make_copy(db.path, folder_of(db.path), THEN)
    answered(db)
    db.close()
    return db.path


@pytest.fixture
def copy(store: Path) -> Path:
    return copies_in(folder_of(store))[0].path


def folder_of(store: Path) -> Path:
    return store.parent / "backups"


def interviews_in(path: Path) -> int:
    with closing(Database(path)) as db:
        return len(history.interview_ids(db))


def restored(store: Path, copy: Path) -> Path | None:
    return restore(store, copy, folder_of(store), NOW)


def test_the_store_is_as_the_copy_was(store: Path, copy: Path) -> None:
    restored(store, copy)
    assert interviews_in(store) == 1


def test_what_was_there_is_copied_first_and_can_be_restored_the_same_way(store: Path, copy: Path) -> None:
    before = restored(store, copy)
    assert before is not None
    assert restore(store, before, folder_of(store), NOW + timedelta(days=1)) is not None
    assert interviews_in(store) == 2


def test_a_log_that_a_killed_program_left_is_taken_in_and_not_left_beside_the_restored_store(
    store: Path, copy: Path
) -> None:
    left = {suffix: Path(f"{store}{suffix}") for suffix in ("", "-wal")}
    with closing(Database(store)) as db:
        answered(db)
        killed = {suffix: path.read_bytes() for suffix, path in left.items()}
    for suffix, path in left.items():
        path.write_bytes(killed[suffix])
    before = restored(store, copy)
    assert before is not None
    assert (interviews_in(before), interviews_in(store)) == (3, 1)


def test_a_store_that_is_open_elsewhere_is_left_alone(store: Path, copy: Path) -> None:
    with closing(Database(store)) as db:
        history.recent(db, 1)
        with pytest.raises(StoreError, match="is open in another mock-interview; close that"):
            restored(store, copy)
        assert len(history.recent(db, 10)) == 2
    assert len(copies_in(folder_of(store))) == 1


def test_a_damaged_store_is_moved_aside_as_it_is(store: Path, copy: Path) -> None:
    store.write_bytes(b"damaged" * 1000)
    before = restored(store, copy)
    assert before is not None
    assert before.read_bytes() == b"damaged" * 1000
    assert interviews_in(store) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs somebody who may not write everywhere")
def test_a_store_that_may_not_be_written_is_left_where_it_is(store: Path, copy: Path) -> None:
    store.chmod(0o400)
    before = store.read_bytes()
    with pytest.raises(StoreError, match="cannot be written"):
        restored(store, copy)
    assert store.read_bytes() == before


def test_where_there_is_no_store_there_is_one_afterwards(copy: Path, tmp_path: Path) -> None:
    store = tmp_path / "new" / "transcripts.db"
    assert restored(store, copy) is None
    assert interviews_in(store) == 1


def test_only_a_sound_database_of_ours_is_taken(store: Path, copy: Path, tmp_path: Path) -> None:
    page = bytearray(copy.read_bytes())
    page[4096 * 3 : 4096 * 8] = b"\xff" * 4096 * 5
    files = {
        "notes.txt": (b"my notes", "is not a copy of transcripts"),
        "empty.db": (b"", "is not a copy of transcripts"),
        "header.db": (b"SQLite format 3\0" + b"\xff" * 4096, "is damaged"),
        "pages.db": (bytes(page), "is damaged"),
    }
    before = store.read_bytes()
    for name, (content, told) in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError, match=told):
            restored(store, path)
    assert store.read_bytes() == before


def test_another_programs_database_and_one_of_a_newer_version_are_refused(
    store: Path, copy: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE song (title)")
    with pytest.raises(InputError, match="is not a copy of transcripts"):
        restored(store, other)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(InputError, match="written by a newer mock-interview"):
        restored(store, copy)


def test_a_folder_and_a_missing_file_are_refused(store: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        restored(store, tmp_path)
    with pytest.raises(InputError, match="no such file"):
        restored(store, tmp_path / "missing.db")
