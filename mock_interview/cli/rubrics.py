"""``rubrics``: listing and showing them, and the commands that write them."""

from pathlib import Path
from typing import Any

import click

from mock_interview.cli.lazy import LazyGroup, Named
from mock_interview.cli.options import json_option, read_settings, rubrics_option
from mock_interview.cli.output import minutes, row_width, say, say_json, table
from mock_interview.cli.rubric_text import rubric_lines
from mock_interview.rubric.catalogue import Entry
from mock_interview.rubric.library import open_library
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.rubric.problems import RubricError
from mock_interview.rubric.schema import Format, json_schema

_LATER = {
    "bench": Named("mock_interview.cli.bench:bench", "Try rubrics on answers whose worth is known."),
    "check": Named("mock_interview.cli.checking:check", "Check rubrics and print everything wrong with them."),
    "disagreements": Named(
        "mock_interview.cli.disagreements:disagreements_", "List where people and graders differ on a question."
    ),
    "draft": Named("mock_interview.cli.drafting:draft", "Draft rubrics from notes with an LLM."),
    "edit": Named("mock_interview.cli.editing:edit", "Write a rubric in the workshop, on the screen."),
    "example": Named("mock_interview.cli.example:example", "Make an answer that a person scored an example."),
    "export": Named("mock_interview.cli.packs:export", "Export a pack as a zip."),
    "install": Named("mock_interview.cli.packs:install", "Install a pack from a folder or a zip."),
    "new": Named("mock_interview.cli.new_rubric:new", "Write a new rubric from a template."),
    "prompt": Named("mock_interview.cli.prompt:prompt", "Show what the LLM grader would be sent."),
    "remove": Named("mock_interview.cli.packs:remove", "Remove a pack of your own."),
}


@click.group(cls=LazyGroup, later=_LATER, short_help="Write, check, try and share rubrics.")
def rubrics() -> None:
    """Write, check, try and share rubrics: the questions and how answers to them are judged."""


@rubrics.command("list", short_help="List every rubric found.")
@rubrics_option
@json_option
def list_(rubrics: tuple[Path, ...], *, as_json: bool) -> None:
    """List every rubric found, also broken ones and those that another of the same ref is used instead of."""
    rows = [_row(entry) for entry in open_library(read_settings(rubrics=rubrics)).entries]
    if as_json:
        say_json(rows)
    else:
        say(table(("REF", "TIME", "FROM", "TITLE"), [_cells(row) for row in rows], row_width()))


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
