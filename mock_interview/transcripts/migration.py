"""Bringing a database to the newest version of its tables.

``migrations/NNNN_name.sql`` are applied in order, each in a transaction of its own, and
``PRAGMA user_version`` counts them. A migration is never edited once it has landed.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from mock_interview.transcripts import failures
from mock_interview.transcripts.copying import copy_database
from mock_interview.transcripts.transaction import transaction

APPLICATION_ID = 0x4D4F434B  # "MOCK", written by the first migration: tells our files from other programs'
SCRIPTS = tuple(sorted((Path(__file__).parent / "migrations").glob("*.sql")))


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `StoreError` for a database of another program or of a newer version; changes nothing."""
    if not _is_ours(connection) and _has_tables(connection) and not _is_ours(connection):
        # Looked at twice: tables and id come in one transaction, which another program may end between two looks.
        raise failures.not_ours(path)
    if _pragma(connection, "user_version") > len(SCRIPTS):
        raise failures.too_new(path)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing; before each change an existing database is copied to ``<name>.v<N>.bak``."""
    is_new = _pragma(connection, "user_version") == 0
    while _pragma(connection, "user_version") < len(SCRIPTS):
        with transaction(connection, "IMMEDIATE"):
            version = _pragma(connection, "user_version")
            if version < len(SCRIPTS):  # another process may have been quicker
                _step(connection, path, version, is_new=is_new)


def _is_ours(connection: sqlite3.Connection) -> bool:
    return _pragma(connection, "application_id") == APPLICATION_ID


def _step(connection: sqlite3.Connection, path: Path, version: int, *, is_new: bool) -> None:
    if not is_new:
        copy_database(path, path.with_name(f"{path.name}.v{version}.bak"))
    for statement in _statements(SCRIPTS[version].read_text("utf-8")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {version + 1}")


def _statements(script: str) -> Iterator[str]:
    """Split a script whose statements end at line ends; `executescript` would commit half-way."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    yield pending


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
