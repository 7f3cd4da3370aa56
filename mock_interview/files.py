"""Writing a file somebody named: whole or not at all, and never over another unless asked to."""

import os
import tempfile
from pathlib import Path

from mock_interview.errors import InputError


def write_file(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write `content`, a text as UTF-8; the file takes its name only once it is whole.

    Raises `InputError` where the file is there already, unless `force`, and where it cannot be written.
    """
    try:
        _claim_and_write(path, content.encode() if isinstance(content, str) else content, force=force)
    except FileExistsError:
        raise InputError(f"{path} is there already; name another file, or write over it with --force.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error


def _claim_and_write(path: Path, content: bytes, *, force: bool) -> None:
    if force:
        _replace(Path(os.path.realpath(path)), content)
        return
    path.open("x").close()  # nobody else can take the name from here on
    try:
        _replace(path, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
