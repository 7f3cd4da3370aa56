"""``rubrics``: listing, showing and checking them, and the commands that write them."""

from pathlib import Path
from typing import Any

import click

from mock_interview.cli.failures import ExitCode
from mock_interview.cli.lazy import LazyGroup, Named
from mock_interview.cli.options import json_option, read_settings, rubrics_option
from mock_interview.cli.output import minutes, notice, say, say_json, table
from mock_interview.cli.rubric_text import rubric_lines
from mock_interview.rubric.catalogue import Entry
from mock_interview.rubric.checking import files_under, pack_files, problems_of
from mock_interview.rubric.library import Library, open_library
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.rubric.problems import RubricError
from mock_interview.rubric.schema import Format, json_schema

_LATER = {
    "bench": Named("mock_interview.cli.bench:bench", "Try rubrics on answers whose worth is known."),
    "disagreements": Named(
        "mock_interview.cli.disagreements:disagreements_", "List where people and graders differ on a question."
    ),
    "example": Named("mock_interview.cli.example:example", "Make an answer that a person scored an example."),
}


@click.group(cls=LazyGroup, later=_LATER, short_help="List, show and check rubrics.")
def rubrics() -> None:
    """List, show and check rubrics: the questions and how answers to them are judged."""


@rubrics.command("list", short_help="List every rubric found.")
@rubrics_option
@json_option
def list_(rubrics: tuple[Path, ...], *, as_json: bool) -> None:
    """List every rubric found, also broken ones and those that another of the same ref is used instead of."""
    rows = [_row(entry) for entry in open_library(read_settings(rubrics=rubrics)).entries]
    if as_json:
        say_json(rows)
    else:
        say(table(("REF", "TIME", "FROM", "TITLE"), [_cells(row) for row in rows]))


@rubrics.command(short_help="Show a rubric.")
@click.argument("ref")
@rubrics_option
@json_option
def show(ref: str, rubrics: tuple[Path, ...], *, as_json: bool) -> None:
    """Show a rubric, model answer and marked answers included: best after having answered it."""
    loaded = open_library(read_settings(rubrics=rubrics)).load(ref)
    if as_json:
        say_json(loaded.data)
    else:
        say(rubric_lines(loaded))


@rubrics.command(short_help="Check rubrics and print everything wrong with them.")
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


@rubrics.command(short_help="Print the JSON Schema of rubrics or packs.")
@click.argument("format_", metavar="[rubric|pack]", type=click.Choice(["rubric", "pack"]), default="rubric")
def schema(format_: Format) -> None:
    """Print the JSON Schema of rubrics or packs, for editors."""
    say_json(json_schema(format_))


def _row(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {"ref": entry.ref, "title": None, "seconds": None, "origin": entry.origin}
    row |= {"path": str(entry.path), "shadowed_by": entry.shadowed_by and str(entry.shadowed_by), "problem": None}
    try:
        rubric = parse_rubric(read_source(entry.path), entry.path).rubric
    except RubricError as error:
        return {**row, "problem": str(error)}
    return {**row, "title": rubric.title, "seconds": rubric.seconds}


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    if row["shadowed_by"]:
        title = f"(not used: {row['shadowed_by']} comes first)"
    else:
        title = row["title"] or "(broken: 'mock-interview rubrics check' says why)"
    return row["ref"], minutes(row["seconds"]) if row["seconds"] else "-", row["origin"], title


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
