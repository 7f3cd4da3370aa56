"""The one door to the database file.

The store is synchronous: a program with an event loop calls it through `asyncio.to_thread`. Each
thread has a connection of its own, opened when it first asks.
"""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mock_interview.transcripts import failures
from mock_interview.transcripts.clock import Clock, iso, now
from mock_interview.transcripts.migration import check, migrate
from mock_interview.transcripts.transaction import transaction

BUSY_SECONDS = 10.0
BUSY_PAUSE_SECONDS = 0.02

_PRAGMAS = (
    "PRAGMA synchronous = FULL",  # an answer that was committed outlives a power cut
    "PRAGMA fullfsync = ON",  # macOS needs telling twice
    "PRAGMA foreign_keys = ON",
)


@dataclass(slots=True)
class _Handle:
    """A thread's connection; the lock keeps `Database.close` from closing it in mid-transaction."""

    connection: sqlite3.Connection
    lock: threading.Lock = field(default_factory=threading.Lock)


class Database:
    """The database at `path`, made with its folder on first use and brought to the newest version.

    Whatever SQLite refuses is raised as `StoreError`. `clock` gives the time for every row written.
    """

    def __init__(self, path: Path, clock: Clock = now) -> None:
        self.path = path
        self.clock = clock
        self._local = threading.local()
        self._opening = threading.Lock()
        self._handles: list[_Handle] = []
        self._closed = False

    def now(self) -> str:
        """Return the time now as kept in rows: UTC, ISO 8601, milliseconds."""
        return iso(self.clock())

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection for reading; all reads of one block see the same state."""
        with self._lend("DEFERRED") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection for one transaction, committed at the end of the block."""
        with self._lend("IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the connections of all threads, each after the transaction it is in."""
        with self._opening:
            self._closed = True
            handles, self._handles = self._handles, []
        for handle in handles:
            with handle.lock:
                handle.connection.close()

    @contextmanager
    def _lend(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        try:
            handle = self._handle()
            with handle.lock:
                if self._closed:
                    raise failures.closed(self.path)
                with transaction(handle.connection, kind):
                    yield handle.connection
        except sqlite3.Error as error:
            raise failures.explain(error, self.path) from error

    def _handle(self) -> _Handle:
        handle: _Handle | None = getattr(self._local, "handle", None)
        if handle is None:
            with self._opening:
                if self._closed:
                    raise failures.closed(self.path)
                handle = self._local.handle = _Handle(_open(self.path))
                self._handles.append(handle)
        return handle


def _open(path: Path) -> sqlite3.Connection:
    try:
        _make_private(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    except OSError as error:
        raise failures.refused(error, path) from error
    return connection


def _make_private(path: Path) -> None:
    """Make folder and file where they are missing, for their owner alone: what people answer is private."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.row_factory = sqlite3.Row
    check(connection, path)
    _enter_wal(connection)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    migrate(connection, path)


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite itself does not wait for its turn to do that."""
    given_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > given_up:
                raise
            time.sleep(BUSY_PAUSE_SECONDS)
        except UnicodeDecodeError as error:  # SQLite quotes the damaged tables it is told of here for the first time
            damaged = sqlite3.DatabaseError("malformed database schema")
            damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damaged from error
        else:
            return
