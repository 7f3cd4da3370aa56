"""Putting a copy in the place of the database."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from mock_interview.errors import InputError, StoreError
from mock_interview.locations import read_start
from mock_interview.transcripts import failures
from mock_interview.transcripts.backup.copies import make_copy
from mock_interview.transcripts.copying import copy_database
from mock_interview.transcripts.migration import APPLICATION_ID, SCRIPTS

HEADER = b"SQLite format 3\0"
DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
LIST_THEM = "'mock-interview transcripts backup --list' lists the copies"


def restore(store: Path, copy: Path, folder: Path, now: datetime) -> Path | None:
    """Put `copy` in the place of the database at `store`, and return where what was there is now.

    What was there is copied into `folder` first; one that is damaged is moved aside as it is; None where there
    was nothing. Raises `InputError` for what is not a sound copy, or while another program has the database
    open, and `StoreError`; then nothing was changed.
    """
    check_copy(copy)
    before = _set_aside(store, folder, now)
    try:
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_database(copy, store)
    except sqlite3.Error as error:
        raise failures.explain(error, store) from error
    except OSError as error:
        raise failures.refused(error, store) from error
    return before


def check_copy(path: Path) -> None:
    """Raise `InputError` for a file that is not a sound database of ours, of a version this program knows."""
    try:
        if read_start(path, len(HEADER)) != HEADER:
            raise InputError(f"{path} is not a copy of transcripts; {LIST_THEM}.")
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            _check(connection, path)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"{path} cannot be read ({reason}); {LIST_THEM}.") from None
    except sqlite3.Error:
        raise _damaged(path) from None


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if _value(connection, "application_id") != APPLICATION_ID:
        raise InputError(f"{path} is not a copy of transcripts; {LIST_THEM}.")
    if int(str(_value(connection, "user_version"))) > len(SCRIPTS):
        raise InputError(f"{path} was written by a newer mock-interview; update mock-interview to restore it.")
    if _value(connection, "integrity_check(1)") != "ok":
        raise _damaged(path)


def _value(connection: sqlite3.Connection, pragma: str) -> object:
    return connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def _damaged(path: Path) -> InputError:
    return InputError(f"{path} is damaged; choose another one: {LIST_THEM}.")


def _set_aside(store: Path, folder: Path, now: datetime) -> Path | None:
    """Copy the database and leave it in one file, so that no log of it is taken for the restored one's."""
    if not store.is_file():
        return None
    try:
        _leave_alone(store)
        return make_copy(store, folder, now, is_replaced=True).path
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in DAMAGED:
            raise failures.explain(error, store) from error
        return _moved(store, now)


def _leave_alone(store: Path) -> None:
    """Take the log into the database and remove it, which works only while nobody else has the database open."""
    try:
        with closing(sqlite3.connect(store, timeout=0)) as connection:
            mode = _value(connection, "journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        mode = "locked"
    if mode != "delete":
        raise StoreError(f"{store} is open in another mock-interview; close that, then restore again.")


def _moved(store: Path, now: datetime) -> Path:
    """Move a database that cannot be read aside, and its log with it."""
    aside = store.with_name(f"{store.name}.damaged-{now:%Y%m%dT%H%M%S}")
    for suffix in ("-wal", "-shm", ""):
        part = store.with_name(f"{store.name}{suffix}")
        if part.is_file():
            part.replace(aside.with_name(f"{aside.name}{suffix}"))
    return aside
