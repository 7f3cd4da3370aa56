"""``transcripts regrade``: kept answers graded again, and what that changed."""

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from mock_interview.cli.difference_text import estimate_json, estimate_lines, report_json, report_lines
from mock_interview.cli.failures import ExitCode
from mock_interview.cli.options import (
    apart,
    grader_options,
    json_option,
    open_store,
    open_store_to_write,
    read_settings,
    rubrics_option,
)
from mock_interview.cli.output import SHORT_ID, local_time, notice, say, say_json
from mock_interview.cli.selection import selection_of, selection_options
from mock_interview.engine.registry import describe_grader
from mock_interview.engine.regrading import runs
from mock_interview.engine.regrading.estimating import estimate
from mock_interview.engine.regrading.planning import LeftOut, Plan, plan
from mock_interview.engine.regrading.reporting import Report, report
from mock_interview.engine.regrading.rubrics import CurrentRubrics, KeptRubrics, OneRubric, Rubrics
from mock_interview.engine.regrading.running import NoLedger
from mock_interview.engine.regrading.running import regrade as regraded
from mock_interview.engine.regrading.works import Works
from mock_interview.errors import GradingError
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.regrading import Item, Regraded
from mock_interview.transcripts.selection import EVERYTHING, Selection

GO_ON = "What is graded is kept; 'mock-interview transcripts regrade --resume' goes on with the rest."
WHICH = "Name ids, or say with options which answers are meant, or with --all that every one is."

