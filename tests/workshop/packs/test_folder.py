import os
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.workshop.packs.folder import read_folder
from tests.builders import write_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "demo", "scaling")


def refusal(folder: Path) -> str:
    with pytest.raises(InputError) as refused:
        read_folder(folder)
    return str(refused.value)


def test_the_name_is_that_of_the_folder_and_hidden_files_are_passed_over(folder: Path) -> None:
    (folder / ".git").mkdir()
    name, members = read_folder(folder)
    assert (name, sorted(members)) == ("demo", ["pack.json", "scaling.json"])


def test_the_folder_may_be_given_as_a_dot(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert read_folder(Path())[0] == "demo"


def test_a_symbolic_link_is_refused(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text("{}", "utf-8")
    (folder / "link.json").symlink_to(secret)
    assert "is a symbolic link" in refusal(folder)


def test_a_folder_in_the_pack_is_refused(folder: Path) -> None:
    (folder / "deep").mkdir()
    assert "is a folder inside the pack" in refusal(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_unread(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    assert "neither a file nor a folder" in refusal(folder)


def test_a_script_is_refused(folder: Path) -> None:
    (folder / "setup.py").write_text("print()", "utf-8")
    assert "leave everything else out" in refusal(folder)


def test_a_file_larger_than_a_rubric_is_refused(folder: Path) -> None:
    (folder / "big.json").write_bytes(b" " * (MAX_BYTES + 1))
    assert "is larger than" in refusal(folder)
