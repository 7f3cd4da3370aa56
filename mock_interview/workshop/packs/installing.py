"""Putting a pack among the person's own, and taking it away: nothing is ever lost by either."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.locations import is_folder
from mock_interview.workshop.packs.checked import CheckedPack, write_members
from mock_interview.workshop.packs.members import check_name
from mock_interview.workshop.schemas import put_schemas

ASIDE = ".set-aside"  # hidden, so that no pack is looked for in it


@dataclass(frozen=True, slots=True)
class Installed:
    """Where a pack was put, and where the one is now that stood there before."""

    folder: Path
    set_aside: Path | None = None


def install(pack: CheckedPack, rubrics: Path, *, force: bool) -> Installed:
    """Put `pack` into the folder of packs `rubrics`; it takes its name only once it is whole.

    With `force` a pack of that name is set aside first. Raises `InputError` where there is one
    otherwise, and where the folder cannot be written.
    """
    target = rubrics / pack.name
    if target.exists() and not force:
        raise InputError(
            f"There is a pack {pack.name!r} already, in {target}; "
            "--force puts this one in its place and sets that one aside."
        )
    with _told(rubrics):
        rubrics.mkdir(parents=True, exist_ok=True)
        put_schemas(rubrics)
        with tempfile.TemporaryDirectory(dir=rubrics, prefix=".unpacking-") as place:
            unpacked = Path(place, pack.name)
            write_members(pack.members, unpacked)
            return _exchanged(unpacked, target)


def own_pack(name: str, rubrics: Path) -> Path:
    """Return the folder of a pack in the folder of packs `rubrics`. Raises `InputError` where there is none."""
    if not is_folder(folder := rubrics / check_name(name, "pack")):
        raise InputError(f"There is no pack {name!r} of your own in {rubrics}; only packs of your own can be removed.")
    return folder


def remove(folder: Path) -> Path:
    """Set the pack in `folder` aside and return where it is now. Raises `InputError` where it cannot be moved."""
    with _told(folder.parent):
        return _set_aside(folder)


def _exchanged(unpacked: Path, target: Path) -> Installed:
    aside = _set_aside(target) if target.exists() else None
    try:
        unpacked.rename(target)
    except OSError:
        if aside:
            aside.rename(target)
        raise
    return Installed(target, aside)


def _set_aside(folder: Path) -> Path:
    """Move a pack, its name kept, into the first numbered folder that has none of that name."""
    places = (folder.parent / ASIDE / str(number) / folder.name for number in count(1))
    free = next(place for place in places if not place.exists())
    free.parent.mkdir(parents=True, exist_ok=True)
    folder.rename(free)
    return free


@contextmanager
def _told(rubrics: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{rubrics} cannot be written ({reason}); free some space, or mend its rights.") from error
