"""What ``doctor`` checks, each with a finding in a sentence."""

import asyncio
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mock_interview.cli.output import has_terminal
from mock_interview.engine.registry import describe_grader
from mock_interview.errors import MockInterviewError, StoreError
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import UnknownModelError
from mock_interview.llm.models import choose_model
from mock_interview.rubric.catalogue import entries, roots
from mock_interview.rubric.checking import pack_files, problems_of
from mock_interview.settings import Settings, read_api_key
from mock_interview.transcripts.database import Database

ENDPOINT_SECONDS = 8.0
SMALLEST_SCREEN = (80, 24)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: all is well, something to know, or something wanting."""

    state: Literal["ok", "note", "wanting"]
    about: str
    text: str


def check_grader(settings: Settings) -> Iterator[Finding]:
    """Say which grader is used and, for an LLM, whether its endpoint answers and has the model."""
    yield Finding("ok", "grader", describe_grader(settings))
    if settings.chosen_grader == "llm":
        try:
            yield from asyncio.run(_ask(settings))
        except MockInterviewError as error:
            yield Finding("wanting", "endpoint", str(error))


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
    problems = [problem for pack in packs for file in pack_files(pack) for problem in problems_of(file)]
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


async def _ask(settings: Settings) -> list[Finding]:
    """Ask the endpoint for its models. Raises `MockInterviewError` where that or the choice of one fails."""
    quick = replace(settings, deadline_seconds=min(settings.deadline_seconds, ENDPOINT_SECONDS))
    key = await asyncio.to_thread(read_api_key, settings)
    async with ChatClient(quick, key) as client:
        names = await client.model_names()
        wanted = settings.models or (await choose_model(quick, client),)
    for model in wanted:
        if not any(name == model or name.startswith(f"{model}:") for name in names):  # a tag may be left out
            raise UnknownModelError(settings.endpoint, model)
    return [
        Finding("ok", "endpoint", f"{settings.endpoint} answers; models listed: {len(names)}"),
        Finding("ok", "model", ", ".join(wanted)),
    ]
