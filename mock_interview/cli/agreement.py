"""``transcripts agreement``: how far each grader agrees with people."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from mock_interview.cli.agreement_text import INTERVAL, figure_told, rank_lines
from mock_interview.cli.options import json_option, open_store, read_settings
from mock_interview.cli.output import notice, say, say_json, wrapped
from mock_interview.cli.selection import selection_of, selection_options
from mock_interview.engine.agreement import GraderAgreement, agreements
from mock_interview.rubric.library import open_library
from mock_interview.scoring.agreement import MIN_PAIRS
from mock_interview.transcripts.pairs import Grader

SHORT_HASH = 8
NOBODY = "No answer was scored by both a person and a grader yet; score one blind, then look again."


@click.command(short_help="Show how far each grader agrees with people.")
@selection_options
@json_option
def agreement(*, as_json: bool, **chosen: Any) -> None:  # noqa: ANN401 - the options of a selection
    """Show how far each grader agrees with people who scored the same answers blind.

    A grader is told apart by kind, model and prompt. Below 10 pairs no figure is given.
    """
    settings = read_settings()
    with open_store(settings) as db:
        found = agreements(db, open_library(settings), selection_of(**chosen))
    if as_json:
        say_json([_plain(one) for one in found])
    elif found:
        say(_lines(found))
    else:
        notice(NOBODY)


def _plain(one: GraderAgreement) -> dict[str, Any]:
    plain = asdict(one)
    return {**plain.pop("grader"), **plain}


def _lines(found: Sequence[GraderAgreement]) -> Iterator[str]:
    for one in found:
        yield _named(one.grader)
        yield f"  answers scored by both: {one.answers}"
        if one.answers < MIN_PAIRS:
            yield f"  Too few for a figure: it takes {MIN_PAIRS} answers."
        else:
            yield from _figures(one)
        yield ""
    yield from wrapped(INTERVAL)


def _figures(one: GraderAgreement) -> Iterator[str]:
    for name, ranks in (("bands", one.bands), ("points", one.verdicts)):
        yield from rank_lines(name, ranks)
    yield f"  percent, grader less person   {figure_told(one.difference, '{:+.1f}')}"


def _named(grader: Grader) -> str:
    model = f", {grader.model}" if grader.model and grader.model != grader.kind else ""
    prompt = f", prompt {grader.prompt_sha256[:SHORT_HASH]}" if grader.prompt_sha256 else ""
    return f"{grader.kind}{model}{prompt}"
