"""``rubrics check``: everything wrong with rubrics, each in its place."""

from pathlib import Path
from typing import Any

import click

from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import read_settings, rubrics_option
from mock_interview.cli.output import notice, say
from mock_interview.rubric.checking import files_under, pack_files, problems_of
from mock_interview.rubric.library import Library, open_library


@click.command(short_help="Check rubrics and print everything wrong with them.")
@click.argument("names", metavar="[PATH|REF]...", nargs=-1)
@rubrics_option
@click.pass_context
def check(context: click.Context, names: tuple[str, ...], rubrics: tuple[Path, ...]) -> None:
    """Check rubrics and print everything wrong with them as PATH:LINE:COLUMN: MESSAGE.

    Takes rubric files, packs, folders of packs, and refs; without any, everything found is
    checked. Exits with 1 where something is wrong.
    """
    library = open_library(read_settings(rubrics=rubrics))
    files = list(dict.fromkeys(_named(library, names) if names else _everything(library)))
    problems = [problem for file in files for problem in problems_of(file)]
    say(str(problem) for problem in problems)
    notice(f"{_counted(files, 'file')} checked, {_counted(problems, 'problem')} found.")
    context.exit(ExitCode.WANTING if problems else ExitCode.DONE)


def _everything(library: Library) -> list[Path]:
    return [file for pack in dict.fromkeys(entry.path.parent for entry in library.entries) for file in pack_files(pack)]


def _named(library: Library, names: tuple[str, ...]) -> list[Path]:
    return [file for name in names for file in _files_of(library, name)]


def _files_of(library: Library, name: str) -> list[Path]:
    """Return the files that a path, a pack or a ref stands for; what is there as a path is one."""
    path = Path(name)
    if path.exists() or path.suffix == ".json":
        return files_under(path)
    refs = set(library.refs_of(name))
    return [entry.path for entry in library.entries if entry.ref in refs and entry.shadowed_by is None]


def _counted(things: list[Any], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
