"""Printing: plain text and JSON on standard output, notices on standard error.

Everything goes through `text.sanitise` here, so that no command can forget it.
"""

import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from types import TracebackType
from typing import Any, Self

import click

from mock_interview.errors import InputError
from mock_interview.text import one_line, sanitise

BAR_WIDTH = 20
MAX_WIDTH = 100
SHORT_ID = 8
MAX_CELL = 4096
BELOW = "\n    "  # before what does not fit into a row of a table
NO_BREAK = "\u00a0"  # where `textwrap` never breaks a line

_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def prepare_streams() -> None:
    """Make sure that no character can stop a print: pipes and files get UTF-8, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def has_terminal() -> bool:
    """Tell whether there is a terminal to read from and to draw on."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def prints_to_terminal() -> bool:
    """Tell whether somebody reads what is printed as it is printed."""
    return sys.stdout is not None and sys.stdout.isatty()


def say(lines: Iterable[str]) -> None:
    """Print lines on standard output."""
    for line in lines:
        _print(sanitise(line).rstrip())


def say_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print a JSON value on standard output."""
    say_text(json.dumps(value, ensure_ascii=False, indent=2))


def say_text(text: str) -> None:
    """Print a finished text on standard output, ended by one newline."""
    _print(sanitise(text).removesuffix("\n"))


def _print(text: str) -> None:
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_output()
        reason = error.strerror or type(error).__name__
        raise InputError(
            f"Standard output cannot be written ({reason}); free some space, or send it elsewhere."
        ) from error


def _drop_output() -> None:
    """Send standard output nowhere: what is left of it would fail once more when the interpreter ends."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def notice(text: str) -> None:
    """Print a line on standard error."""
    click.echo(sanitise(text), err=True)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> Iterator[str]:
    """Yield aligned rows, the header first; columns beyond `width` stand on lines of their own below, indented."""
    everything = [[one_line(cell, MAX_CELL) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[column]) for row in everything) for column in range(len(header))]
    lines = list(_columns_by_line(widths, width)) if width else [slice(None)]
    for row in everything:
        cells = [cell.ljust(size) for cell, size in zip(row, widths, strict=True)]
        yield BELOW.join("  ".join(cells[columns]).rstrip() for columns in lines)


def row_width() -> int | None:
    """Return the columns that a row may take, None in a pipe, where a row is a line whatever its length."""
    return shutil.get_terminal_size(fallback=(0, 0)).columns or None


def _columns_by_line(widths: Sequence[int], width: int) -> Iterator[slice]:
    """Yield which columns go on each line; one that is too wide by itself has a line of its own."""
    begin, taken = 0, 0
    for column, needed in enumerate(widths):
        if column > begin and taken + needed > width:
            yield slice(begin, column)
            begin, taken = column, len(BELOW) - 1
        taken += needed + 2
    yield slice(begin, None)


def wrapped(text: str, indent: str = "", first: str | None = None) -> Iterator[str]:
    """Yield `text` wrapped to the terminal, its own line breaks kept; `first` stands before the first line.

    A number stays with its percent sign.
    """
    width = min(shutil.get_terminal_size().columns, MAX_WIDTH)
    lead = indent if first is None else first
    for paragraph in sanitise(text).split("\n"):
        bound = _BEFORE_PERCENT.sub(NO_BREAK, paragraph)
        lines = textwrap.wrap(
            bound, max(width, 40), initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False
        )
        yield from (line.replace(f"{NO_BREAK}%", " %") for line in lines or [""])
        lead = indent


def percent(value: float | None) -> str:
    """Return a percent as it is shown, one decimal."""
    return "-" if value is None else f"{value:.1f} %"


def bar(share: float) -> str:
    """Return a bar filled to `share` (0..1) in plain characters."""
    filled = round(share * BAR_WIDTH)
    return f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}]"


def local_time(iso: str) -> str:
    """Return a stored time in the person's own time zone."""
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")


def local_day(iso: str) -> str:
    """Return the day of a stored time in the person's own time zone."""
    return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d")


def minutes(seconds: float) -> str:
    """Return seconds as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


class StatusLine:
    """One line on standard error that says what goes on, redrawn in place; silent where nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.show("")

    def show(self, text: str) -> None:
        """Put `text` in place of what stood there."""
        if self._watched:
            line = one_line(text, shutil.get_terminal_size().columns - 1)
            click.echo(f"\r\x1b[K{line}", err=True, nl=False)
