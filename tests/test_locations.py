import os
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.locations import builtin_rubrics, locate, read_start, write_new, write_whole


def test_one_variable_moves_everything_under_one_folder(tmp_path: Path) -> None:
    found = locate({"MOCK_INTERVIEW_HOME": str(tmp_path)})
    kept = [found.settings_file, found.database, found.user_rubrics, found.endpoints_file]
    assert [path.relative_to(tmp_path).as_posix() for path in kept] == [
        "config/config.toml",
        "data/transcripts.db",
        "data/rubrics",
        "cache/endpoints.json",
    ]


def test_finding_the_folders_makes_none(tmp_path: Path) -> None:
    locate({"MOCK_INTERVIEW_HOME": str(tmp_path / "home")})
    assert not list(tmp_path.iterdir())


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate({"MOCK_INTERVIEW_HOME": "practice"}).data == tmp_path / "practice" / "data"


def test_a_tilde_is_the_persons_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert locate({"MOCK_INTERVIEW_HOME": "~/practice"}).data == tmp_path / "practice" / "data"


def test_a_home_of_an_unknown_user_is_told_in_one_sentence() -> None:
    with pytest.raises(InputError, match=r"^MOCK_INTERVIEW_HOME: .*'~nobody-here/x'.*\.$"):
        locate({"MOCK_INTERVIEW_HOME": "~nobody-here/x"})


@pytest.mark.parametrize("environment", [{}, {"MOCK_INTERVIEW_HOME": ""}])
def test_without_the_variable_the_platforms_own_folders_are_used(environment: dict[str, str]) -> None:
    found = locate(environment)
    assert all("mock-interview" in path.parts for path in (found.config, found.data, found.cache))


def test_the_built_in_packs_are_found() -> None:
    assert (builtin_rubrics() / "ml-engineer" / "pack.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody is in")
def test_a_relative_home_in_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(InputError, match=r"^MOCK_INTERVIEW_HOME: .* is gone; .*\.$"):
        locate({"MOCK_INTERVIEW_HOME": "practice"})


def test_no_more_of_a_file_is_read_than_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    assert (read_start(path, 4), read_start(path, 99)) == (b"0123", b"0123456789")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a regular file"):
        read_start(tmp_path / "pipe", 4)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without an end")
def test_a_device_is_refused() -> None:
    with pytest.raises(OSError, match="not a regular file"):
        read_start(Path("/dev/zero"), 4)


class TestAFileWrittenWhole:
    def test_takes_the_place_of_what_was_there_and_leaves_nothing_beside_it(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.txt"
        path.write_bytes(b"old")
        write_whole(path, b"new")
        assert path.read_bytes() == b"new"
        assert list(tmp_path.iterdir()) == [path]

    def test_is_written_where_a_link_points(self, tmp_path: Path) -> None:
        path, link = tmp_path / "notes.txt", tmp_path / "link.txt"
        path.write_bytes(b"old")
        link.symlink_to(path)
        write_whole(link, b"new")
        assert link.is_symlink()
        assert path.read_bytes() == b"new"

    def test_leaves_what_was_there_where_it_cannot_be_finished(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: int) -> None:
            raise OSError("no space left")

        path = tmp_path / "notes.txt"
        path.write_bytes(b"old")
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="no space left"):
            write_whole(path, b"new")
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_is_new_where_it_is_to_be_and_never_over_another(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.txt"
        write_new(path, b"first")
        with pytest.raises(FileExistsError):
            write_new(path, b"second")
        assert path.read_bytes() == b"first"
