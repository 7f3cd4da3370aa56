"""``transcripts``: finding, showing and exporting what was kept."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from mock_interview.cli.debrief_text import debrief_lines
from mock_interview.cli.lazy import LazyGroup, Named, load
from mock_interview.cli.options import json_option, limit_option, open_store, read_settings
from mock_interview.cli.output import SHORT_ID, local_time, notice, percent, row_width, say, say_json, say_text, table
from mock_interview.cli.selection import order_of, order_options, selection_of, selection_options
from mock_interview.cli.transcript_text import transcript_lines
from mock_interview.errors import InputError
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import to_json
from mock_interview.transcripts.fulltext import HIT_END, HIT_START
from mock_interview.transcripts.records import AttemptRow, Transcript
from mock_interview.transcripts.selection import EVERYTHING, SortKey

DEBRIEF_OF = "mock_interview.interview.debriefing:debrief_of"
LIBRARY = "mock_interview.rubric.library:open_library"
DEBRIEF_HEAD = "Debrief"
NOTHING_FITS = "No answer fits all of this; leave an option away to see more."
NOTHING_YET = "There are no transcripts yet; 'mock-interview' opens an interview."

_LATER = {
    "agreement": Named("mock_interview.cli.agreement:agreement", "Show how far each grader agrees with people."),
    "backup": Named("mock_interview.cli.backup:backup", "Copy all transcripts, or list the copies."),
    "delete": Named("mock_interview.cli.deletion:delete", "Delete transcripts, by id or by selection."),
    "export": Named("mock_interview.cli.export:export", "Export transcripts, all by default."),
    "import": Named("mock_interview.cli.importing:import_", "Import what 'export --format json' wrote."),
    "pending": Named("mock_interview.cli.pending:pending", "List answers that wait to be graded, or grade them."),
    "regrade": Named("mock_interview.cli.regrading:regrade", "Grade answers again, and show what changed."),
    "restore": Named("mock_interview.cli.backup:restore", "Put a copy in the place of the transcripts."),
    "undelete": Named("mock_interview.cli.deletion:undelete", "Take back a deletion, the last by default."),
}


@click.group(cls=LazyGroup, later=_LATER, short_help="Find, show and export what was kept.")
def transcripts() -> None:
    """Find, show and export what was kept."""


@transcripts.command("list", short_help="List answers, newest first.")
@selection_options
@order_options
@limit_option(50)
@json_option
def list_(*, sort: SortKey, ascending: bool, limit: int, as_json: bool, **chosen: Any) -> None:  # noqa: ANN401 - options
    """List answers, newest first, or those that fit what is given."""
    selection = selection_of(**chosen)
    with open_store(read_settings()) as db:
        found = history.page(db, selection, limit, order=order_of(sort, ascending=ascending))
    if not found and not as_json:
        notice(NOTHING_YET if selection == EVERYTHING else NOTHING_FITS)
    else:
        _say_found(found, as_json=as_json)


@transcripts.command(short_help="Show a transcript, the latest by default.")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--delivery", is_flag=True, help="Tell of each answer how it would sound.")
@json_option
def show(id_: str | None, *, delivery: bool, as_json: bool) -> None:
    """Show a transcript, the latest by default.

    ID is that of an interview or of an answer, or the first characters of it.
    """
    settings = read_settings()
    with open_store(settings) as db:
        transcript = history.load_transcript(db, _the_latest(db) if id_ is None else history.find(db, id_))
        debriefed = None if as_json else _debrief(db, settings, transcript)
    if as_json:
        say_text(to_json([transcript]))
    else:
        say(transcript_lines(transcript, settings, with_delivery=delivery))
        say(debriefed or ())


@transcripts.command(short_help="Search everything that was said.")
@click.argument("words", nargs=-1, required=True)
@selection_options
@order_options
@limit_option(50)
@json_option
def search(
    words: tuple[str, ...],
    *,
    sort: SortKey,
    ascending: bool,
    limit: int,
    as_json: bool,
    **chosen: Any,  # noqa: ANN401 - the options of a selection
) -> None:
    """Search everything that was said for all of WORDS, in any of their forms."""
    selection = selection_of(**{**chosen, "said": " ".join((*words, chosen["said"] or ""))})
    with open_store(read_settings()) as db:
        found = history.page(db, selection, limit, order=order_of(sort, ascending=ascending))
    if not found and not as_json:
        notice("Nothing was said with these words.")
    else:
        _say_found(found, as_json=as_json)


def _say_found(found: Sequence[tuple[AttemptRow, str]], *, as_json: bool) -> None:
    if as_json:
        say_json([_plain(row, snippet) for row, snippet in found])
    else:
        say(_results(found))


_HEADER = ("ID", "WHEN", "SCORE", "BAND", "GRADER", "REF", "QUESTION")


def _cells(row: AttemptRow) -> tuple[str, ...]:
    return (
        row.attempt.interview_id[:SHORT_ID],
        local_time(row.attempt.started_at),
        _score(row),
        one_line(row.band or "-", 30),
        row.grader or "-",
        row.attempt.ref,
        one_line(row.title, 60),
    )


def _score(row: AttemptRow) -> str:
    if row.percent is not None:
        return percent(row.percent)
    if row.grader is not None:
        return "not assessed"
    if row.job_state is not None:
        return f"not graded ({row.job_state})"
    return "when the exam is over" if row.is_sealed else "not answered"


def _plain(row: AttemptRow, snippet: str) -> dict[str, Any]:
    plain = {
        "interview": row.attempt.interview_id,
        "attempt": row.attempt.id,
        "mode": row.mode,
        "started_at": row.attempt.started_at,
        "ref": row.attempt.ref,
        "title": row.title,
        "percent": row.percent,
        "band": row.band,
        "grader": row.grader,
        "model": row.model,
        "waiting": row.job_state,
        "error": row.job_error,
    }
    return {**plain, "snippet": _marked(snippet)} if snippet else plain


def _results(found: Sequence[tuple[AttemptRow, str]]) -> Iterable[str]:
    lines = list(table(_HEADER, [_cells(row) for row, _ in found], row_width()))
    yield lines[0]
    for line, (_, snippet) in zip(lines[1:], found, strict=True):
        yield line
        if snippet:
            yield f"    {' '.join(_marked(snippet).split())}"


def _marked(snippet: str) -> str:
    return snippet.replace(HIT_START, "[").replace(HIT_END, "]")


def _debrief(db: Database, settings: Settings, kept: Transcript) -> list[str]:
    """Return the debrief of an interview that is over, with its heading; nothing for another."""
    if kept.interview.finished_at is None or kept.interview.mode == "single" or not kept.attempts:
        return []
    debrief = load(DEBRIEF_OF)(db, load(LIBRARY)(settings), kept)
    return ["", DEBRIEF_HEAD, "=" * len(DEBRIEF_HEAD), *debrief_lines(debrief, settings)]


def _the_latest(db: Database) -> str:
    if (id_ := history.latest(db)) is None:
        raise InputError(NOTHING_YET)
    return id_
