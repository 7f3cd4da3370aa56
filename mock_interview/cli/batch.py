"""``grade --batch``: answers from a file of JSON lines, their scorecards into another."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import aclosing
from io import BufferedReader
from pathlib import Path
from typing import TextIO

from mock_interview.cli.output import StatusLine, notice
from mock_interview.engine.batch import MAX_ROW_BYTES, Outcome, grade_rows
from mock_interview.errors import InputError
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings

_FAILURES_SHOWN = 20


def grade_batch(settings: Settings, source: Path, out: Path) -> bool:
    """Grade every row of `source` into `out`, each written as soon as it is its turn, and tell whether all were graded.

    Earlier results in `out` are replaced, with a notice. Raises `InputError` where `source` cannot be
    read, or `out` cannot be written or holds anything else.
    """
    library = open_library(settings)
    try:
        with source.open("rb") as rows, _opened(out) as results:
            counts = asyncio.run(_grade(settings, library, source, rows, results))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{error.filename or out}: {reason}; check the path.") from error
    graded, failed = counts
    failures = f", {failed:,} failed; each one's error stands in its place in {out}" if failed else ""
    notice(f"{graded:,} rows graded{failures}.")
    return not failed


def _opened(out: Path) -> TextIO:
    """Open `out` for writing unless that would destroy what this command did not write."""
    if out.is_file() and out.stat().st_size:
        if not _holds_results(out):
            raise InputError(f"{out} holds something else than results of a batch; name another file with --out.")
        notice(f"The earlier results in {out} are replaced.")
    return out.open("w", encoding="utf-8", newline="\n")


def _holds_results(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.readline(MAX_ROW_BYTES)
    try:
        row = json.loads(start)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and row.keys() in ({"id", "scorecard"}, {"id", "error"})


async def _grade(
    settings: Settings, library: Library, source: Path, rows: BufferedReader, results: TextIO
) -> tuple[int, int]:
    """Return how many rows were graded and how many failed."""
    graded = failed = 0
    with StatusLine() as status:
        async with aclosing(grade_rows(_lines(rows), library, settings)) as outcomes:
            async for outcome in outcomes:
                results.write(f"{json.dumps(outcome.to_json())}\n")
                results.flush()
                if outcome.card:
                    graded += 1
                else:
                    failed += 1
                    _tell(outcome, source, failed)
                status.show(f"{graded + failed:,} rows done")
    return graded, failed


def _tell(outcome: Outcome, source: Path, failed: int) -> None:
    if failed <= _FAILURES_SHOWN:
        notice(f"{source}:{outcome.line}: {outcome.error}")


def _lines(rows: BufferedReader) -> Iterator[bytes]:
    """Yield the lines; of one that is too long only as much as shows that it is."""
    while line := rows.readline(MAX_ROW_BYTES + 1):
        rest = line
        while len(rest) > MAX_ROW_BYTES and not rest.endswith(b"\n"):
            rest = rows.readline(MAX_ROW_BYTES + 1)
        yield line
