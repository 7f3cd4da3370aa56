"""Writing to a file only where it holds what it held when it was read."""

import stat
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.files import write_whole
from mock_interview.locations import read_start
from mock_interview.rubric.catalogue import MAX_BYTES


class ChangedMeanwhileError(InputError):
    """A file that somebody else has changed since it was read."""


def rewrite(path: Path, before: bytes | None, after: bytes) -> None:
    """Write `after` to a file that holds `before`; who may read it stays so.

    Raises `ChangedMeanwhileError` where it holds anything else, always so for None, and `OSError`.
    """
    if read_start(path, MAX_BYTES) != before:
        raise ChangedMeanwhileError(f"{path} was changed meanwhile; nothing was written. Look at it, then try again.")
    write_whole(path, after, stat.S_IMODE(path.stat().st_mode))
