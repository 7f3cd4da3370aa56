"""A pack read whole and found in order, from a folder or a zip: what is installed and what is exported."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.rubric.checking import pack_files
from mock_interview.rubric.problems import Problem
from mock_interview.workshop.checking import problems_in
from mock_interview.workshop.packs.archive import read_archive
from mock_interview.workshop.packs.folder import read_folder
from mock_interview.workshop.packs.members import Members


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """A pack that holds nothing but what a pack may, every rubric of it in order."""

    name: str
    members: Members


class BrokenPackError(InputError):
    """A pack whose rubrics do not pass the check, with everything wrong with them."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        counted = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"The pack {name!r} has {counted}; correct its files, then try again.")


def read_pack(source: Path) -> CheckedPack:
    """Read the pack in a folder or a zip.

    Raises `InputError` for what no pack holds and `BrokenPackError` for rubrics that do not pass the check.
    """
    name, members = read_folder(source) if source.is_dir() else read_archive(source)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, name)
        write_members(members, folder)
        problems = [
            replace(problem, path=problem.path.relative_to(place))
            for file in pack_files(folder)
            for problem in problems_in(file)
        ]
    if problems:
        raise BrokenPackError(name, problems)
    return CheckedPack(name, members)


def write_members(members: Members, folder: Path) -> None:
    """Write the files of a pack into `folder`, which is made. Raises `OSError`."""
    folder.mkdir(parents=True)
    for name, content in members.items():
        (folder / name).write_bytes(content)
