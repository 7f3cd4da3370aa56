"""``practice``: the interview in the terminal, also what the program opens without a command."""

import sys
from pathlib import Path
from typing import Any

import click

from mock_interview.cli.lazy import load
from mock_interview.cli.options import grader_options, open_store, read_settings, rubrics_option
from mock_interview.cli.output import has_terminal
from mock_interview.settings import Settings

APP = "mock_interview.tui.app:MockInterviewApp"
LIBRARY = "mock_interview.rubric.library:open_library"
PLAIN = "mock_interview.cli.plain:hold_plain"


@click.command(short_help="Practise in the terminal.")
@click.argument("name", metavar="[PACK|REF]", required=False)
@click.option("--questions", type=click.IntRange(min=1), metavar="N", help="How many questions of the pack to ask.")
@click.option("--plain", is_flag=True, help="Line by line on standard input and output, without a screen.")
@rubrics_option
@grader_options
@click.pass_context
def practice(
    context: click.Context,
    /,
    name: str | None,
    questions: int | None,
    plain: bool,  # noqa: FBT001 - click passes options by name
    rubrics: tuple[Path, ...],
    **grader: Any,  # noqa: ANN401 - the options of grader_options
) -> None:
    """Practise in the terminal.

    With a pack or the ref of a question the interview opens at once; without, the start screen.

    Without a terminal, or with --plain, the same interview goes line by line over standard input and
    output. An empty line ends an answer, a line that begins with ? asks the interviewer something, and
    the end of input ends the interview. The exit code is 3 where an answer could not be graded.
    """
    if plain or not _has_screen():
        settings = read_settings(rubrics=rubrics, **grader)
        known = None if name is None else _known(settings, name)
        context.exit(load(PLAIN)(settings, known, questions))
    if questions is not None and name is None:
        raise click.UsageError("--questions needs a pack to ask them from; 'mock-interview rubrics list' shows them.")
    settings = read_settings(rubrics=rubrics, **grader)
    opening = None if name is None else (_known(settings, name), questions)
    with open_store(settings) as db:
        app = load(APP)(settings, db, opening=opening)
        app.run()
    context.exit(app.return_code or 0)


def _has_screen() -> bool:
    """Tell whether a screen can be drawn; a stream that was closed is None."""
    return None not in (sys.stdin, sys.stdout) and has_terminal()


def _known(settings: Settings, name: str) -> str:
    """Return `name`, found and, where it is one question, loaded: what is wrong is told before a screen opens."""
    library = load(LIBRARY)(settings)
    if name in library.refs_of(name):
        library.load(name)
    return name
