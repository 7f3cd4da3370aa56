from pathlib import Path

import pytest

from mock_interview.locations import locate
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from tests.cli.conftest import Run
from tests.cli.test_transcripts import scored


@pytest.fixture
def copied(run: Run, db: Database) -> Path:
    """A copy made of one interview, of two that there are now; the store is closed."""
    scored(db)
    path = Path(run("transcripts", "backup").stdout.strip())
    scored(db)
    db.close()
    return path


def count() -> int:
    db = Database(locate().database)
    try:
        return len(history.interview_ids(db))
    finally:
        db.close()


def test_backup_prints_where_the_copy_is(copied: Path) -> None:
    assert copied.parent == locate().backups
    assert copied.is_file()


def test_backup_goes_into_a_folder_of_ones_own(run: Run, db: Database, tmp_path: Path) -> None:
    scored(db)
    printed = run("transcripts", "backup", "--to", str(tmp_path / "mine")).stdout.strip()
    assert Path(printed).parent == tmp_path / "mine"
    assert not locate().backups.exists()


def test_the_list_has_the_newest_first(run: Run, db: Database, copied: Path) -> None:
    second = run("transcripts", "backup").stdout.strip()
    header, first, last = run("transcripts", "backup", "--list").stdout.splitlines()
    assert header.split() == ["MADE", "SIZE", "FILE"]
    assert first.endswith(second)
    assert last.endswith(str(copied))


def test_a_list_of_nothing_says_what_to_do(run: Run) -> None:
    result = run("transcripts", "backup", "--list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "'mock-interview transcripts backup' makes one" in result.stderr


@pytest.mark.parametrize("latest", [True, False])
def test_restore_brings_back_what_was_there_and_says_how_to_undo(run: Run, copied: Path, *, latest: bool) -> None:
    result = run("transcripts", "restore", "latest" if latest else str(copied))
    assert result.exit_code == 0
    assert count() == 1
    undo = result.stderr.strip().partition("To undo: mock-interview ")[2]
    assert run(*undo.replace("'", "").split(" ")).exit_code == 0
    assert count() == 2


def test_restoring_the_latest_twice_brings_back_the_same_copy(run: Run, copied: Path) -> None:
    for _ in range(2):
        assert str(copied) in run("transcripts", "restore", "latest").stderr.partition("To undo")[0]
        assert count() == 1


def test_the_list_says_which_copies_a_restore_made_of_what_it_replaced(run: Run, copied: Path) -> None:
    run("transcripts", "restore", "latest")
    _, replaced, made = run("transcripts", "backup", "--list").stdout.splitlines()
    assert replaced.endswith(".replaced.db")
    assert made.endswith(str(copied))


def test_what_a_restore_replaced_is_not_the_latest_even_where_it_is_all_there_is(run: Run, copied: Path) -> None:
    run("transcripts", "restore", str(copied))
    copied.unlink()
    result = run("transcripts", "restore", "latest")
    assert result.exit_code == 2
    assert "name one of them" in result.stderr


def test_restore_while_the_store_is_open_is_refused(run: Run, copied: Path) -> None:
    other = Database(locate().database)
    history.latest(other)
    result = run("transcripts", "restore", "latest")
    other.close()
    assert result.exit_code == 2
    assert "close that, then restore again" in result.stderr
    assert count() == 2


def test_restore_of_the_latest_where_there_is_none_is_bad_input(run: Run) -> None:
    result = run("transcripts", "restore", "latest")
    assert result.exit_code == 2
    assert "There are no copies yet" in result.stderr
