"""What SQLite and the file system refuse, each as one sentence that says what to do."""

import sqlite3
from pathlib import Path

from mock_interview.errors import DamagedError, StoreError
from mock_interview.text import one_line

_UNREADABLE = "is damaged or is not a database; move it away to start afresh, or put a backup copy in its place."
_READ_ONLY = (
    "cannot be written; allow writing to the file and its folder, or set MOCK_INTERVIEW_HOME to another folder."
)
_NO_ACCESS = "cannot be opened; check that its folder exists and may be written, or set MOCK_INTERVIEW_HOME."
_FULL = "cannot grow because the disk is full; free some space, then try again."
_BUSY = "is held by another program; close that program or wait a moment, then try again."
_DISK = "could not be read from or written to its disk; check the disk, then try again."
_GONE = "no longer holds the interview this belongs to; it may have been deleted meanwhile, so start a new one."

_DAMAGED = "A {} kept with this answer is damaged; restore a backup copy ('transcripts restore'), or delete the answer."

_SENTENCES = {
    sqlite3.SQLITE_NOTADB: _UNREADABLE,
    sqlite3.SQLITE_CORRUPT: _UNREADABLE,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _NO_ACCESS,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CONSTRAINT: _GONE,
}


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return what went wrong with the database at `path` as a sentence for a person."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & 0xFF  # the rest of an extended code tells details of the same fault
    if sentence := _SENTENCES.get(primary):
        return StoreError(f"{path} {sentence}")
    return StoreError(f"{path} could not be used ({one_line(str(error), 200)}); start again, or restore a backup copy.")


def refused(error: OSError, path: Path) -> StoreError:
    """Return why the system would not make the file at `path`, as a sentence for a person."""
    reason = one_line(error.strerror or type(error).__name__, 80).lower()
    return StoreError(f"{path} cannot be made ({reason}); allow writing there, or set MOCK_INTERVIEW_HOME.")


def not_ours(path: Path) -> StoreError:
    """Return that the database at `path` is some other program's."""
    return StoreError(f"{path} belongs to another program; move it away, or set MOCK_INTERVIEW_HOME to another folder.")


def too_new(path: Path) -> StoreError:
    """Return that the database at `path` has tables this version does not know."""
    return StoreError(f"{path} was written by a newer mock-interview; update mock-interview to open it.")


def closed(path: Path) -> StoreError:
    """Return that the store was closed while something still wanted it."""
    return StoreError(f"{path} was closed while it was still in use; start mock-interview again.")


def damaged_card() -> DamagedError:
    """Return that a scorecard of one answer cannot be read."""
    return DamagedError(_DAMAGED.format("scorecard"))


def damaged_rubric() -> DamagedError:
    """Return that the rubric of one answer cannot be read."""
    return DamagedError(_DAMAGED.format("rubric"))
