"""Where files live.

``MOCK_INTERVIEW_HOME`` moves settings, data and cache under one folder; otherwise each
platform's own folders are used. Nothing here creates a folder: whoever writes does.
"""

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from mock_interview.errors import InputError

APP_NAME = "mock-interview"
HOME_VARIABLE = "MOCK_INTERVIEW_HOME"


@dataclass(frozen=True, slots=True)
class Locations:
    """The three folders everything is kept in."""

    config: Path
    data: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        """The person's settings; need not exist."""
        return self.config / "config.toml"

    @property
    def database(self) -> Path:
        """Transcripts, drafts and queued gradings."""
        return self.data / "transcripts.db"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.data / "backups"

    @property
    def user_rubrics(self) -> Path:
        """The person's own packs."""
        return self.data / "rubrics"

    @property
    def bench_runs(self) -> Path:
        """What the last bench of each rubric found."""
        return self.data / "bench"

    @property
    def unsaved(self) -> Path:
        """Changes to rubrics that were typed and not saved."""
        return self.data / "unsaved"

    @property
    def endpoints_file(self) -> Path:
        """What each endpoint was found able to do."""
        return self.cache / "endpoints.json"


def locate(environment: Mapping[str, str] = os.environ) -> Locations:
    """Return the folders for this environment.

    Raises `InputError` where ``MOCK_INTERVIEW_HOME`` names the home of an unknown user, or is relative to a
    folder that is gone.
    """
    if home := environment.get(HOME_VARIABLE):
        try:
            root = expand_home(home).absolute()
        except ValueError as error:
            raise InputError(f"{HOME_VARIABLE}: it {error}.") from None
        except FileNotFoundError:
            raise InputError(
                f"{HOME_VARIABLE}: the folder that {home!r} starts from is gone; change folder, or give a full path."
            ) from None
        return Locations(config=root / "config", data=root / "data", cache=root / "cache")
    dirs = PlatformDirs(APP_NAME, appauthor=False)
    return Locations(config=Path(dirs.user_config_dir), data=Path(dirs.user_data_dir), cache=Path(dirs.user_cache_dir))


def expand_home(path: str | Path) -> Path:
    """Return `path` with a leading ``~`` made the home folder it stands for.

    Raises `ValueError` for the home of an unknown user.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise ValueError(f"names the home folder of an unknown user, {str(path)!r}") from None


# Path's own methods of these names raise `OSError` for a name that is too long for any file.
def is_there(path: Path) -> bool:
    """Tell whether anything is at `path`; under a name that nothing can have, nothing is."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Tell whether a file is at `path`, as `is_there` does."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Tell whether a folder is at `path`, as `is_there` does."""
    return os.path.isdir(path)  # noqa: PTH112


def read_start(path: Path, size: int) -> bytes:
    """Return the first `size` bytes of a regular file.

    Raises `OSError` for what cannot be read, and for a pipe or a device, which may never answer.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    with path.open("rb") as file:
        return file.read(size)


def builtin_rubrics() -> Path:
    """Return the folder of the shipped packs: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "packs"
    return installed if installed.is_dir() else package.parent / "rubrics"
