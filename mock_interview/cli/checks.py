"""What ``doctor`` checks, each with a finding in a sentence."""

import asyncio
import os
import shutil
import sys
from collections.abc import Iterator

from mock_interview.cli.output import has_terminal
from mock_interview.engine.connection import Finding, check_endpoint, check_grading, find_local_servers
from mock_interview.engine.registry import describe_grader
from mock_interview.errors import StoreError
from mock_interview.rubric.catalogue import entries, roots
from mock_interview.rubric.checking import pack_files, problems_of
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database

SMALLEST_SCREEN = (80, 24)


def check_grader(settings: Settings, *, live: bool) -> Iterator[Finding]:
    """Say which grader is used, whether an LLM's endpoint answers and has the model, and which local servers run.

    With `live` one sentence of ours is graded.
    """
    yield Finding("ok", "grader", describe_grader(settings))
    if settings.chosen_grader == "llm":
        yield from asyncio.run(check_endpoint(settings))
        if live:
            yield from asyncio.run(check_grading(settings))
    yield from asyncio.run(find_local_servers())


def check_database(settings: Settings) -> Finding:
    """Open the database, which makes it where there is none, and have SQLite check it."""
    db = Database(settings.locations.database)
    try:
        with db.reading() as connection:
            faults = [row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
    except StoreError as error:
        return Finding("wanting", "database", str(error))
    finally:
        db.close()
    if faults:
        return Finding("wanting", "database", f"{db.path} is damaged ({faults[0]}); put a backup copy in its place.")
    return Finding("ok", "database", "opens and passes SQLite's integrity check")


def check_rubrics(settings: Settings) -> Iterator[Finding]:
    """Check every rubric and pack found."""
    found = entries(roots(settings))
    packs = dict.fromkeys(entry.path.parent for entry in found)
    refs = [entry.ref for entry in found]
    problems = [problem for pack in packs for file in pack_files(pack) for problem in problems_of(file, refs)]
    for problem in problems:
        yield Finding("wanting", "rubrics", str(problem))
    if not found:
        yield Finding(
            "wanting", "rubrics", "none found; install mock-interview again, or name a folder with --rubrics."
        )
    elif not problems:
        yield Finding("ok", "rubrics", f"{len(found)} found, none broken")


def check_terminal() -> Finding:
    """Say what the practice screen would find."""
    if not has_terminal():
        return Finding("note", "terminal", "none here; the practice screen needs one, the other commands do not")
    size = shutil.get_terminal_size()
    about = f"{os.environ.get('TERM', 'no TERM')}, {size.columns}x{size.lines}, {sys.stdout.encoding}"
    if size < SMALLEST_SCREEN or os.environ.get("TERM") == "dumb":
        return Finding("note", "terminal", f"{about}; the practice screen is at its best from 80x24 and with colours")
    return Finding("ok", "terminal", about)
