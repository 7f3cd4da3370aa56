"""The library: finds, loads and names rubrics; a bad file never keeps the good ones from loading."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import PACK_FILE, Entry, Root, entries, roots
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.rubric.parsing import parse_pack, parse_rubric, read_source
from mock_interview.rubric.problems import Problem, RubricError
from mock_interview.settings import Settings
from mock_interview.text import one_line

LOOSE_PACK = "local"


@dataclass(frozen=True, slots=True)
class LoadedRubric:
    """A rubric, its name, where it came from, and the pack it belongs to."""

    ref: str
    path: Path
    rubric: Rubric
    data: dict[str, Any]
    sha256: str
    pack: Pack


class Library:
    """The rubrics of some roots, named by ref; the first root that has a ref wins."""

    def __init__(self, places: tuple[Root, ...]) -> None:
        self.entries = entries(places)
        self._used = {entry.ref: entry for entry in self.entries if entry.shadowed_by is None}

    @property
    def refs(self) -> list[str]:
        """The refs in use, pack by pack, in the order of each pack."""
        return list(self._used)

    def refs_of(self, name: str) -> list[str]:
        """Return the refs that `name`, a pack or a ref, stands for.

        Raises `InputError` for an unknown name, naming the nearest known ones.
        """
        found = [ref for ref in self._used if ref == name or ref.startswith(f"{name}/")]
        if not found:
            raise InputError(self._unknown(name))
        return found

    def load(self, ref: str) -> LoadedRubric:
        """Load one rubric.

        Raises `InputError` for an unknown ref and `RubricError` for a broken file.
        """
        if ref not in self._used:
            raise InputError(self._unknown(ref))
        return load_file(self._used[ref].path, ref)

    def pack_of(self, ref: str) -> Pack:
        """Return the pack that `ref` belongs to, or the default one where it is gone or broken."""
        entry = self._used.get(ref)
        try:
            return load_pack(entry.path.parent) if entry else LOOSE
        except RubricError:
            return LOOSE

    def problems(self) -> Iterator[Problem]:
        """Yield everything wrong with the files in use."""
        for entry in self._used.values():
            try:
                load_file(entry.path, entry.ref)
            except RubricError as error:
                yield from error.problems

    def _unknown(self, name: str) -> str:
        packs = {ref.partition("/")[0] for ref in self._used}
        close = get_close_matches(name, [*self._used, *packs], n=3, cutoff=0.5)
        near = f"; did you mean {' or '.join(close)}?" if close else "."
        return f"There is no rubric or pack {one_line(name, 60)!r}{near} 'mock-interview rubrics list' shows them all."


def open_library(settings: Settings) -> Library:
    """Return the library of the folders that `settings` name."""
    return Library(roots(settings))


def load_file(path: Path, ref: str | None = None) -> LoadedRubric:
    """Load a rubric from a file; its pack is the ``pack.json`` beside it, or the default one.

    Raises `RubricError` for a file that cannot be used.
    """
    parsed = parse_rubric(read_source(path), path)
    beside = path.parent / PACK_FILE
    pack = load_pack(path.parent) if beside.is_file() else LOOSE
    name = ref or f"{path.absolute().parent.name if beside.is_file() else LOOSE_PACK}/{parsed.rubric.id}"
    return LoadedRubric(name, path, parsed.rubric, parsed.data, parsed.sha256, pack)


def load_pack(folder: Path) -> Pack:
    """Load a pack's ``pack.json``.

    Raises `RubricError` where it cannot be used.
    """
    path = folder / PACK_FILE
    return parse_pack(read_source(path), path)


LOOSE = Pack(format=1, title="Local rubrics")

__all__ = ["LOOSE", "Entry", "Library", "LoadedRubric", "load_file", "load_pack", "open_library"]
