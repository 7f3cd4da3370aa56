"""What a pack may hold, whether it comes as a folder or as a zip; everything else is refused by a sentence."""

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Literal, NoReturn

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import MAX_BYTES, PACK_FILE
from mock_interview.text import one_line
from mock_interview.workshop.asides import is_aside

MAX_FILES = 500
MAX_TOTAL_BYTES = 20_000_000
NAME_WIDTH = 80

Members = Mapping[str, bytes]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(rf"{_SLUG.pattern}\.json|(?:README|LICENSE)(?:\.md|\.txt)?")
_ARCHIVES = frozenset({".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".whl", ".jar"})
# Names that Windows keeps for devices, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def refuse(what: str, reason: str) -> NoReturn:
    """Raise `InputError`: `what`, a file as it was named, and why the pack it belongs to is refused."""
    raise InputError(f"{one_line(what, NAME_WIDTH)}: {reason}.")


def check_name(name: str, of: Literal["pack", "rubric"]) -> str:
    """Return a name that a pack or a rubric can have on every machine. Raises `InputError`."""
    if not _SLUG.fullmatch(name):
        refuse(name, f"a {of} is named in lower-case letters, digits and single hyphens; rename it")
    if _DEVICES.fullmatch(name):
        refuse(name, "Windows keeps this name for a device; choose another")
    return name


def is_passed_over(name: str) -> bool:
    """Tell whether a file is no part of a pack: what is hidden or put aside, and what macOS adds to a zip."""
    return is_aside(name) or any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def check_file_names(names: Iterable[str], within: str) -> None:
    """Raise `InputError` for a file that no pack holds, for names that differ in case alone, and for too many."""
    seen: dict[str, str] = {}
    for name in names:
        if (other := seen.setdefault(name.casefold(), name)) != name:
            refuse(name, f"differs from {other} in case alone, and some disks keep only one of them; rename one")
        _check_file_name(name)
    if len(seen) > MAX_FILES:
        refuse(within, f"holds more than {MAX_FILES} files; a pack is a handful of rubrics")
    if not any(name.endswith(".json") and name != PACK_FILE for name in seen):
        refuse(within, "holds no rubrics; name the folder, or a zip of it, in which the rubrics are")


class Budget:
    """How many bytes a pack may still take."""

    def __init__(self) -> None:
        self._left = MAX_TOTAL_BYTES

    def take(self, name: str, size: int) -> None:
        """Count the bytes of a file. Raises `InputError` where they are too many."""
        self._left -= size
        if size > MAX_BYTES:
            refuse(name, f"is larger than {MAX_BYTES:,} bytes; a rubric is a small file")
        if self._left < 0:
            refuse(name, f"takes the pack beyond {MAX_TOTAL_BYTES:,} bytes; divide it into smaller ones")


def _check_file_name(name: str) -> None:
    path = PurePosixPath(name)
    if len(path.parts) > 1:
        refuse(name, "lies in a folder inside the pack; a pack is one flat folder, so hand each pack on by itself")
    if path.suffix.lower() in _ARCHIVES:
        refuse(name, "is an archive inside the pack; unpack it, or leave it out")
    if not _FILE.fullmatch(name) or _DEVICES.fullmatch(path.stem):
        refuse(name, "a pack holds pack.json, rubrics named slug.json, README and LICENSE; leave everything else out")
