"""Making copies of the database, and finding those there are."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mock_interview.transcripts import failures
from mock_interview.transcripts.backup.thinning import Copy, obsolete
from mock_interview.transcripts.copying import copy_database
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import latest

PAUSE = timedelta(minutes=10)  # between automatic copies

_NAME = re.compile(r"transcripts-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z(\.replaced)?\.db")


def copies_in(folder: Path) -> list[Copy]:
    """Return the copies in `folder`, oldest first; other files there are none of ours."""
    if not folder.is_dir():
        return []
    return sorted(copy for path in folder.iterdir() if (copy := _read(path)) is not None)


def make_copy(store: Path, folder: Path, now: datetime, *, is_replaced: bool = False) -> Copy:
    """Copy the database at `store` into `folder`, made where it is missing, for its owner alone.

    It may be in use meanwhile. Raises `StoreError`.
    """
    copy = folder / _name(now, is_replaced=is_replaced)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_database(store, copy)
    except sqlite3.Error as error:
        raise failures.explain(error, store) from error
    except OSError as error:
        raise failures.refused(error, copy) from error
    return Copy(now, copy, copy.stat().st_size, is_replaced)


def copy_if_changed(db: Database, folder: Path) -> Copy | None:
    """Copy the database where it changed since the last copy, and thin the copies; at most every ten minutes.

    Returns the copy, or None where none was due. Raises `StoreError`.
    """
    now, copies = db.clock(), copies_in(folder)
    if not (_is_due(db.path, copies[-1], now) if copies else latest(db)):
        return None
    copy = make_copy(db.path, folder, now)
    thin(folder, now)
    return copy


def thin(folder: Path, now: datetime) -> None:
    """Remove the copies in `folder` that can go."""
    for copy in obsolete(copies_in(folder), now):
        copy.path.unlink(missing_ok=True)  # another instance may have been quicker


def _is_due(store: Path, last: Copy, now: datetime) -> bool:
    """Tell whether the last copy is old enough, and something was written since."""
    if timedelta(0) <= now - last.made_at < PAUSE:
        return False
    log = store.with_name(f"{store.name}-wal")
    written = [path.stat() for path in (store, log) if path.is_file()]
    return any(file.st_size and file.st_mtime > last.made_at.timestamp() for file in written)


def _name(moment: datetime, *, is_replaced: bool) -> str:
    """Return the name of a copy: when it was made, in UTC, with nothing that a file system objects to."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    replaced = ".replaced" if is_replaced else ""
    return f"transcripts-{text.removesuffix('+00:00').replace(':', '-')}Z{replaced}.db"


def _read(path: Path) -> Copy | None:
    if (named := _NAME.fullmatch(path.name)) is None or not path.is_file():
        return None
    day, hour, minute, second, replaced = named.groups()
    try:
        made_at = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}+00:00")
    except ValueError:
        return None
    return Copy(made_at, path, path.stat().st_size, replaced is not None)
