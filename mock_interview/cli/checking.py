"""``rubrics check``: everything wrong with rubrics, each in its place, and advice on their quality."""

from collections.abc import Sequence
from pathlib import Path

import click

from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import json_option, read_settings, rubrics_option
from mock_interview.cli.output import notice, prints_to_terminal, say, say_json
from mock_interview.cli.problem_text import as_json as plain
from mock_interview.cli.problem_text import compact_line, full_lines
from mock_interview.rubric.checking import files_under, pack_files, path_named
from mock_interview.rubric.library import Library, open_library
from mock_interview.rubric.problems import Problem
from mock_interview.workshop.checking import problems_in
from mock_interview.workshop.quality.rules import Advice, advice_on


@click.command(short_help="Check rubrics and print everything wrong with them.")
@click.argument("names", metavar="[PATH|REF]...", nargs=-1)
@click.option("--quality", is_flag=True, help="Advise on quality too; see docs/writing-rubrics.md.")
@click.option("--strict", is_flag=True, help="As --quality, and exit with 1 where there is advice.")
@click.option("--compact", is_flag=True, help="One line each, as without a terminal.")
@json_option
@rubrics_option
@click.pass_context
def check(
    context: click.Context,
    names: tuple[str, ...],
    rubrics: tuple[Path, ...],
    *,
    quality: bool,
    strict: bool,
    compact: bool,
    as_json: bool,
) -> None:
    """Check rubrics and print everything wrong with them as PATH:LINE:COLUMN: MESSAGE.

    Takes rubric files, packs, folders of packs, and refs; without any, everything found is
    checked. On a terminal the line is shown as well. Exits with 1 where something is wrong;
    advice on quality is no fault.
    """
    library = open_library(read_settings(rubrics=rubrics))
    files = list(dict.fromkeys(_named(library, names) if names else _everything(library)))
    problems = [problem for file in files for problem in problems_in(file, library.refs)]
    advice = [each for file in files for each in advice_on(file)] if quality or strict else []
    _say([*problems, *advice], compact=compact or not prints_to_terminal(), as_json=as_json)
    notice(_summary(files, problems, advice))
    wanting = problems or (strict and advice)
    context.exit(ExitCode.WANTING if wanting else ExitCode.DONE)


def _say(found: Sequence[Problem | Advice], *, compact: bool, as_json: bool) -> None:
    if as_json:
        say_json([plain(each) for each in found])
    else:
        say(map(compact_line, found) if compact else full_lines(found))


def _summary(files: Sequence[Path], problems: Sequence[Problem], advice: Sequence[Advice]) -> str:
    found = f"{_counted(files, 'file')} checked, {_counted(problems, 'problem')} found"
    return f"{found}, {_counted(advice, 'piece')} of advice." if advice else f"{found}."


def _everything(library: Library) -> list[Path]:
    return [file for pack in dict.fromkeys(entry.path.parent for entry in library.entries) for file in pack_files(pack)]


def _named(library: Library, names: tuple[str, ...]) -> list[Path]:
    return [file for name in names for file in _files_of(library, name)]


def _files_of(library: Library, name: str) -> list[Path]:
    """Return the files that a path, a pack or a ref stands for; what is there as a path is one."""
    if path := path_named(name):
        return files_under(path)
    refs = set(library.refs_of(name))
    return [entry.path for entry in library.entries if entry.ref in refs and entry.shadowed_by is None]


def _counted(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
