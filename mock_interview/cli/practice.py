"""``practice``: the interview in the terminal, also what the program opens without a command."""

from pathlib import Path
from typing import Any

import click

from mock_interview.cli.lazy import load
from mock_interview.cli.options import grader_options, open_store, read_settings, rubrics_option
from mock_interview.cli.output import has_terminal
from mock_interview.settings import Settings

APP = "mock_interview.tui.app:MockInterviewApp"
OPENING = "mock_interview.tui.openings:Begin"
DRILL = "mock_interview.tui.openings:Drill"
LIBRARY = "mock_interview.rubric.library:open_library"
PLAIN = "mock_interview.cli.plain:hold_plain"
WANTED = "mock_interview.cli.plain:Wanted"

MAX_MINUTES = 24 * 60


@click.command(short_help="Practise in the terminal.")
@click.argument("name", metavar="[PACK|REF]", required=False)
@click.option("--questions", type=click.IntRange(min=1), metavar="N", help="How many questions of the pack to ask.")
@click.option(
    "--mode",
    type=click.Choice(["coach", "exam"]),
    default="coach",
    show_default=True,
    help="A score after each answer, or an exam on the clock with the scores at its end.",
)
@click.option("--minutes", type=click.IntRange(1, MAX_MINUTES), metavar="M", help="The clock of an exam, in all.")
@click.option("--weak", is_flag=True, help="Drill your weak points instead of a pack, the worst first.")
@click.option("--plain", is_flag=True, help="Line by line on standard input and output, without a screen.")
@rubrics_option
@grader_options
@click.pass_context
def practice(
    context: click.Context,
    /,
    name: str | None,
    questions: int | None,
    mode: str,
    minutes: int | None,
    weak: bool,  # noqa: FBT001 - click passes options by name
    plain: bool,  # noqa: FBT001 - click passes options by name
    rubrics: tuple[Path, ...],
    **grader: Any,  # noqa: ANN401 - the options of grader_options
) -> None:
    """Practise in the terminal.

    With a pack or the ref of a question the interview opens at once; without, the start screen.

    Without a terminal, or with --plain, the same interview goes line by line over standard input and
    output. An empty line ends an answer, a line that begins with ? asks the interviewer something, and
    the end of input ends the interview. The exit code is 3 where an answer could not be graded.

    An exam gives each question a clock of its own, three times its spoken time unless the setting
    clock_factor says otherwise, and as much in all as its questions have, or --minutes.
    """
    if minutes is not None and mode != "exam":
        raise click.UsageError("--minutes is the clock of an exam; add --mode exam.")
    if weak and (name is not None or questions is not None or mode != "coach"):
        raise click.UsageError("--weak chooses the questions itself; leave out the pack, --questions and --mode.")
    allowed_seconds = None if minutes is None else 60 * minutes
    if plain or not has_terminal():
        settings = read_settings(rubrics=rubrics, **grader)
        wanted = load(WANTED)(_known(settings, name), questions, mode, allowed_seconds, weak)
        context.exit(load(PLAIN)(settings, wanted))
    if name is None and (questions is not None or mode != "coach"):
        raise click.UsageError("Name the pack to ask questions from; 'mock-interview rubrics list' shows them.")
    settings = read_settings(rubrics=rubrics, **grader)
    known = _known(settings, name)
    opening = load(DRILL)() if weak else None
    if known is not None:
        opening = load(OPENING)(known, questions, mode, allowed_seconds)
    with open_store(settings) as db:
        app = load(APP)(settings, db, opening=opening)
        app.run()
    context.exit(app.return_code or 0)


def _known(settings: Settings, name: str | None) -> str | None:
    """Return `name`, found and, where it is one question, loaded: what is wrong is told before a screen opens."""
    if name is None:
        return None
    library = load(LIBRARY)(settings)
    if name in library.refs_of(name):
        library.load(name)
    return name
