"""Hostile zips, each refused by the sentence that is for it."""

import contextlib
import io
import random
import stat
import zipfile
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.workshop.packs.archive import MAX_ARCHIVE_BYTES, read_archive
from mock_interview.workshop.packs.members import MAX_FILES
from tests.workshop.packs.zips import (
    PACK,
    RUBRIC,
    entry_of_kind,
    marked_encrypted,
    renamed,
    with_size_stated,
    write_entries,
    write_zip,
)


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        read_archive(path)
    return str(refused.value)


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    return tmp_path / "demo.zip"


def incompressible(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def test_the_pack_is_the_one_folder_in_the_zip(zipped: Path) -> None:
    name, members = read_archive(write_zip(zipped.with_name("anything at all.zip")))
    assert (name, sorted(members)) == ("demo", ["pack.json", "scaling.json"])
    assert members["scaling.json"] == RUBRIC.encode()


def test_a_zip_without_a_folder_is_a_pack_named_after_it(zipped: Path) -> None:
    name, members = read_archive(write_entries(zipped, ("pack.json", PACK), ("scaling.json", RUBRIC)))
    assert (name, sorted(members)) == ("demo", ["pack.json", "scaling.json"])


def test_a_readme_and_a_licence_may_come_along(zipped: Path) -> None:
    _, members = read_archive(write_zip(zipped, ("demo/README.md", "Hello"), ("demo/LICENSE", "MIT")))
    assert {"README.md", "LICENSE"} <= set(members)


def test_what_macos_adds_and_what_is_hidden_is_passed_over(zipped: Path) -> None:
    added = ("__MACOSX/demo/._scaling.json", "\0\0"), ("demo/.DS_Store", "\0"), (".git/config", "[core]")
    assert sorted(read_archive(write_zip(zipped, *added))[1]) == ["pack.json", "scaling.json"]


@pytest.mark.parametrize("name", ["../evil.json", "demo/../../evil.json", "demo/.."])
def test_a_path_that_leads_out_of_the_pack_is_refused(zipped: Path, name: str) -> None:
    assert "leads out of the pack with '..'" in refusal(write_zip(zipped, (name, RUBRIC)))


@pytest.mark.parametrize("name", ["/etc/evil.json", "C:/evil.json", "c:evil.json", "//server/evil.json"])
def test_an_absolute_path_is_refused(zipped: Path, name: str) -> None:
    assert "is an absolute path" in refusal(write_zip(zipped, (name, RUBRIC)))


def test_a_backslash_is_refused(zipped: Path) -> None:
    path = renamed(write_zip(zipped, ("demo/..Xevil.json", RUBRIC)), "..Xevil", "..\\evil")
    assert "has a backslash in its name" in refusal(path)


def test_a_zero_byte_in_a_name_is_refused(zipped: Path) -> None:
    path = renamed(write_zip(zipped, ("demo/evil.jsonX.py", RUBRIC)), "evil.jsonX.py", "evil.json\0.py")
    assert "has a zero byte in its name" in refusal(path)


def test_a_symbolic_link_is_refused(zipped: Path) -> None:
    link = entry_of_kind("demo/link.json", stat.S_IFLNK | 0o777)
    assert refusal(write_zip(zipped, (link, "/etc/passwd"))).startswith("demo/link.json: is a symbolic link")


@pytest.mark.parametrize("kind", [stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_a_pipe_or_a_device_is_refused(zipped: Path, kind: int) -> None:
    assert "neither a file nor a folder" in refusal(write_zip(zipped, (entry_of_kind("demo/pipe.json", kind), "")))


def test_an_encrypted_entry_is_refused(zipped: Path) -> None:
    assert "is encrypted" in refusal(marked_encrypted(write_zip(zipped)))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_way_of_compressing_that_takes_memory_at_will_is_refused(zipped: Path, method: int) -> None:
    assert "compressed in an unusual way" in refusal(write_zip(zipped, method=method))


def test_more_files_than_a_pack_has_are_refused(zipped: Path) -> None:
    many = [(f"demo/q{number}.json", "{}") for number in range(MAX_FILES)]
    assert f"more than {MAX_FILES} files" in refusal(write_zip(zipped, *many))


def test_a_file_larger_than_a_rubric_is_refused(zipped: Path) -> None:
    big = ("demo/big.json", incompressible(MAX_BYTES + 1))
    assert "is larger than 2,000,000 bytes" in refusal(write_zip(zipped, big))


def test_a_bomb_that_unpacks_to_many_times_its_size_is_refused(zipped: Path) -> None:
    bomb = ("demo/bomb.json", b" " * (MAX_BYTES - 1))
    assert "unpacks to more than 100 times its size" in refusal(write_zip(zipped, bomb))


def test_a_bomb_that_understates_its_size_is_refused(zipped: Path) -> None:
    bomb = write_zip(zipped, ("demo/bomb.json", b" " * 50_000_000))
    assert "damaged" in refusal(with_size_stated(bomb, 10))


def test_files_that_are_too_much_together_are_refused(zipped: Path) -> None:
    line = b'{"title": "%d"}\n'
    parts = [(f"demo/q{n}.json", b"".join(line % (n * m) for m in range(80_000))) for n in range(1, 20)]
    assert "beyond 20,000,000 bytes" in refusal(write_zip(zipped, *parts))


def test_a_zip_larger_than_any_pack_is_refused_unread(zipped: Path) -> None:
    with zipped.open("wb") as file:
        file.truncate(MAX_ARCHIVE_BYTES + 1)
    assert "is larger than 10,000,000 bytes" in refusal(zipped)


def test_a_zip_in_the_zip_is_refused(zipped: Path) -> None:
    inner = io.BytesIO()
    zipfile.ZipFile(inner, "w").close()
    assert "is an archive inside the pack" in refusal(write_zip(zipped, ("demo/inner.zip", inner.getvalue())))


@pytest.mark.parametrize("name", ["setup.py", "run.sh", "scaling.json.exe", "notes.html", "Sampling.json", "con.json"])
def test_scripts_and_whatever_else_is_no_rubric_are_refused(zipped: Path, name: str) -> None:
    assert "leave everything else out" in refusal(write_zip(zipped, (f"demo/{name}", "x")))


def test_names_that_differ_in_case_alone_are_refused(zipped: Path) -> None:
    assert "differs from scaling.json in case alone" in refusal(write_zip(zipped, ("demo/Scaling.json", RUBRIC)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_in_the_zip_twice_is_refused(zipped: Path) -> None:
    assert "stands in the zip twice" in refusal(write_zip(zipped, ("demo/scaling.json", "{}")))


def test_a_folder_in_the_pack_is_refused(zipped: Path) -> None:
    assert "lies in a folder inside the pack" in refusal(write_zip(zipped, ("demo/deep/scaling.json", RUBRIC)))


def test_two_packs_in_one_zip_are_refused(zipped: Path) -> None:
    assert "hand each pack on by itself" in refusal(write_zip(zipped, ("other/scaling.json", RUBRIC)))


def test_a_pack_with_the_name_of_a_device_is_refused(zipped: Path) -> None:
    assert "Windows keeps this name for a device" in refusal(write_entries(zipped, ("aux/scaling.json", RUBRIC)))


@pytest.mark.parametrize("name", ["Demo Pack", "demo_pack", "-demo"])
def test_a_pack_whose_name_is_no_slug_is_refused(zipped: Path, name: str) -> None:
    assert "a pack is named in lower-case" in refusal(write_entries(zipped, (f"{name}/scaling.json", RUBRIC)))


@pytest.mark.parametrize("entries", [[], [("demo/README.md", "Nothing yet.")], [("demo/pack.json", PACK)]])
def test_a_zip_without_rubrics_is_refused(zipped: Path, entries: list[tuple[str, str]]) -> None:
    assert "holds no rubrics" in refusal(write_entries(zipped, *entries))


def test_a_file_that_is_no_zip_is_refused(zipped: Path) -> None:
    zipped.write_text("{}", "utf-8")
    assert refusal(zipped) == "demo.zip: is no zip, or a damaged one; ask for it again."


def test_a_zip_damaged_anywhere_is_refused_or_read_but_never_a_fault(zipped: Path) -> None:
    whole = write_zip(zipped).read_bytes()
    for at in range(0, len(whole), 3):
        zipped.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with contextlib.suppress(InputError):
            read_archive(zipped)


def test_a_name_cannot_steer_the_terminal(zipped: Path) -> None:
    assert "\x1b" not in refusal(write_zip(zipped, ("demo/\x1b[2Jevil.py", "")))
