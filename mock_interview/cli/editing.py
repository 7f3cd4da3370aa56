"""``rubrics edit``: the workshop, opened at a rubric."""

from pathlib import Path

import click

from mock_interview.cli.options import open_store, read_settings, rubrics_option
from mock_interview.cli.output import has_terminal
from mock_interview.errors import InputError
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.openings import Edit
from mock_interview.workshop.editing.places import place_named

NO_SCREEN = "The workshop needs a terminal; change the file in your editor, and check it with 'rubrics check'."


@click.command(short_help="Write a rubric in the workshop, on the screen.")
@click.argument("name", metavar="REF|FILE")
@rubrics_option
@click.pass_context
def edit(context: click.Context, name: str, rubrics: tuple[Path, ...]) -> None:
    """Write a rubric in the workshop: its text, and beside it what is wrong, how it reads and how it grades.

    A shipped rubric is shown, and copied to your own folder before it is changed.
    """
    settings = read_settings(rubrics=rubrics)
    place = place_named(name, settings)
    if not has_terminal():
        raise InputError(NO_SCREEN)
    with open_store(settings) as db:
        app = MockInterviewApp(settings, db, opening=Edit(place))
        app.run()
    context.exit(app.return_code or 0)
