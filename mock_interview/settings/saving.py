"""Writing a setting into ``config.toml``; what else stands there, comments included, stays as it is.

A file that is a link stays one: what it points to is written.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError

from mock_interview.errors import InputError


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
        _replace(Path(os.path.realpath(path)), tomlkit.dumps(document))
    except ParseError as error:
        raise InputError(f"{path}:{error.line}:{error.col}: is not TOML; correct it, then save again.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: could not be written ({type(error).__name__}); nothing was changed.") from error


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).replace(path)
