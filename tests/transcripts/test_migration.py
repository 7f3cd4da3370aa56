import hashlib
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import consent, migration
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.migration import SCRIPTS

OPEN = """
import sys
from pathlib import Path
from mock_interview.transcripts import consent
from mock_interview.transcripts.database import Database
print("ready", flush=True)
sys.stdin.readline()
db = Database(Path(sys.argv[1]))
consent.agree(db, sys.argv[2])
db.close()
"""


@pytest.fixture
def old(db: Database) -> Path:
    """A database with a row in it, closed, of the version before the one `next_version` brings."""
    consent.agree(db, "https://api.example.org")
    db.close()
    return db.path


def next_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    added = tmp_path / "9999_next.sql"
    added.write_text(script)
    monkeypatch.setattr(migration, "SCRIPTS", (*SCRIPTS, added))


def columns(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_info(consent)")]


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_database_is_of_the_newest_version_and_has_no_backup(old: Path) -> None:
    assert version(old) == len(migration.SCRIPTS)
    assert list(old.parent.glob("*.bak")) == []


def test_migrating_keeps_the_rows_and_moves_the_version(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, tmp_path, "ALTER TABLE consent ADD COLUMN note TEXT;")
    with closing(Database(old)) as db:
        assert consent.is_agreed(db, "https://api.example.org")
    assert version(old) == len(SCRIPTS) + 1
    assert "note" in columns(old)


def test_migrating_makes_a_backup_copy_of_the_database_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, tmp_path, "ALTER TABLE consent ADD COLUMN note TEXT;")
    with closing(Database(old)) as db:
        consent.agree(db, "https://later.example.org")
    copy = old.with_name(f"transcripts.db.v{len(SCRIPTS)}.bak")
    assert version(copy) == len(SCRIPTS)
    assert columns(copy) == ["endpoint", "agreed_at"]
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT endpoint FROM consent").fetchall() == [("https://api.example.org",)]
    assert list(old.parent.glob("*.part")) == []


def test_a_migration_that_fails_changes_nothing(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(monkeypatch, tmp_path, "ALTER TABLE consent ADD COLUMN note TEXT;\nINSERT INTO nowhere VALUES (1);\n")
    with closing(Database(old)) as db, pytest.raises(StoreError, match="no such table: nowhere"):
        consent.is_agreed(db, "a")
    assert version(old) == len(SCRIPTS)
    assert "note" not in columns(old)


def test_a_statement_without_its_semicolon_is_not_passed_over(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, tmp_path, "ALTER TABLE consent ADD COLUMN note TEXT")
    with closing(Database(old)) as db:
        consent.is_agreed(db, "a")
    assert "note" in columns(old)


@pytest.mark.parametrize("trial", range(5))
def test_programs_that_open_a_new_database_at_once_all_succeed(tmp_path: Path, trial: int) -> None:
    path = tmp_path / "data" / "transcripts.db"
    names = ["one", "two", "three", "four"]
    with ExitStack() as stack:
        programs = [stack.enter_context(starting(path, name)) for name in names]
        for program in programs:
            assert program.stdout is not None
            program.stdout.readline()
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        assert [program.wait(60) for program in programs] == [0, 0, 0, 0]
    with closing(Database(path)) as db:
        assert all(consent.is_agreed(db, name) for name in names)


def starting(path: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OPEN, str(path), name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("name", "sha256"),
    [
        ("0001_initial.sql", "5f1bb50034274eac057a6c230bebaac0943711a55535d4d9d959268a68b99f2a"),
        ("0002_clock.sql", "208c365d7580d079f3bddf04746d72d6082f3b283a8778f83f7dabc2fa6264c4"),
        ("0003_history.sql", "36337227cc387ef195dff7c33b7d7384ccb051383848bb599f49ccb35dd83bdd"),
        ("0004_counted.sql", "110fc99f04c7386cad1d6bb19d46e3b1b3cd1941db358c9f5195bfda80a9b398"),
        ("0005_orders.sql", "8620d48f9e64d65d0055d21710b3fccff5efb11fed67ea94f14457eaa53fd1f9"),
        ("0006_scores.sql", "c5457da75e8c5d04521d050e5a2c90a9fb0d15e3ef5be58f3c73a1095ea4a825"),
        ("0007_regrading.sql", "1dfd450b2f9b8b8555af6d9307bb581d95134f4e70a1c305edd983ae7387b20c"),
    ],
)
def test_a_landed_migration_is_never_edited(name: str, sha256: str) -> None:
    script = next(script for script in SCRIPTS if script.name == name)
    assert hashlib.sha256(script.read_bytes()).hexdigest() == sha256
