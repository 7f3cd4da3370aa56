"""Copying a database that may be in use."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_database(path: Path, copy: Path) -> None:
    """Copy what is committed in the database at `path`; the copy takes its name only once it is whole.

    The copy is one file, for its owner alone. Raises `sqlite3.Error` and `OSError`.
    """
    unfinished = copy.with_name(f"{copy.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # so that reading the copy leaves no files beside it
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
