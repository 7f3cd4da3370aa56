"""Checking files: which there are under a path, and everything wrong with each."""

from collections.abc import Iterator
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import PACK_FILE, Root, pack_folders, rubric_files
from mock_interview.rubric.parsing import parse_pack, parse_rubric, read_source
from mock_interview.rubric.positions import map_source
from mock_interview.rubric.problems import Problem, RubricError


def files_under(path: Path) -> list[Path]:
    """Return the files of a rubric, a pack, a folder of packs, or a folder of loose rubrics.

    Raises `InputError` where there is none.
    """
    if not path.is_dir():
        return [path]
    packs = list(pack_folders(Root(path, "given")))
    found = [file for pack in packs or [path] for file in pack_files(pack)]
    if not found:
        raise InputError(f"{path} holds no rubrics; name a rubric file, a pack, or a folder of packs.")
    return found


def pack_files(pack: Path) -> list[Path]:
    """Return the files of one pack: its ``pack.json``, if there is one, then its rubrics."""
    about = pack / PACK_FILE
    return [*([about] if about.is_file() else []), *rubric_files(pack)]


def problems_of(file: Path) -> list[Problem]:
    """Return everything wrong with a rubric file or a ``pack.json``, in the order of the file."""
    try:
        source = read_source(file)
        if file.name == PACK_FILE:
            return list(_strangers(source, file))
        parse_rubric(source, file)
    except RubricError as error:
        return list(error.problems)
    return []


def _strangers(source: str, file: Path) -> Iterator[Problem]:
    """Yield a problem for each id in the pack's order that has no file."""
    for index, id_ in enumerate(parse_pack(source, file).order):
        if not file.with_name(f"{id_}.json").is_file():
            at = map_source(source).of_value(("order", index))
            yield Problem(file, at.line, at.column, f"there is no {id_}.json in this pack; correct the id or remove it")
