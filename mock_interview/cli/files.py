"""Writing a file somebody named: whole or not at all, and never over another unless asked to."""

from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.locations import write_whole


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write `text` as UTF-8; it takes its name only once it is whole.

    Raises `InputError` where the file is there already, unless `force`, and where it cannot be written.
    """
    try:
        _claim_and_write(path, text.encode(), force=force)
    except FileExistsError:
        raise InputError(f"{path} is there already; name another file, or write over it with --force.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error


def _claim_and_write(path: Path, data: bytes, *, force: bool) -> None:
    if force:
        write_whole(path, data)
        return
    path.open("x").close()  # nobody else can take the name from here on
    try:
        write_whole(path, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
