"""The bytes of a file become a JSON value, and its texts clean ones."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from mock_interview.errors import InputError
from mock_interview.locations import read_start
from mock_interview.text import one_line, sanitised_json

MAX_BYTES = 100_000_000
REASON_WIDTH = 400

# An export holds none of these; where they stand, something else had the file in its hands.
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def refuse(path: Path, reason: str) -> NoReturn:
    """Raise `InputError` with the reason why nothing of the file at `path` was imported."""
    raise InputError(f"{path}: nothing was imported, because {one_line(reason, REASON_WIDTH)}.")


def load_json(path: Path) -> Any:  # noqa: ANN401 - any JSON value
    """Return what the file at `path` holds.

    Raises `InputError` where it cannot be read, is too large or is not JSON, and `RecursionError` where it is
    nested too deeply.
    """
    try:
        return json.loads(_read(path), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        refuse(path, f"it is not JSON (line {error.lineno}, column {error.colno}); export the transcripts again")
    except UnicodeDecodeError:
        refuse(path, "it is not UTF-8 text; export the transcripts again")
    except ValueError:
        refuse(path, "it holds a number that is none, or one of thousands of digits; export the transcripts again")


def cleaned(path: Path, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value of the file at `path` with every text in it sanitised.

    Raises `InputError` where it holds control characters.
    """
    if any(map(_STEERING.search, _texts(value))):
        refuse(path, "it holds control characters or broken ones, which no export does; export the transcripts again")
    return sanitised_json(value)


def _read(path: Path) -> str:
    try:
        source = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        refuse(path, f"it cannot be read ({(error.strerror or type(error).__name__).lower()}); check the path")
    if len(source) > MAX_BYTES:
        refuse(path, f"it is larger than {MAX_BYTES:,} bytes; export fewer transcripts at a time")
    return source.decode("utf-8-sig")


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """Yield every text in a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
