"""What commands share: options, settings, the store."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from mock_interview.cli.output import notice
from mock_interview.errors import StoreError
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts.backup.copies import copy_if_changed
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.deletion import purge

MAX_LIMIT = 1_000_000

_Command = TypeVar("_Command", bound=Callable[..., Any])

rubrics_option = click.option(
    "--rubrics",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Look here for rubrics first; may be given more than once.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON alone on standard output.")


_GRADER_NAMES = ("grader", "model", "votes", "strict", "fresh", "base_url")


def grader_options(command: _Command) -> _Command:
    """Add the options that choose a grader; the command takes them as keywords and hands them to `read_settings`."""
    options = (
        click.option("--grader", type=click.Choice(["auto", "llm", "offline"]), help="Who grades; auto by default."),
        click.option("--model", metavar="NAME", multiple=True, help="The model to ask; given more than once, a jury."),
        click.option("--votes", type=int, metavar="K", help="Ask each model K times and take the median."),
        click.option("--strict", is_flag=True, default=None, help="A request for each criterion."),
        click.option("--fresh", is_flag=True, default=None, help="Ask again, even the very same."),
        click.option("--base-url", metavar="URL", help="An OpenAI-compatible API, such as http://localhost:11434/v1."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def apart(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the options that choose a grader, and the others, of a command that takes both as keywords."""
    grader = {name: value for name, value in given.items() if name in _GRADER_NAMES}
    return grader, {name: value for name, value in given.items() if name not in _GRADER_NAMES}


def limit_option(default: int) -> Callable[[_Command], _Command]:
    """Return ``--limit``."""
    return click.option(
        "--limit",
        type=click.IntRange(1, MAX_LIMIT),
        default=default,
        show_default=True,
        help="How many to show at most.",
    )


def read_settings(**flags: Any) -> Settings:  # noqa: ANN401 - checked by settings.py
    """Return the settings in effect. Raises `InputError`."""
    return load_settings(os.environ, flags)


@contextmanager
def open_store(settings: Settings) -> Iterator[Database]:
    """Lend the database, opened at once so that a bad one is told before anything else happens.

    What was deleted long enough ago is forgotten here. Raises `StoreError`.
    """
    db = Database(settings.locations.database)
    try:
        purge(db)
        yield db
    finally:
        db.close()


@contextmanager
def open_store_to_write(settings: Settings) -> Iterator[Database]:
    """Lend the database as `open_store` does, after copying it where it changed since the last copy.

    Where it cannot be copied a notice says so, and what was asked for goes on.
    """
    with open_store(settings) as db:
        try:
            copy_if_changed(db, settings.locations.backups)
        except StoreError as error:
            notice(f"The transcripts were not copied: {error}")
        yield db
