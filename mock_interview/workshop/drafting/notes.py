"""Notes to draft from: text files, taken apart into lines that a point can cite."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NoReturn

from mock_interview.errors import InputError
from mock_interview.locations import read_start
from mock_interview.text import one_line, sanitise

MAX_BYTES = 400_000
MAX_LINE_CHARS = 4000
CHUNK_CHARS = 8000  # that every request about a question in them sends again
LABEL_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the notes; `label` is how it is cited, ``notes.md:12``."""

    label: str
    text: str

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of Markdown."""
        return self.text.startswith("#")


def read_notes(files: Sequence[Path]) -> list[Line]:
    """Return the lines of all files, blank ones too.

    Raises `InputError` for what is no text, is too long, or could not be told apart in a citation.
    """
    names = [file.name for file in files]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise InputError(
            f"Two of the notes are called {one_line(twice, LABEL_WIDTH)}; rename one, so that points can cite it."
        )
    return [line for file in files for line in _lines(file)]


def chunks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Divide the lines into parts of about one request each, at headings where it can be, else at blank lines."""
    found = []
    while (fitting := _fitting(lines)) < len(lines):
        cut = _cut(lines, fitting)
        found.append(lines[:cut])
        lines = lines[cut:]
    return [chunk for chunk in (*found, lines) if any(line.text for line in chunk)]


def _fitting(lines: Sequence[Line]) -> int:
    sizes = accumulate(len(line.label) + len(line.text) for line in lines)
    return max(sum(size <= CHUNK_CHARS for size in sizes), 1)


def _cut(lines: Sequence[Line], fitting: int) -> int:
    """Return where the first chunk ends: not before its middle, so that chunks stay few."""
    late = range(fitting, fitting // 2, -1)
    at_heading = (at for at in late if lines[at].is_heading)
    at_blank = (at for at in late if not lines[at].text)
    return next(at_heading, next(at_blank, fitting))


def _lines(file: Path) -> list[Line]:
    label = one_line(file.name, LABEL_WIDTH)
    try:
        data = read_start(file, MAX_BYTES + 1)
    except OSError as error:
        _refuse(label, f"cannot be read ({error.strerror or type(error).__name__}); check the path")
    if len(data) > MAX_BYTES:
        _refuse(label, f"is larger than {MAX_BYTES:,} bytes; give the part that holds the questions")
    if b"\0" in data:
        _refuse(label, "is not a text; save it as plain text or Markdown")
    texts = _decoded(data, label).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [Line(f"{label}:{number}", " ".join(sanitise(text).split())) for number, text in enumerate(texts, 1)]
    if long := next((line for line in lines if len(line.text) > MAX_LINE_CHARS), None):
        _refuse(long.label, f"is longer than {MAX_LINE_CHARS:,} characters; break it, so that points can cite a line")
    return lines


def _decoded(data: bytes, label: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(label, "is not UTF-8 text; save it as UTF-8")


def _refuse(label: str, reason: str) -> NoReturn:
    raise InputError(f"{label}: {reason}.")
