"""Writing a setting into ``config.toml``; what else stands there, comments included, stays as it is.

A file that is a link stays one: what it points to is written.
"""

from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError

from mock_interview.errors import InputError
from mock_interview.files import write_whole


def save_settings(path: Path, values: Mapping[str, str | bool | int | None]) -> None:
    """Set the `values` in the file at `path`, made where it is missing; None takes a setting out.

    Raises `InputError` where the file is no TOML or cannot be written; then it is left as it was.
    """
    try:
        document = tomlkit.parse(path.read_text("utf-8-sig") if path.exists() else "")
        for name, value in values.items():
            if value is None:
                document.pop(name, None)
            else:
                document[name] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, tomlkit.dumps(document).encode())
    except ParseError as error:
        raise InputError(f"{path}:{error.line}:{error.col}: is not TOML; correct it, then save again.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: could not be written ({type(error).__name__}); nothing was changed.") from error
