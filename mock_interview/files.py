"""Writing a file: whole or not at all, and never over another unless asked to."""

import os
import tempfile
from pathlib import Path

from mock_interview.errors import InputError


def write_file(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write a file that somebody named, a text as UTF-8.

    Raises `InputError` where the file is there already, unless `force`, and where it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        (write_whole if force else write_new)(path, data)
    except FileExistsError:
        raise InputError(f"{path} is there already; name another file, or write over it with --force.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error


def write_whole(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write `data` to a file that takes its name only once it is whole and on the disk; a link stays one.

    `mode` is who may read and write it, on systems that know such bits. Raises `OSError`, and leaves what was there
    before as it was.
    """
    path = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(mode)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def write_new(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write `data` as `write_whole` does, to a file that is not there yet.

    Raises `FileExistsError` where one is, and `OSError`.
    """
    path.open("x").close()  # nobody else can take the name from here on
    try:
        write_whole(path, data, mode)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
