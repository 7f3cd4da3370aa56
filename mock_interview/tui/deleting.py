"""Deleting answers from a list, and taking that back."""

import asyncio
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mock_interview.transcripts import deletion, history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.deletion import Deletion
from mock_interview.tui.screens.dialogs import Question

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

NONE_DELETED = "Nothing was deleted."
DELETED = "{} deleted; u takes that back, within a day."
LEFT = "{} left: the interview is open here; leave it first."
TAKEN_BACK = "u takes a deletion back, within a day."
BACK = "{} back."


@runtime_checkable
class Playing(Protocol):
    """A screen on which an interview is under way."""

    @property
    def interview_id(self) -> str | None:
        """Which interview that is."""


async def is_agreed(app: "MockInterviewApp", marked: int, unlisted: int) -> bool:
    """Ask whether to delete what is marked, also what is out of sight."""
    which = "which is not listed here" if marked == 1 else f"{unlisted:,} of them not listed here"
    text = f"{_answers(marked)} marked, {which}. {TAKEN_BACK}"
    return await app.push_screen_wait(Question("Delete what is marked?", text, "Delete", "Keep"))


async def delete(app: "MockInterviewApp", attempt_ids: Collection[str]) -> str:
    """Delete attempts, but none of an interview that is open on a screen; return what came of it.

    Raises `StoreError`.
    """
    open_here = [screen.interview_id for screen in app.screen_stack if isinstance(screen, Playing)]
    held = await asyncio.to_thread(_attempts_of, app.db, [id_ for id_ in open_here if id_ is not None])
    deleted = await asyncio.to_thread(deletion.delete_attempts, app.db, [id_ for id_ in attempt_ids if id_ not in held])
    left = sum(id_ in held for id_ in attempt_ids)
    told = DELETED.format(_answers(deleted.attempts)) if deleted else NONE_DELETED
    return f"{told} {LEFT.format(_answers(left))}" if left else told


async def undo(app: "MockInterviewApp") -> str:
    """Take back the last deletion that can be taken back, and return what came of it.

    Raises `InputError` where there is none, and `StoreError`.
    """
    return BACK.format(_answers((await asyncio.to_thread(_undo_last, app.db)).attempts))


def _undo_last(db: Database) -> Deletion:
    if not (kept := deletion.deletions(db)):
        raise deletion.nothing_deleted()
    return deletion.undo(db, kept[0].id)


def _attempts_of(db: Database, interview_ids: Sequence[str]) -> set[str]:
    transcripts = (history.load_interview(db, id_) for id_ in interview_ids)
    return {kept.attempt.id for transcript in transcripts for kept in transcript.attempts}


def _answers(count: int) -> str:
    return "1 answer is" if count == 1 else f"{count:,} answers are"
