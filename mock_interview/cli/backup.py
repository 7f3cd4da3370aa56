"""``transcripts backup`` and ``transcripts restore``: copies of everything that was kept."""

from datetime import UTC, datetime
from pathlib import Path

import click

from mock_interview.cli.options import open_store, read_settings
from mock_interview.cli.output import local_time, notice, say, table
from mock_interview.errors import InputError
from mock_interview.transcripts.backup.copies import copies_in, make_copy, thin
from mock_interview.transcripts.backup.restoring import LIST_THEM
from mock_interview.transcripts.backup.restoring import restore as restore_copy
from mock_interview.transcripts.backup.thinning import Copy

LATEST = "latest"
ONLY_REPLACED = f"All copies are of what a restore replaced; {LIST_THEM}: name one of them."
NO_COPIES = "There are no copies yet; 'mock-interview transcripts backup' makes one."


@click.command(short_help="Copy all transcripts, or list the copies.")
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", help="Copy into this folder.")
@click.option("--list", "list_", is_flag=True, help="List the copies instead.")
def backup(*, to: Path | None, list_: bool) -> None:
    """Copy all transcripts, or list the copies.

    Copies are also made by themselves after changes. Those in the data folder are thinned with age: everything of
    the last two days stays, then one for each of 12 days, 10 weeks and 9 months, and at most 1 GB in all. A copy in
    a folder of your own is left alone.
    """
    settings = read_settings()
    folder = to or settings.locations.backups
    if list_:
        _list(folder)
        return
    with open_store(settings) as db:
        copy = make_copy(db.path, folder, db.clock())
    if to is None:
        thin(folder, datetime.now(UTC))
    say([str(copy.path)])


@click.command(short_help="Put a copy in the place of the transcripts.")
@click.argument("file", metavar="FILE|latest", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put a copy, or the latest one, in the place of the transcripts.

    What is there now is copied first, so that it can be undone the same way. The latest is never such a copy of what
    a restore replaced.
    """
    places = read_settings().locations
    copy = _latest(places.backups) if str(file) == LATEST else file
    before = restore_copy(places.database, copy, places.backups, datetime.now(UTC))
    undo = "" if before is None else f" To undo: mock-interview transcripts restore '{before}'"
    notice(f"The transcripts are those of {copy} now.{undo}")


def _list(folder: Path) -> None:
    if copies := copies_in(folder):
        say(table(("MADE", "SIZE", "FILE"), [_cells(copy) for copy in reversed(copies)]))
    else:
        notice(NO_COPIES)


def _cells(copy: Copy) -> tuple[str, ...]:
    return local_time(copy.made_at.isoformat()), f"{copy.size / 1e6:.1f} MB", str(copy.path)


def _latest(folder: Path) -> Path:
    copies = copies_in(folder)
    made = [copy.path for copy in copies if not copy.is_replaced]
    if not made:
        raise InputError(ONLY_REPLACED if copies else NO_COPIES)
    return made[-1]