_FAILURES_SHOWN = 20
_BESIDE_RESUME = frozenset({"resume", "dry_run", "as_json"})
_LEFT_OUT: dict[LeftOut, str] = {
    "unanswered": "not answered",
    "sealed": "in an exam that is not over",
    "waiting": "waiting for a first grading ('mock-interview transcripts pending')",
    "no rubric": "to questions that the library has no usable rubric for",
}


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be graded again, by whom; `hold` takes the run in which it is kept, if it is."""

    settings: Settings
    items: Sequence[Item]
    works: Works
    hold: Callable[[], runs.HeldRun] | None


@click.command(short_help="Grade answers again, and show what changed.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@selection_options
@click.option("--all", "everything", is_flag=True, help="Every answer.")
@click.option(
    "--rubric",
    metavar="kept|current|FILE",
    default="kept",
    show_default=True,
    help="Judge by the rubric kept with each answer, by the one the library has now, or by one in a file.",
)
@click.option("--dry-run", is_flag=True, help="Only say how many requests it would take; send nothing.")
@click.option("--no-save", is_flag=True, help="Only show what would change; keep nothing.")
@click.option("--resume", is_flag=True, help="Go on with the last run that was cut off, as it was begun.")
@json_option
@rubrics_option
@grader_options
@click.pass_context
def regrade(
    context: click.Context,
    /,
    *,
    ids: tuple[str, ...],
    everything: bool,
    rubric: str,
    dry_run: bool,
    no_save: bool,
    resume: bool,
    as_json: bool,
    rubrics: tuple[Path, ...],
    **given: Any,  # noqa: ANN401 - the options of a selection and of a grader
) -> None:
    """Grade answers again, with another model, other votes or another version of a rubric, and show what changed.

    ID is that of an interview or of an answer, or the first characters of it; the whole interview is meant. Only
    first answers are graded again, for they are the score. Every new scorecard is kept beside the old ones as soon as
    it is there, and is the score unless a person scored the answer.

    Exits with 3 where an answer could not be graded.
    """
    grader, chosen = apart(given)
    if resume:
        _refuse_beside_resume(context)
    selection = selection_of(**chosen)
    if not resume and [bool(ids), selection != EVERYTHING, everything].count(True) != 1:
        raise click.UsageError(WHICH)
    settings = read_settings(rubrics=rubrics, **grader)
    with (open_store if dry_run or no_save else open_store_to_write)(settings) as db:
        if resume:
            task = _left_over(db, settings)
        else:
            task = _planned(db, settings, _attempts(db, ids, selection), rubric, keeps=not no_save)
        notice(f"Grader: {describe_grader(task.settings)}" if task.items else "There is nothing to grade again.")
        if task.items or as_json:
            context.exit(_estimate(task, as_json=as_json) if dry_run else _regrade(db, task, as_json=as_json))


def _refuse_beside_resume(context: click.Context) -> None:
    given = {name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    if given - _BESIDE_RESUME:
        raise click.UsageError("A run goes on as it was begun; give --resume alone, or with --dry-run or --json.")


def _left_over(db: Database, settings: Settings) -> _Task:
    run = runs.unfinished(db)
    as_begun = runs.settings_of(run.settings, settings)
    notice(f"Going on with the run of {local_time(run.started_at)}; answers left: {len(run.items):,}.")
    works = Works(db, open_library(as_begun), run.rubrics)
    return _Task(as_begun, run.items, works, lambda: runs.take_up(db, run))


def _attempts(db: Database, ids: Sequence[str], selection: Selection) -> list[str]:
    if not ids:
        return history.attempt_ids(db, selection)
    named = dict.fromkeys(history.find(db, id_) for id_ in ids)
    return [kept.attempt.id for id_ in named for kept in history.load_transcript(db, id_).attempts]


def _planned(db: Database, settings: Settings, attempts: Sequence[str], rubric: str, *, keeps: bool) -> _Task:
    library = open_library(settings)
    planned = plan(db, attempts, _rubrics(rubric, library))
    _tell(planned)
    hold = (lambda: runs.begin(db, settings, planned)) if keeps and planned.items else None
    return _Task(settings, planned.items, Works(db, library, planned.rubrics), hold)


def _rubrics(named: str, library: Library) -> Rubrics:
    if named == "kept":
        return KeptRubrics()
    return CurrentRubrics(library) if named == "current" else OneRubric(Path(named))


def _tell(planned: Plan) -> None:
    if planned.left_out:
        notice(f"Left out: {', '.join(f'{count:,} {_LEFT_OUT[why]}' for why, count in planned.left_out.items())}.")
    if planned.by_hand:
        notice(f"A person's score stays the score of {planned.by_hand:,} of them.")


def _estimate(task: _Task, *, as_json: bool) -> ExitCode:
    found = asyncio.run(estimate(task.items, task.works, task.settings))
    if as_json:
        say_json(estimate_json(found, task.settings))
    else:
        say(estimate_lines(found))
    return ExitCode.DONE


def _regrade(db: Database, task: _Task, *, as_json: bool) -> ExitCode:
    run = task.hold() if task.hold else None
    with _reassuring(run):
        graded, stopped = asyncio.run(_see_through(db, task, run))
    outcomes = run.outcomes() if run else graded
    found = report(outcomes, len(outcomes) if run else len(task.items))
    if as_json:
        say_json(report_json(found, run.id if run else None))
    else:
        say(report_lines(found, is_kept=run is not None))
    _tell_failures(found, stopped, is_kept=run is not None)
    return ExitCode.NOT_GRADED if stopped or found.failed else ExitCode.DONE


@contextmanager
def _reassuring(run: runs.HeldRun | None) -> Iterator[None]:
    """Say that what is graded is kept, before whatever else there is to say."""
    try:
        yield
    except BaseException:
        if run:
            notice(GO_ON)
        raise


async def _see_through(
    db: Database, task: _Task, run: runs.HeldRun | None
) -> tuple[list[Regraded], GradingError | None]:
    """Grade under a progress bar; return the outcomes, unless `run` has them, and what made it stop, if anything."""
    graded: list[Regraded] = []
    unwatched = sys.stderr is None or not sys.stderr.isatty()
    bar = click.progressbar(
        length=len(task.items), label="Grading", show_pos=True, empty_char=".", hidden=unwatched, file=sys.stderr
    )
    again = regraded(db, task.items, task.works, task.settings, run or NoLedger())
    try:
        async with run.held() if run else nullcontext(), aclosing(again) as outcomes:
            with bar:
                async for outcome in outcomes:
                    graded += [] if run else [outcome]
                    bar.update(1)
    except GradingError as stopped:
        return graded, stopped
    return graded, None


def _tell_failures(found: Report, stopped: GradingError | None, *, is_kept: bool) -> None:
    for one in found.failed[:_FAILURES_SHOWN]:
        notice(f"{one.attempt_id[:SHORT_ID]}: {one.error}")
    if (more := len(found.failed) - _FAILURES_SHOWN) > 0:
        notice(f"{more:,} more could not be graded; --json names them all.")
    if stopped:
        notice(f"Stopped: {stopped}")
    if found.left and is_kept:
        notice(GO_ON)
