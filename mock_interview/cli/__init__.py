"""The commands: arguments in, printing out. `main` is the program."""

import click

from mock_interview import __version__
from mock_interview.cli.failures import Program
from mock_interview.cli.lazy import Named, load
from mock_interview.cli.output import prepare_streams

_COMMANDS = {
    "practice": Named("mock_interview.cli.practice:practice", "Practise in the terminal."),
    "grade": Named("mock_interview.cli.grade:grade", "Grade one answer from a file or standard input."),
    "rubrics": Named("mock_interview.cli.rubrics:rubrics", "Write, check, try and share rubrics."),
    "transcripts": Named("mock_interview.cli.transcripts:transcripts", "Find, show and export what was kept."),
    "doctor": Named("mock_interview.cli.doctor:doctor", "Check settings, endpoint, database and rubrics."),
    "paths": Named("mock_interview.cli.paths:paths", "Show where everything is kept."),
}


@click.group(cls=Program, later=_COMMANDS, invoke_without_command=True)
@click.version_option(__version__, prog_name="mock-interview")
@click.pass_context
def main(context: click.Context) -> None:
    """Practise job interviews in the terminal and get a score you can believe.

    Without a command the practice screen opens.
    """
    prepare_streams()
    if context.invoked_subcommand is None:
        context.invoke(load(_COMMANDS["practice"].path))
