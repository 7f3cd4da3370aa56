"""The options that say which transcripts are meant, shared by every command that takes many."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, get_args

import click

from mock_interview.errors import InputError
from mock_interview.scoring.scorecard import GraderName
from mock_interview.text import is_utf8, one_line
from mock_interview.transcripts.days import day_begins, day_ends
from mock_interview.transcripts.records import Mode
from mock_interview.transcripts.selection import Order, Selection, SortKey, Standing

GRADERS = get_args(GraderName)
DAY = click.DateTime(["%Y-%m-%d"])

_Command = TypeVar("_Command", bound=Callable[..., Any])


def selection_options(command: _Command) -> _Command:
    """Add the options of a selection; the command takes them as keywords and hands them to `selection_of`."""
    options = (
        click.option("--pack", metavar="PACK", help="Only answers to questions of this pack."),
        click.option("--ref", metavar="REF", help="Only answers to this question."),
        click.option("--tag", metavar="TAG", help="Only answers to questions with this tag."),
        click.option(
            "--graded-by", metavar="NAME", help="Only scores of llm, offline, self or human, or of this model."
        ),
        click.option("--band", metavar="BAND", help="Only scores in this band."),
        click.option("--mode", type=click.Choice(get_args(Mode)), help="Only interviews of this mode."),
        click.option("--from", "from_day", type=DAY, metavar="DATE", help="Only answers begun on this day or later."),
        click.option("--to", "to_day", type=DAY, metavar="DATE", help="Only answers begun on this day or before."),
        click.option("--state", type=click.Choice(get_args(Standing)), help="Only answers whose grading stands so."),
        click.option("--said", metavar="WORDS", help="Only where all these words were said, by either side."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def order_options(command: _Command) -> _Command:
    """Add the options of an order; the command hands them to `order_of`."""
    command = click.option("--ascending", is_flag=True, help="Sort the other way round.")(command)
    return click.option(
        "--sort", type=click.Choice(get_args(SortKey)), default="when", show_default=True, help="What to sort by."
    )(command)


def selection_of(
    *,
    graded_by: str | None,
    from_day: datetime | None,
    to_day: datetime | None,
    state: Standing | None,
    said: str | None,
    **plain: Any,  # noqa: ANN401 - the fields of a selection that options give as they are
) -> Selection:
    """Return the selection that the options of a command make.

    Raises `InputError` for a text that no transcript can hold.
    """
    for text in (graded_by, said, *plain.values()):
        if text is not None and not is_utf8(text):
            raise InputError(f"{one_line(text, 40)!r} is not UTF-8 text; nothing was ever kept with it.")
    named: dict[str, Any] = {"grader" if graded_by in GRADERS else "model": graded_by}
    return Selection(
        **plain,
        **named,
        since=day_begins(from_day.date()) if from_day else None,
        until=day_ends(to_day.date()) if to_day else None,
        standing=state,
        words=said,
    )


def order_of(sort: SortKey, *, ascending: bool) -> Order:
    """Return the order that the options of a command make."""
    return Order(sort, descending=not ascending)
