"""A pack as a folder, read without following links out of it."""

import stat
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.locations import is_folder, read_start
from mock_interview.rubric.catalogue import MAX_BYTES, pack_folders, pack_name, roots
from mock_interview.settings import Settings
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


def read_folder(folder: Path) -> tuple[str, Members]:
    """Return the name of the pack in `folder` and its files by name.

    Raises `InputError` for what is no part of a pack, and for what cannot be read.
    """
    name = check_name(pack_name(folder), "pack")
    try:
        return name, _read(folder)
    except OSError as error:
        shown = one_line(str(error.filename or folder), NAME_WIDTH)
        raise InputError(f"{shown} cannot be read ({error.strerror or type(error).__name__}).") from error


def find_folder(name: str, settings: Settings) -> Path:
    """Return the folder that `name` stands for: a folder, or the first pack of that name.

    Raises `InputError` where there is neither.
    """
    if is_folder(Path(name)):
        return Path(name)
    found = (folder for root in roots(settings) for folder in pack_folders(root) if pack_name(folder) == name)
    if (folder := next(found, None)) is None:
        shown = one_line(name, NAME_WIDTH)
        raise InputError(f"There is no pack {shown!r}, nor a folder; 'mock-interview rubrics list' shows all packs.")
    return folder


def _read(folder: Path) -> Members:
    files = sorted(path for path in folder.iterdir() if not is_passed_over(path.name))
    for path in files:
        _check_kind(path)
    check_file_names((path.name for path in files), folder.name)
    budget = Budget()
    members = {}
    for path in files:
        members[path.name] = read_start(path, MAX_BYTES + 1)
        budget.take(path.name, len(members[path.name]))
    return members


def _check_kind(path: Path) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        refuse(path.name, "is a symbolic link; put the file itself in its place")
    if stat.S_ISDIR(mode):
        refuse(path.name, "is a folder inside the pack; a pack is one flat folder, so hand each pack on by itself")
    if not stat.S_ISREG(mode):
        refuse(path.name, "is neither a file nor a folder; leave it out")
