"""``transcripts``: finding, showing and exporting what was kept."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from mock_interview.cli.lazy import LazyGroup, Named
from mock_interview.cli.options import json_option, limit_option, open_store, read_settings
from mock_interview.cli.output import SHORT_ID, local_time, notice, percent, say, say_json, say_text, table
from mock_interview.cli.transcript_text import transcript_lines
from mock_interview.errors import InputError
from mock_interview.text import one_line
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.export import to_json, to_markdown
from mock_interview.transcripts.fulltext import HIT_END, HIT_START
from mock_interview.transcripts.records import AttemptRow, Transcript

NO_LIMIT = 2**31
NOTHING_YET = "There are no transcripts yet; 'mock-interview' opens an interview."

_LATER = {
    "pending": Named("mock_interview.cli.pending:pending", "List answers that wait to be graded, or grade them."),
}


@click.group(cls=LazyGroup, later=_LATER, short_help="Find, show and export what was kept.")
def transcripts() -> None:
    """Find, show and export what was kept."""


@transcripts.command("list", short_help="List answers, newest first.")
@limit_option(50)
@json_option
def list_(*, limit: int, as_json: bool) -> None:
    """List answers, newest first."""
    with open_store(read_settings()) as db:
        rows = history.recent(db, limit)
    if as_json:
        say_json([_plain(row) for row in rows])
    elif rows:
        say(table(_HEADER, [_cells(row) for row in rows]))
    else:
        notice(NOTHING_YET)


@transcripts.command(short_help="Show a transcript, the latest by default.")
@click.argument("id_", metavar="[ID]", required=False)
@json_option
def show(id_: str | None, *, as_json: bool) -> None:
    """Show a transcript, the latest by default.

    ID is that of an interview or of an answer, or the first characters of it.
    """
    settings = read_settings()
    with open_store(settings) as db:
        transcript = history.load_transcript(db, _the_latest(db) if id_ is None else history.find(db, id_))
    if as_json:
        say_text(to_json([transcript]))
    else:
        say(transcript_lines(transcript, settings))


@transcripts.command(short_help="Search everything that was said.")
@click.argument("words", nargs=-1, required=True)
@limit_option(50)
@json_option
def search(words: tuple[str, ...], *, limit: int, as_json: bool) -> None:
    """Search everything that was said for all of WORDS, in any of their forms."""
    with open_store(read_settings()) as db:
        found = history.search(db, " ".join(words), limit)
    if as_json:
        say_json([{**_plain(row), "snippet": _marked(snippet)} for row, snippet in found])
    elif found:
        say(_results(found))
    else:
        notice("Nothing was said with these words.")


@transcripts.command(short_help="Export transcripts, all by default.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(["md", "json"]), default="md", show_default=True, help="What to write."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a new file.")
def export(ids: tuple[str, ...], format_: str, out: Path | None) -> None:
    """Export transcripts, all by default: Markdown to read, JSON for programs and for keeping."""
    with open_store(read_settings()) as db:
        wanted = [history.find(db, id_) for id_ in ids] if ids else _all_interviews(db)
        kept = [history.load_transcript(db, id_) for id_ in dict.fromkeys(wanted)]
    if not kept:
        notice(NOTHING_YET)
    text = to_json(kept) if format_ == "json" else "\n".join(map(to_markdown, kept))
    if out is None:
        say_text(text)
    else:
        _write_new(out, text)
        notice(f"{_counted(kept)} written to {out}.")


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
        return "not judged"
    return f"not graded ({row.job_state})" if row.job_state else "not answered"


def _plain(row: AttemptRow) -> dict[str, Any]:
    return {
        "interview": row.attempt.interview_id,
        "attempt": row.attempt.id,
        "mode": row.mode,
        "started_at": row.attempt.started_at,
        "ref": row.attempt.ref,
        "title": row.title,
        "percent": row.percent,
        "band": row.band,
        "grader": row.grader,
        "waiting": row.job_state,
        "error": row.job_error,
    }


def _results(found: Sequence[tuple[AttemptRow, str]]) -> Iterable[str]:
    lines = list(table(_HEADER, [_cells(row) for row, _ in found]))
    yield lines[0]
    for line, (_, snippet) in zip(lines[1:], found, strict=True):
        yield from (line, f"    {' '.join(_marked(snippet).split())}")


def _marked(snippet: str) -> str:
    return snippet.replace(HIT_START, "[").replace(HIT_END, "]")


def _all_interviews(db: Database) -> list[str]:
    """Return the id of each answer's interview, oldest first."""
    return [row.attempt.interview_id for row in reversed(history.recent(db, NO_LIMIT))]


def _the_latest(db: Database) -> str:
    if (id_ := history.latest(db)) is None:
        raise InputError(NOTHING_YET)
    return id_


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{path} is there already; name another file, or move it away.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error


def _counted(kept: Sequence[Transcript]) -> str:
    return f"{len(kept)} transcript{'' if len(kept) == 1 else 's'}"
