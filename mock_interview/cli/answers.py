"""Reading an answer from a file or standard input."""

import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from mock_interview.cli.output import notice
from mock_interview.errors import InputError
from mock_interview.text import sanitise

MAX_BYTES = 100_000
STDIN = "-"


def read_answer(source: str, question: str) -> str:
    """Return the sanitised answer in a file, or on standard input for ``-``; a person is shown the question first.

    Raises `InputError` for what cannot be read, is too long or is not UTF-8.
    """
    if source == STDIN:
        if sys.stdin is None:
            raise InputError("Standard input is closed; name a file with the answer.")
        if sys.stdin.isatty():
            notice(f"{question}\nType your answer and end it with Ctrl-D on a line of its own (Ctrl-Z on Windows).")
        return _decoded(_start_of(sys.stdin.buffer), "The answer on standard input")
    try:
        with Path(source).open("rb") as file:
            return _decoded(_start_of(file), source)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{source}: the answer cannot be read ({reason}); check the path.") from error


def rescued(answer: str) -> str:
    """Put an answer that cannot be kept where it can be found, and say where; as a last resort, say it back."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="mock-interview-answer-", suffix=".txt", delete=False
        ) as file:
            file.write(f"{answer}\n")
    except OSError:
        notice(answer)
        return "The answer is printed above; copy it from there."
    return f"The answer is in {file.name}."


def _start_of(file: BinaryIO) -> bytes:
    """Read as much as tells whether it is too long."""
    return file.read(MAX_BYTES + 1)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} is longer than {MAX_BYTES:,} bytes; shorten it to what one would say in an interview."
        )
    try:
        return sanitise(data.decode("utf-8-sig")).strip()
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 text; save it as UTF-8, then try again.") from error
