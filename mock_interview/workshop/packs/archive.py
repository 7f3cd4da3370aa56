"""A pack as a zip. Nothing in it is believed: not its names, not its sizes, not what it says of itself."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.text import one_line
from mock_interview.workshop.packs.members import (
    NAME_WIDTH,
    Budget,
    Members,
    check_file_names,
    check_name,
    is_passed_over,
    refuse,
)

MAX_ARCHIVE_BYTES = 10_000_000
MAX_RATIO = 100  # of unpacked to packed bytes; rubrics come to about 4
ENCRYPTED = 0x1
METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

_DRIVE = re.compile(r"[A-Za-z]:")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


def read_archive(path: Path) -> tuple[str, Members]:
    """Return the name of the pack in the zip at `path` and its files by name.

    The pack is the one folder in the zip; where there is none, it is named after the zip. Raises
    `InputError` for whatever a pack does not hold.
    """
    try:
        if path.stat().st_size > MAX_ARCHIVE_BYTES:
            refuse(path.name, f"is larger than {MAX_ARCHIVE_BYTES:,} bytes; a pack is a handful of rubrics")
        with zipfile.ZipFile(path) as archive:
            return _read(archive, path)
    except OSError as error:
        shown = one_line(str(path), NAME_WIDTH)
        raise InputError(f"{shown} cannot be read ({error.strerror or type(error).__name__}).") from error
    except _DAMAGE:
        refuse(path.name, "is no zip, or a damaged one; ask for it again")


def _read(archive: zipfile.ZipFile, path: Path) -> tuple[str, Members]:
    for info in archive.infolist():
        _check_entry(info)
    files = [info for info in archive.infolist() if not info.is_dir() and not is_passed_over(info.filename)]
    top = _top_folder(files)
    inside = {info: info.filename.removeprefix(f"{top}/" if top else "") for info in files}
    _check_given_once(files)
    check_file_names(inside.values(), path.name)
    budget = Budget()
    return check_name(top or path.stem, "pack"), {
        name: _content(archive, info, budget) for info, name in inside.items()
    }


def _check_entry(info: zipfile.ZipInfo) -> None:
    _check_path(info.orig_filename)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        refuse(info.filename, "is a symbolic link; put the file itself in its place")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        refuse(info.filename, "is neither a file nor a folder; leave it out")
    if info.flag_bits & ENCRYPTED:
        refuse(info.filename, "is encrypted; a pack is handed on without a password")
    if info.compress_type not in METHODS:
        refuse(info.filename, "is compressed in an unusual way; make the zip with the usual one, deflate")


def _check_path(name: str) -> None:
    """Refuse a name that could lead out of the folder it is unpacked to, here or on another system."""
    if "\\" in name:
        refuse(name, "has a backslash in its name; folders in a zip are parted by a slash")
    if name.startswith("/") or _DRIVE.match(name):
        refuse(name, "is an absolute path; a pack stays in its own folder")
    if ".." in PurePosixPath(name).parts:
        refuse(name, "leads out of the pack with '..'; a pack stays in its own folder")
    if "\0" in name:
        refuse(name, "has a zero byte in its name; rename it")


def _top_folder(files: Sequence[zipfile.ZipInfo]) -> str | None:
    """Return the one folder that holds all files, None where they lie at the top."""
    tops = {PurePosixPath(info.filename).parts[0] for info in files}
    lies_at_top = any("/" not in info.filename for info in files)
    return None if lies_at_top or len(tops) != 1 else tops.pop()


def _check_given_once(files: Sequence[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in files:
        if info.filename in seen:
            refuse(info.filename, "stands in the zip twice; make the zip again")
        seen.add(info.filename)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """Return what an entry holds, read no further than the limits go, whatever sizes the zip states."""
    with archive.open(info) as entry:
        content = entry.read(MAX_BYTES + 1)
    budget.take(info.filename, len(content))
    if len(content) > MAX_RATIO * max(info.compress_size, 1):
        refuse(info.filename, f"unpacks to more than {MAX_RATIO} times its size; no rubric does")
    return content
