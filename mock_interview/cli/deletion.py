"""``transcripts delete`` and ``undelete``."""

from collections.abc import Sequence
from typing import Any

import click

from mock_interview.cli.options import open_store_to_write, read_settings
from mock_interview.cli.output import SHORT_ID, local_time, notice, say, table
from mock_interview.cli.selection import selection_of, selection_options
from mock_interview.errors import InputError
from mock_interview.transcripts import deletion, history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.deletion import KEPT_DAYS, Deletion
from mock_interview.transcripts.selection import EVERYTHING, Selection


@click.command(short_help="Delete transcripts, by id or by selection.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@selection_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(ids: tuple[str, ...], *, yes: bool, **chosen: Any) -> None:  # noqa: ANN401 - the options of a selection
    """Delete transcripts, by id or by selection.

    ID is that of an interview or of an answer, or the first characters of it; the whole interview goes. A selection
    takes single answers out of their interviews.
    """
    selection = selection_of(**chosen)
    if bool(ids) == (selection != EVERYTHING):
        raise click.UsageError("Name ids, or say with options which transcripts are meant.")
    with open_store_to_write(read_settings()) as db:
        done = _delete_interviews(db, ids, yes=yes) if ids else _delete_answers(db, selection, yes=yes)
    if done is None:
        notice("Nothing fits; nothing was deleted.")
    else:
        say([f"{_counted(done.attempts)} deleted."])
        notice(f"For {KEPT_DAYS} day 'mock-interview transcripts undelete {done.id[:SHORT_ID]}' takes it back.")


@click.command(short_help="Take back a deletion, the last by default.")
@click.argument("token", metavar="[ID]", required=False)
@click.option("--list", "list_", is_flag=True, help="List what can be taken back.")
def undelete(token: str | None, *, list_: bool) -> None:
    """Take back a deletion, the last by default.

    ID is what 'transcripts delete' named, or the first characters of it.
    """
    with open_store_to_write(read_settings()) as db:
        kept = deletion.deletions(db)
        if list_:
            _list(kept)
        else:
            say([f"{_counted(deletion.undo(db, _wanted(kept, token).id).attempts)} put back."])


def _delete_interviews(db: Database, ids: Sequence[str], *, yes: bool) -> Deletion | None:
    named = [history.find(db, id_) for id_ in dict.fromkeys(ids)]
    attempts = sum(len(history.load_transcript(db, id_).attempts) for id_ in named)
    _confirm(attempts, yes=yes)
    return deletion.delete_interviews(db, named)


def _delete_answers(db: Database, selection: Selection, *, yes: bool) -> Deletion | None:
    fitting = history.attempt_ids(db, selection)
    _confirm(len(fitting), yes=yes)
    return deletion.delete_attempts(db, fitting)


def _confirm(attempts: int, *, yes: bool) -> None:
    if attempts and not yes:
        click.confirm(f"Delete {_counted(attempts)}?", abort=True, err=True)


def _list(kept: list[Deletion]) -> None:
    if kept:
        say(table(("ID", "DELETED", "ANSWERS"), [_cells(one) for one in kept]))
    else:
        notice("Nothing can be taken back.")


def _cells(one: Deletion) -> tuple[str, ...]:
    return one.id[:SHORT_ID], local_time(one.deleted_at), str(one.attempts)


def _wanted(kept: list[Deletion], token: str | None) -> Deletion:
    if token is None and kept:
        return kept[0]
    fitting = [one for one in kept if token and one.id.startswith(token.strip().lower())]
    if len(fitting) > 1:
        raise InputError("More than one deletion begins so; give more of the id.")
    if not fitting:
        raise deletion.nothing_deleted(token)
    return fitting[0]


def _counted(attempts: int) -> str:
    return f"{attempts:,} answer{'' if attempts == 1 else 's'}"
