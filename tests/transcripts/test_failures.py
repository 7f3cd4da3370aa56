"""Every refusal of SQLite or the file system is one sentence that names the file and what to do."""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import consent, database, history, interviews
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import QUESTION, RUBRIC, SHA256, new_attempt

NOBODY = 65534


def sentence_of(path: Path) -> str:
    with closing(Database(path)) as db, pytest.raises(StoreError) as told:
        consent.agree(db, "a")
    return str(told.value)


def assert_is_one_sentence(sentence: str, path: Path) -> None:
    assert sentence.startswith(f"{path} ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "; " in sentence  # what is wrong; what to do


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "transcripts.db"
    path.write_text("Dear diary, " * 1000)
    sentence = sentence_of(path)
    assert_is_one_sentence(sentence, path)
    assert "is not a database" in sentence
    assert path.read_text().startswith("Dear diary")


def test_a_damaged_database_is_told(db: Database) -> None:
    new_attempt(db)
    db.close()
    with db.path.open("r+b") as file:
        file.seek(200)
        file.write(b"\xff" * 20_000)
    sentence = sentence_of(db.path)
    assert_is_one_sentence(sentence, db.path)
    assert "damaged" in sentence


def test_a_database_of_a_newer_version_is_told_and_left_alone(db: Database) -> None:
    consent.agree(db, "a")
    db.close()
    with closing(sqlite3.connect(db.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = db.path.read_bytes()
    sentence = sentence_of(db.path)
    assert_is_one_sentence(sentence, db.path)
    assert "update mock-interview" in sentence
    assert db.path.read_bytes() == before


def test_a_database_of_another_program_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "transcripts.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()
    sentence = sentence_of(path)
    assert_is_one_sentence(sentence, path)
    assert "another program" in sentence
    assert path.read_bytes() == before


@contextmanager
def without_privileges() -> Iterator[None]:
    """Give up root's right to write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others can reach, as pytest's own cannot be."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="folders there are not read-only by mode")
def test_a_read_only_folder_is_told(folder: Path) -> None:
    folder.chmod(0o555)
    with without_privileges():
        sentence = sentence_of(folder / "transcripts.db")
    assert_is_one_sentence(sentence, folder / "transcripts.db")
    assert "permission denied" in sentence
    assert "MOCK_INTERVIEW_HOME" in sentence


@pytest.mark.skipif(sys.platform == "win32", reason="folders there are not read-only by mode")
def test_a_read_only_database_is_told(folder: Path) -> None:
    path = folder / "transcripts.db"
    with closing(Database(path)) as db:
        consent.agree(db, "a")
    path.chmod(0o444)
    folder.chmod(0o555)
    with without_privileges():
        sentence = sentence_of(path)
    assert_is_one_sentence(sentence, path)
    assert "MOCK_INTERVIEW_HOME" in sentence


def test_a_folder_in_the_way_of_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "transcripts.db"
    path.mkdir()
    assert_is_one_sentence(sentence_of(path), path)


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    path = tmp_path / "data" / "transcripts.db"
    assert_is_one_sentence(sentence_of(path), path)


def test_a_database_held_by_another_program_is_told(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    consent.agree(db, "a")
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    with db.writing():
        sentence = sentence_of(db.path)
    assert_is_one_sentence(sentence, db.path)
    assert "held by another program" in sentence


def test_a_full_disk_is_told_and_what_was_kept_stays(db: Database) -> None:
    attempt = new_attempt(db)
    with db.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1")  # no smaller than the file is, so it cannot grow
    with pytest.raises(StoreError) as told:
        interviews.send_answer(db, attempt.id, "word " * 100_000, db.now(), "llm", 0)
    assert_is_one_sentence(str(told.value), db.path)
    assert "disk is full" in str(told.value)
    assert history.load_attempt(db, attempt.id).attempt == attempt


def test_a_transaction_that_sqlite_took_back_itself_is_told_by_its_cause(db: Database) -> None:
    attempt = new_attempt(db)
    with db.writing() as connection:
        connection.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON grading_job BEGIN SELECT RAISE (ROLLBACK, 'taken back'); END"
        )
    with pytest.raises(StoreError) as told:
        interviews.send_answer(db, attempt.id, "Hello.", db.now(), "llm", 0)
    assert str(told.value.__cause__) == "taken back"
    assert [said.kind for said in history.load_attempt(db, attempt.id).utterances] == ["question"]


def test_an_answer_to_an_attempt_that_was_deleted_is_told(db: Database) -> None:
    with pytest.raises(StoreError) as told:
        interviews.send_answer(db, "no-such-attempt", "Hello.", db.now(), "llm", 0)
    assert_is_one_sentence(str(told.value), db.path)
    assert "deleted" in str(told.value)


def test_a_question_in_an_interview_that_was_deleted_is_told(db: Database) -> None:
    with pytest.raises(StoreError, match="deleted"):
        interviews.start_attempt(db, "no-such-interview", "a/b", RUBRIC, SHA256, 0, QUESTION)


def test_a_fault_nobody_foresaw_is_told_with_the_words_of_sqlite(db: Database) -> None:
    with pytest.raises(StoreError) as told, db.reading() as connection:
        connection.execute("SELECT * FROM nowhere")
    assert_is_one_sentence(str(told.value), db.path)
    assert "no such table: nowhere" in str(told.value)
