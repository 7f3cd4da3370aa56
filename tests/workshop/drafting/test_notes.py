import os
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.workshop.drafting.notes import CHUNK_CHARS, MAX_BYTES, MAX_LINE_CHARS, Line, chunks, read_notes


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes.md"


def refusal(*files: Path) -> str:
    with pytest.raises(InputError) as refused:
        read_notes(files)
    return str(refused.value)


def numbered(*texts: str) -> list[Line]:
    return [Line(f"n.md:{number}", text) for number, text in enumerate(texts, 1)]


def test_lines_are_numbered_as_an_editor_numbers_them(notes: Path) -> None:
    notes.write_bytes("\ufeffOne\r\n\r\n  two\u2028 three \nfour".encode())
    lines = [(line.label, line.text) for line in read_notes([notes])]
    assert lines == [("notes.md:1", "One"), ("notes.md:2", ""), ("notes.md:3", "two three"), ("notes.md:4", "four")]


def test_lines_are_made_safe(notes: Path) -> None:
    notes.write_text("Why \x1b[2Jscale\u200b?", "utf-8")
    assert read_notes([notes])[0].text == "Why scale?"


@pytest.mark.parametrize("content", [b"PK\x03\x04\0\0", b"Why\0?"])
def test_what_is_binary_is_refused(notes: Path, content: bytes) -> None:
    notes.write_bytes(content)
    assert refusal(notes) == "notes.md: is not a text; save it as plain text or Markdown."


def test_another_encoding_is_refused(notes: Path) -> None:
    notes.write_bytes("Où?".encode("latin-1"))
    assert "is not UTF-8 text" in refusal(notes)


def test_what_is_huge_is_refused(notes: Path) -> None:
    notes.write_bytes(b"Why?\n" * (MAX_BYTES // 5 + 1))
    assert "is larger than 400,000 bytes" in refusal(notes)


def test_a_line_too_long_to_cite_is_refused_in_its_place(notes: Path) -> None:
    notes.write_text("Short.\n" + "x" * (MAX_LINE_CHARS + 1), "utf-8")
    assert refusal(notes).startswith("notes.md:2: is longer than 4,000 characters")


def test_a_file_that_is_not_there_or_a_folder_is_refused(notes: Path) -> None:
    assert "cannot be read" in refusal(notes)
    assert "cannot be read" in refusal(notes.parent)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_unread(notes: Path) -> None:
    os.mkfifo(notes)
    assert "cannot be read" in refusal(notes)


def test_two_files_of_one_name_could_not_be_told_apart(notes: Path) -> None:
    other = notes.parent / "other" / "notes.md"
    assert "Two of the notes are called notes.md" in refusal(notes, other)


def test_short_notes_are_one_part() -> None:
    assert chunks(numbered("Why?", "", "Because.")) == [numbered("Why?", "", "Because.")]


def test_long_notes_are_parted_at_headings() -> None:
    half = "x" * (CHUNK_CHARS // 4)
    lines = numbered("# One", half, half, "", "# Two", half, half, half)
    assert [part[0].text for part in chunks(lines)] == ["# One", "# Two"]


def test_without_headings_they_are_parted_at_blank_lines() -> None:
    third = "x" * (CHUNK_CHARS // 3)
    lines = numbered(third, third, "", third, third)
    assert [len(part) for part in chunks(lines)] == [2, 3]


def test_without_either_they_are_parted_where_they_have_to_be() -> None:
    lines = numbered(*["x" * 1000] * 30)
    parts = chunks(lines)
    assert [line for part in parts for line in part] == lines
    assert all(sum(len(line.text) for line in part) <= CHUNK_CHARS for part in parts)


def test_a_part_of_blank_lines_is_none() -> None:
    assert chunks(numbered("", "", "")) == []
