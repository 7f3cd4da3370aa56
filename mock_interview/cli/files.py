"""Writing a file somebody named: whole or not at all, and never over another unless asked to."""

from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.locations import write_new, write_whole


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write `text` as UTF-8; it takes its name only once it is whole.

    Raises `InputError` where the file is there already, unless `force`, and where it cannot be written.
    """
    try:
        (write_whole if force else write_new)(path, text.encode())
    except FileExistsError:
        raise InputError(f"{path} is there already; name another file, or write over it with --force.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror or type(error).__name__}).") from error
