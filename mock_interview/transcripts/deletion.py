"""Deleting attempts, and taking that back.

What is deleted leaves its tables, so that nothing that reads can come upon it: neither lists nor search, neither
schedule nor export, nor a worker that is still grading it. Its rows wait as they were in `deleted_row` for
an undo, for `KEPT_DAYS` days; the first start after that forgets them for good.
"""

import json
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from mock_interview.errors import InputError
from mock_interview.text import one_line
from mock_interview.transcripts.clock import iso
from mock_interview.transcripts.database import Database

KEPT_DAYS = 1

_GIVEN = "id IN (SELECT value FROM json_each(:ids))"
_COUNTS = {
    "interview": "SELECT COUNT(*) FROM attempt WHERE interview_id IN (SELECT value FROM json_each(:ids))",
    "attempt": "SELECT COUNT(*) FROM attempt WHERE id IN (SELECT value FROM json_each(:ids))",
}


@dataclass(frozen=True, slots=True)
class Deletion:
    """What was deleted at one go and can still be taken back; its `id` is the token for `undo`."""

    id: str
    deleted_at: str
    attempts: int


def delete_attempts(db: Database, attempt_ids: Sequence[str]) -> Deletion | None:
    """Delete attempts with all that belongs to them; an interview left without any goes along.

    Returns None where none of them is there.
    """
    with db.writing() as connection:
        deletion = _begin(connection, db.now(), "attempt", attempt_ids)
        if deletion is not None:
            _set_aside(connection, deletion, "interview", _emptied(connection, attempt_ids))
            _set_aside(connection, deletion, "attempt", attempt_ids)
        return deletion


def delete_interviews(db: Database, interview_ids: Sequence[str]) -> Deletion | None:
    """Delete interviews with all their attempts, as `delete_attempts` does."""
    with db.writing() as connection:
        deletion = _begin(connection, db.now(), "interview", interview_ids)
        if deletion is not None:
            _set_aside(connection, deletion, "interview", interview_ids)
        return deletion


def undo(db: Database, token: str) -> Deletion:
    """Put back what was deleted, all or nothing; what has come back meanwhile by an import stays as it is.

    A grading that was queued or under way goes on. Raises `InputError` where there is nothing to take back.
    """
    with db.writing() as connection:
        row = connection.execute("SELECT * FROM deletion WHERE id = ?", (token,)).fetchone()
        if row is None:
            raise nothing_deleted(token)
        kept = connection.execute(
            "SELECT home, content FROM deleted_row WHERE deletion_id = ? ORDER BY serial", (token,)
        )
        for home, content in kept.fetchall():
            _put_back(connection, home, json.loads(content))
        connection.execute("DELETE FROM deletion WHERE id = ?", (token,))
        return Deletion(**row)


def deletions(db: Database) -> list[Deletion]:
    """Return what can still be taken back, the last deleted first."""
    with db.reading() as connection:
        found = connection.execute("SELECT * FROM deletion ORDER BY deleted_at DESC, id")
        return [Deletion(**row) for row in found]


def purge(db: Database) -> None:
    """Forget for good what was deleted more than `KEPT_DAYS` days ago."""
    old = (iso(db.clock() - timedelta(days=KEPT_DAYS)),)
    with db.reading() as connection:
        due = connection.execute("SELECT 1 FROM deletion WHERE deleted_at < ?", old).fetchone()
    if due:
        with db.writing() as connection:
            connection.execute("DELETE FROM deletion WHERE deleted_at < ?", old)


def nothing_deleted(token: str | None = None) -> InputError:
    """Return that there is no deletion to take back, or none with this id."""
    named = f"no deletion {one_line(token, 40)!r}" if token else "nothing"
    return InputError(f"There is {named} to take back; what was deleted is kept for {KEPT_DAYS} day.")


def _begin(
    connection: sqlite3.Connection, at: str, table: Literal["interview", "attempt"], ids: Sequence[str]
) -> Deletion | None:
    attempts = connection.execute(_COUNTS[table], {"ids": json.dumps(ids)}).fetchone()[0]
    if not attempts:
        return None
    deletion = Deletion(str(uuid.uuid4()), at, attempts)
    connection.execute("INSERT INTO deletion (id, deleted_at, attempts) VALUES (?, ?, ?)", (deletion.id, at, attempts))
    return deletion


def _emptied(connection: sqlite3.Connection, attempt_ids: Sequence[str]) -> list[str]:
    """Return the interviews all of whose attempts are among these."""
    found = connection.execute(
        "SELECT interview_id FROM attempt GROUP BY interview_id HAVING MIN(id IN (SELECT value FROM json_each(:ids)))",
        {"ids": json.dumps(attempt_ids)},
    )
    return [row["interview_id"] for row in found]


def _set_aside(connection: sqlite3.Connection, deletion: Deletion, table: str, ids: Sequence[str]) -> None:
    given = {"ids": json.dumps(ids)}
    for home, condition in _family(connection, table, _GIVEN):
        rows = connection.execute(f"SELECT * FROM {home} WHERE {condition}", given)  # noqa: S608 - the schema's names
        connection.executemany(
            "INSERT INTO deleted_row (deletion_id, home, content) VALUES (?, ?, ?)",
            ((deletion.id, home, json.dumps(dict(row))) for row in rows),
        )
    connection.execute(f"DELETE FROM {table} WHERE {_GIVEN}", given)  # noqa: S608 - as above


def _family(connection: sqlite3.Connection, table: str, condition: str) -> Iterator[tuple[str, str]]:
    """Yield `table` and, as the schema has it, every table whose rows go with its own; parents come first."""
    yield table, condition
    dependants = connection.execute(
        'SELECT holder.name, link."from", link."to" FROM sqlite_master AS holder'
        " JOIN pragma_foreign_key_list(holder.name) AS link"
        " WHERE holder.type = 'table' AND link.\"table\" = ? AND link.on_delete = 'CASCADE'",
        (table,),
    )
    for name, column, key in dependants.fetchall():
        theirs = f"{column} IN (SELECT {key} FROM {table} WHERE {condition})"  # noqa: S608 - the schema's names
        yield from _family(connection, name, theirs)


def _put_back(connection: sqlite3.Connection, home: str, row: dict[str, Any]) -> None:
    """Put back one row, in its old place unless that is taken by now."""
    if home == "attempt":
        row["try_number"] = _free_try(connection, row)
    if "serial" in row and _is_taken(connection, home, row["serial"]):
        del row["serial"]
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    try:
        connection.execute(
            f"INSERT OR IGNORE INTO {home} ({columns}) VALUES ({places})",  # noqa: S608 - the schema's names
            tuple(row.values()),
        )
    except sqlite3.IntegrityError as error:
        raise InputError(
            "The interview this belongs to was deleted after it; take back that deletion first."
        ) from error


def _free_try(connection: sqlite3.Connection, attempt: dict[str, Any]) -> int:
    """Return the attempt's number among the tries at its question, or the next one free."""
    tries = {
        row["try_number"]
        for row in connection.execute(
            "SELECT try_number FROM attempt WHERE interview_id = ? AND position = ? AND id <> ?",
            (attempt["interview_id"], attempt["position"], attempt["id"]),
        )
    }
    wanted: int = attempt["try_number"]
    return max(tries) + 1 if wanted in tries else wanted


def _is_taken(connection: sqlite3.Connection, table: str, serial: int) -> bool:
    found = connection.execute(f"SELECT 1 FROM {table} WHERE serial = ?", (serial,))  # noqa: S608 - the schema's names
    return found.fetchone() is not None
