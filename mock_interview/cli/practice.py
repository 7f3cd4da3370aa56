"""``practice``: the interview in the terminal, also what the program opens without a command."""

from pathlib import Path
from typing import Any

import click

from mock_interview.cli.lazy import load
from mock_interview.cli.options import grader_options, open_store, read_settings, rubrics_option
from mock_interview.cli.output import has_terminal
from mock_interview.errors import InputError
from mock_interview.settings import Settings

APP = "mock_interview.tui.app:MockInterviewApp"
LIBRARY = "mock_interview.rubric.library:open_library"
NO_TERMINAL = (
    "The practice screen needs a terminal for input and output;"
    " 'mock-interview grade REF FILE' grades an answer without one."
)


@click.command(short_help="Practise in the terminal.")
@click.argument("name", metavar="[PACK|REF]", required=False)
@click.option("--questions", type=click.IntRange(min=1), metavar="N", help="How many questions of the pack to ask.")
@rubrics_option
@grader_options
@click.pass_context
def practice(
    context: click.Context,
    /,
    name: str | None,
    questions: int | None,
    rubrics: tuple[Path, ...],
    **grader: Any,  # noqa: ANN401 - the options of grader_options
) -> None:
    """Practise in the terminal.

    With a pack or the ref of a question the interview opens at once; without, the start screen.
    """
    if questions is not None and name is None:
        raise click.UsageError("--questions needs a pack to ask them from; 'mock-interview rubrics list' shows them.")
    settings = read_settings(rubrics=rubrics, **grader)
    if not has_terminal():
        raise InputError(NO_TERMINAL)
    opening = None if name is None else (_known(settings, name), questions)
    with open_store(settings) as db:
        app = load(APP)(settings, db, opening=opening)
        app.run()
    context.exit(app.return_code or 0)


def _known(settings: Settings, name: str) -> str:
    """Return `name`, found and, where it is one question, loaded: what is wrong is told before a screen opens."""
    library = load(LIBRARY)(settings)
    if name in library.refs_of(name):
        library.load(name)
    return name
