"""Checking files: which there are under a path, and everything wrong with each."""

from collections.abc import Iterable
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.locations import is_folder, is_there
from mock_interview.rubric.catalogue import PACK_FILE, Root, has_pack_file, pack_folders, pack_name, rubric_files
from mock_interview.rubric.pack_promises import unkept_promises
from mock_interview.rubric.parsing import parse_placed_pack, parse_rubric, read_source
from mock_interview.rubric.problems import Problem, RubricError, placed


def path_named(name: str) -> Path | None:
    """Return the path that `name` stands for: one that is there, or of a file; None for a pack or a ref."""
    path = Path(name)
    return path if is_there(path) or path.suffix == ".json" else None


def files_under(path: Path) -> list[Path]:
    """Return the files of a rubric, a pack, a folder of packs, or a folder of loose rubrics.

    Raises `InputError` where there is none.
    """
    if not is_folder(path):
        return [path]
    packs = list(pack_folders(Root(path, "given")))
    found = [file for pack in packs or [path] for file in pack_files(pack)]
    if not found:
        raise InputError(f"{path} holds no rubrics; name a rubric file, a pack, or a folder of packs.")
    return found


def pack_files(pack: Path) -> list[Path]:
    """Return the files of one pack: its ``pack.json``, if there is one, then its rubrics."""
    about = pack / PACK_FILE
    return [*([about] if has_pack_file(pack) else []), *rubric_files(pack)]


def problems_of(file: Path, refs: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return everything wrong with a rubric file or a ``pack.json``, in the order of the file.

    `refs` are rubrics found elsewhere: a pack may order those of its own name too.
    """
    try:
        if file.name == PACK_FILE:
            return _unkept_promises(file, refs)
        parse_rubric(read_source(file), file)
    except RubricError as error:
        return error.problems
    return ()


def _unkept_promises(file: Path, refs: Iterable[str]) -> tuple[Problem, ...]:
    pack, places = parse_placed_pack(read_source(file), file)
    own = {path.stem for path in rubric_files(file.parent)}
    named = (ref.partition("/") for ref in refs)
    elsewhere = {id_ for name, _, id_ in named if name == pack_name(file.parent)}
    return tuple(sorted(placed(unkept_promises(pack, own | elsewhere), places, file)))
