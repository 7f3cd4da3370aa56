import json
import sys
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.rubric.problems import RubricError
from mock_interview.workshop.editing.rewriting import ChangedMeanwhileError
from mock_interview.workshop.editing.source_file import SourceFile, copied, open_source


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "scaling.json"
    path.write_text('{"format": 1}\n', "utf-8")
    return path


def test_a_text_is_written_and_known_from_then_on(path: Path) -> None:
    source = open_source(path).written('{"format": 2}\n')
    assert path.read_text("utf-8") == source.text == '{"format": 2}\n'
    assert source.written("{}\n").text == "{}\n"


def test_what_others_wrote_meanwhile_is_never_written_over(path: Path) -> None:
    source = open_source(path)
    path.write_text("theirs", "utf-8")
    with pytest.raises(ChangedMeanwhileError, match="was changed meanwhile; nothing was written"):
        source.written("mine")
    assert path.read_text("utf-8") == "theirs"


def test_a_file_that_is_gone_is_written_anew(path: Path) -> None:
    source = open_source(path)
    path.unlink()
    source.written("{}\n")
    assert path.read_text("utf-8") == "{}\n"


def test_what_is_not_known_any_more_is_never_written_over(path: Path) -> None:
    with pytest.raises(ChangedMeanwhileError):
        SourceFile(path, None).written("mine")


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"{\r\n}\r\n", b"[\r\n]\r\n"), (b"\xef\xbb\xbf{\n}\n", b"\xef\xbb\xbf[\n]\n"), (b"{}", b"[\n]\n")],
    ids=["line ends", "byte order mark", "plain"],
)
def test_a_file_is_written_the_way_it_was(path: Path, before: bytes, after: bytes) -> None:
    path.write_bytes(before)
    open_source(path).written("[\n]\n")
    assert path.read_bytes() == after


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such bits")
def test_what_is_new_is_for_its_owner_alone(path: Path, tmp_path: Path) -> None:
    source = open_source(path)
    path.unlink()
    new = [source.put_aside("mine"), source.written("{}\n").path, copied(path, tmp_path / "copy.json").path]
    assert [oct(file.stat().st_mode & 0o777) for file in new] == ["0o600"] * 3


def test_who_may_read_it_stays_so(path: Path) -> None:
    path.chmod(0o640)
    open_source(path).written("{}\n")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["short line ends", "long line ends"])
def test_what_could_not_be_opened_again_is_not_written(path: Path, end: str) -> None:
    path.write_bytes(f"{{}}{end}".encode())
    longest = " " * (MAX_BYTES - len(end)) + "\n"
    source = open_source(path).written(longest)
    assert open_source(path) == source
    with pytest.raises(InputError, match=r"2,000,001 bytes, .* at most 2,000,000; nothing was written"):
        source.written(f" {longest}")
    assert open_source(path) == source


def test_what_is_put_aside_may_be_of_any_length(path: Path) -> None:
    assert open_source(path).put_aside(" " * (MAX_BYTES + 1)).stat().st_size == MAX_BYTES + 1


def test_what_could_steer_a_terminal_is_not_shown_and_said(path: Path) -> None:
    assert not open_source(path).hides
    path.write_text('{"a": "\x1b[2J"}\r\n', "utf-8", newline="")
    assert open_source(path).text == '{"a": ""}\n'
    assert open_source(path).hides


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_what_breaks_a_line_on_a_screen_and_not_in_json_is_still_there_when_it_is_saved(
    path: Path, separator: str
) -> None:
    path.write_text(f'{{"a": "It{separator}crawls."}}\n', "utf-8")
    source = open_source(path)
    assert source.text == f'{{"a": "It\\u{ord(separator):04x}crawls."}}\n'
    assert not source.hides
    source.written(source.text)
    assert json.loads(path.read_text("utf-8")) == {"a": f"It{separator}crawls."}


def test_a_file_that_is_no_text_is_not_opened(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(RubricError, match="is not UTF-8 text"):
        open_source(path)


def test_a_text_is_put_aside_under_a_name_that_is_free_and_no_rubrics(path: Path) -> None:
    source = open_source(path)
    names = [source.put_aside("mine").name for _ in range(3)]
    assert names == ["scaling.json.yours", "scaling.json.yours-2", "scaling.json.yours-3"]
    assert path.with_name(names[0]).read_text("utf-8") == "mine"


def test_a_shipped_rubric_is_copied_once_byte_for_byte(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine" / "scaling.json"
    assert copied(path, target).path.read_bytes() == path.read_bytes()
    with pytest.raises(InputError, match="is there already; open that one"):
        copied(path, target)
