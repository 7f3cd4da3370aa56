"""What was typed in the workshop and put aside beside a rubric's file: no rubric, and no part of a pack."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

_ASIDE = re.compile(r".+\.json\.yours(?:-[0-9]+)?")


def paths_beside(path: Path) -> Iterator[Path]:
    """Yield the paths at which a text can be put aside that belongs to the rubric's file at `path`, without an end."""
    yield path.with_name(f"{path.name}.yours")
    yield from (path.with_name(f"{path.name}.yours-{number}") for number in count(2))


def is_aside(name: str) -> bool:
    """Tell whether a file of this name was put aside."""
    return _ASIDE.fullmatch(name) is not None


def asides_in(folder: Path) -> list[str]:
    """Return the names of what was put aside in a folder. Raises `OSError`."""
    return sorted(path.name for path in folder.iterdir() if is_aside(path.name))
