"""``transcripts pending``: answers that wait to be graded."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

import click

from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import open_store, open_store_to_write, read_settings
from mock_interview.cli.output import SHORT_ID, StatusLine, local_time, notice, percent, say, table
from mock_interview.engine.pending import Waiting, grade_waiting, list_waiting
from mock_interview.engine.queue import Event, GradingQueue
from mock_interview.engine.registry import describe_grader
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.transcripts.database import Database

ELSEWHERE = "another mock-interview is grading it, or was stopped just now; try again in half a minute"


@click.command(short_help="List answers that wait to be graded, or grade them.")
@click.option("--run", is_flag=True, help="Grade them now, those whose grading failed or was cancelled too.")
@click.pass_context
def pending(context: click.Context, *, run: bool) -> None:
    """List answers that wait to be graded, or grade them.

    With --run, exits with 3 where one could not be graded.
    """
    settings = read_settings()
    with (open_store_to_write if run else open_store)(settings) as db:
        waiting = list_waiting(db)
        if run and waiting:
            _announce(settings, waiting)
            failed = asyncio.run(_run(db, settings))
            context.exit(ExitCode.NOT_GRADED if failed else ExitCode.DONE)
    if waiting:
        say(table(("ID", "WAITING SINCE", "GRADER", "REF", "STATE"), [_cells(one) for one in waiting]))
    else:
        notice("Every answer is graded.")


def _announce(settings: Settings, waiting: list[Waiting]) -> None:
    named = None if settings.grader == "auto" else settings.chosen_grader
    for kind in dict.fromkeys(named or one.job.grader for one in waiting):
        notice(f"Grader: {describe_grader(replace(settings, grader=kind))}")


async def _run(db: Database, settings: Settings) -> bool:
    """Grade what waits, print how it went, and tell whether something could not be graded."""
    failed = False
    async with aclosing(GradingQueue(db, open_library(settings), settings)) as queue:
        with StatusLine() as status:
            async for waiting, event in grade_waiting(db, queue, settings, lambda progress: status.show(progress.text)):
                status.show("")
                say([_outcome(waiting, event)])
                failed |= event is None or event.card is None
    return failed


def _outcome(waiting: Waiting, event: Event | None) -> str:
    lead = f"{waiting.interview_id[:SHORT_ID]}  {waiting.ref}  "
    if event is None:
        return f"{lead}not graded: {ELSEWHERE}"
    if event.card is None:
        return f"{lead}not graded: {event.text}"
    return f"{lead}{percent(event.card.percent)}  {event.card.band or 'no band'}"


def _cells(waiting: Waiting) -> tuple[str, ...]:
    job = waiting.job
    state = f"{job.state}: {one_line(job.error, 300)}" if job.error else job.state
    return waiting.interview_id[:SHORT_ID], local_time(job.created_at), job.grader, waiting.ref, state
