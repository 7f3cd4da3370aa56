"""``transcripts export``: transcripts as Markdown, JSON, CSV or a page."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from mock_interview.cli.options import open_store, read_settings
from mock_interview.cli.output import notice, say_text
from mock_interview.cli.selection import selection_of, selection_options
from mock_interview.cli.transcripts import NOTHING_FITS, NOTHING_YET
from mock_interview.files import write_file
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import SCHEMA_FILE, to_json
from mock_interview.transcripts.exporting.html.page import to_html
from mock_interview.transcripts.exporting.interview_markdown import to_markdown
from mock_interview.transcripts.exporting.scores_csv import to_csv
from mock_interview.transcripts.records import Transcript
from mock_interview.transcripts.selection import EVERYTHING, Selection

_WRITERS: dict[str, Callable[[Iterable[Transcript]], str]] = {
    "md": to_markdown,
    "json": to_json,
    "csv": to_csv,
    "html": to_html,
}


@click.command(short_help="Export transcripts, all by default.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(list(_WRITERS)), default="md", show_default=True, help="What to write."
)
@selection_options
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a new file.")
@click.option("--force", is_flag=True, help="Write over the file if it is there.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of --format json instead.")
def export(
    ids: tuple[str, ...],
    *,
    format_: str,
    out: Path | None,
    force: bool,
    schema: bool,
    **chosen: Any,  # noqa: ANN401 - the options of a selection
) -> None:
    """Export transcripts, all by default, in order of time.

    ID is that of an interview or of an answer, or the first characters of it. A selection exports the answers that
    fit it; in JSON, which can be imported again, their interviews whole.

    Markdown to read, JSON for programs and for 'transcripts import', CSV of the scores for spreadsheets,
    HTML as one page to read, print or hand on. The same transcripts give the same text.
    """
    if schema:
        say_text(SCHEMA_FILE.read_text("utf-8"))
        return
    selection = selection_of(**chosen)
    with open_store(read_settings()) as db:
        kept = _chosen(db, ids, selection, whole=format_ == "json")
    if not kept:
        notice(NOTHING_YET if selection == EVERYTHING else NOTHING_FITS)
    text = _WRITERS[format_](kept)
    if out is None:
        say_text(text)
    else:
        write_file(out, text, force=force)
        notice(f"{_counted(kept)} written to {out}.")


def _chosen(db: Database, ids: Sequence[str], selection: Selection, *, whole: bool) -> list[Transcript]:
    """Return the interviews named, or all, each once, with the answers that fit `selection`, or `whole`.

    Whole ones hold also what is not told to people yet.
    """
    load = history.load_interview if whole else history.load_transcript
    named = list(dict.fromkeys(history.find(db, id_) for id_ in ids)) if ids else history.interview_ids(db)
    if selection == EVERYTHING:
        return [load(db, id_) for id_ in named]
    rows = [row for row, _ in history.page(db, selection, history.count(db, selection))]
    fitting = {row.attempt.id for row in rows}
    holding = {row.attempt.interview_id for row in rows}
    loaded = [load(db, id_) for id_ in named if id_ in holding]
    return loaded if whole else [_with_only(transcript, fitting) for transcript in loaded]


def _with_only(transcript: Transcript, attempt_ids: Container[str]) -> Transcript:
    attempts = tuple(kept for kept in transcript.attempts if kept.attempt.id in attempt_ids)
    return replace(transcript, attempts=attempts)


def _counted(kept: Sequence[Transcript]) -> str:
    return f"{len(kept)} transcript{'' if len(kept) == 1 else 's'}"
