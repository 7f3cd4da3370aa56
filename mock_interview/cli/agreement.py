"""``transcripts agreement``: how far each grader agrees with people."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from mock_interview.cli.agreement_text import group_lines
from mock_interview.cli.options import json_option, open_store, read_settings
from mock_interview.cli.output import notice, say, say_json, wrapped
from mock_interview.cli.selection import selection_of, selection_options
from mock_interview.engine import agreement_telling as telling
from mock_interview.engine.agreement import GraderAgreement, agreements
from mock_interview.rubric.library import open_library

NOBODY = f"{telling.NOBODY}; score one blind, then look again."


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
        yield telling.grader_told(one.grader)
        yield f"  {telling.answers_told(one)}"
        if telling.has_figures(one):
            yield from _figures(one)
        else:
            yield f"  {telling.TOO_FEW}"
        yield ""
    yield from wrapped(telling.INTERVAL)


def _figures(one: GraderAgreement) -> Iterator[str]:
    for group in telling.groups(one):
        yield from group_lines(group)
