import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.backup.copies import PAUSE, copies_in, copy_if_changed, make_copy
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import SettableClock, answered

MADE = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(db: Database) -> Path:
    return db.path.parent / "backups"


def touch(path: Path, moment: datetime) -> None:
    """Make a file, and its log where there is one, look written at `moment`."""
    for file in (path, path.with_name(f"{path.name}-wal")):
        if file.exists():
            os.utime(file, (moment.timestamp(), moment.timestamp()))


def interviews_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM interview").fetchone()[0])


def test_a_copy_holds_what_was_committed_though_the_store_is_open(db: Database, folder: Path) -> None:
    answered(db)
    copy = make_copy(db.path, folder, MADE)
    answered(db)
    with closing(Database(copy.path)) as restored:
        assert len(history.recent(restored, 10)) == 1


def test_a_copy_taken_while_somebody_writes_leaves_out_what_is_not_committed(db: Database, folder: Path) -> None:
    answered(db)
    with db.writing() as connection:
        connection.execute("DELETE FROM interview")
        copy = make_copy(db.path, folder, MADE)
        connection.execute("SELECT 1")
    assert interviews_in(copy.path) == 1
    assert interviews_in(db.path) == 0


def test_a_copy_is_one_file_for_its_owner_alone_named_by_its_time(db: Database, folder: Path) -> None:
    answered(db)
    copy = make_copy(db.path, folder, MADE + timedelta(milliseconds=7))
    interviews_in(copy.path)
    assert [file.name for file in folder.iterdir()] == ["transcripts-2025-03-01T09-00-00.007Z.db"]
    assert (copy.size, copy.made_at) == (copy.path.stat().st_size, MADE + timedelta(milliseconds=7))
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600


def test_copies_are_listed_oldest_first_and_other_files_left_out(db: Database, folder: Path) -> None:
    answered(db)
    made = [make_copy(db.path, folder, MADE + timedelta(days=days)) for days in (3, 1)]
    for name in (
        "notes.txt",
        "transcripts-2025-99-01T09-00-00.000Z.db",
        "transcripts-2025-03-01T09-00-00.000Z.db.part",
    ):
        (folder / name).write_text("")
    assert copies_in(folder) == [made[1], made[0]]


def test_there_are_no_copies_in_a_folder_that_is_not_there(folder: Path) -> None:
    assert copies_in(folder) == []


def test_a_store_without_interviews_is_not_copied(db: Database, folder: Path) -> None:
    assert copy_if_changed(db, folder) is None
    assert not folder.exists()


def test_the_first_interview_is_copied(db: Database, folder: Path) -> None:
    answered(db)
    copy = copy_if_changed(db, folder)
    assert copies_in(folder) == [copy]


def test_without_a_change_there_is_no_further_copy(db: Database, folder: Path, clock: SettableClock) -> None:
    answered(db)
    copy_if_changed(db, folder)
    clock.advance(86_400)
    touch(db.path, MADE - timedelta(seconds=1))
    assert copy_if_changed(db, folder) is None


def test_after_a_change_there_is_one(db: Database, folder: Path, clock: SettableClock) -> None:
    attempt, _ = answered(db)
    copy_if_changed(db, folder)
    clock.advance(86_400)
    touch(db.path, MADE - timedelta(seconds=1))
    interviews.set_hints(db, attempt.id, 1)
    assert copy_if_changed(db, folder) is not None


def test_copies_do_not_follow_each_other_within_minutes(db: Database, folder: Path, clock: SettableClock) -> None:
    answered(db)
    copy_if_changed(db, folder)
    answered(db)
    clock.advance(PAUSE.total_seconds() - 1)
    assert copy_if_changed(db, folder) is None
    clock.advance(1)
    assert copy_if_changed(db, folder) is not None


def test_making_a_copy_thins_the_older_ones(db: Database, folder: Path, clock: SettableClock) -> None:
    answered(db)
    older = [make_copy(db.path, folder, MADE - timedelta(days=9, hours=hours)) for hours in (3, 2, 1)]
    newest = copy_if_changed(db, folder)
    clock.advance(86_400)
    newest = copy_if_changed(db, folder)
    assert [copy for copy in copies_in(folder) if copy in older] == [older[-1]]
    assert copies_in(folder)[-1] == newest


def test_a_folder_that_cannot_be_made_is_one_sentence(db: Database, tmp_path: Path) -> None:
    answered(db)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        make_copy(db.path, tmp_path / "file" / "backups", MADE)


def test_a_copy_that_fails_leaves_nothing_behind(db: Database, folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="is damaged or is not a database"):
        make_copy(broken, folder, MADE)
    assert list(folder.iterdir()) == []
