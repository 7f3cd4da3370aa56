"""The library: finds, loads and names rubrics; a bad file never keeps the good ones from loading."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mock_interview.errors import InputError
from mock_interview.rubric.catalogue import (
    PACK_FILE,
    Entry,
    Root,
    entries,
    has_pack_file,
    in_use,
    pack_homes,
    pack_name,
    roots,
)
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.rubric.parsing import parse_pack, parse_rubric, read_source
from mock_interview.rubric.problems import RubricError
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
        self._homes = pack_homes(places)
        self._packs = in_use(self.entries, self._homes)
        self._used = {entry.ref: entry for members in self._packs.values() for entry in members}

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
        return _loaded(self.entry(ref).path, ref, self.pack_of(ref))

    def entry(self, ref: str) -> Entry:
        """Return the file in use under `ref`. Raises `InputError` for an unknown one."""
        if (entry := self._used.get(ref)) is None:
            raise InputError(self._unknown(ref))
        return entry

    def pack_of(self, ref: str) -> Pack:
        """Return the pack that `ref` belongs to, or the default one where it is gone or broken."""
        entry = self._used.get(ref)
        try:
            return _pack_in(self._pack_folder(entry)) if entry else LOOSE
        except RubricError:
            return LOOSE

    def _pack_folder(self, entry: Entry) -> Path:
        """Return where the pack of `entry` is described: beside it, or where the one it stands in for is."""
        own = entry.path.parent
        return own if has_pack_file(own) else self._homes.get(entry.pack, own)

    def _unknown(self, name: str) -> str:
        if name in self._packs:
            return f"{name!r} is a pack; name one of its rubrics, for example {self._packs[name][0].ref!r}."
        close = get_close_matches(name, [*self._used, *self._packs], n=3, cutoff=0.5)
        near = f"; did you mean {' or '.join(one_line(name, 60) for name in close)}?" if close else "."
        return f"There is no rubric or pack {one_line(name, 60)!r}{near} 'mock-interview rubrics list' shows them all."


def open_library(settings: Settings) -> Library:
    """Return the library of the folders that `settings` name."""
    return Library(roots(settings))


def library_around(folder: Path, settings: Settings) -> Library:
    """Return the library for rubrics given as files in `folder`: where that is a pack, it comes first."""
    around = (Root(folder.absolute(), "given"),) if has_pack_file(folder) else ()
    return Library((*around, *roots(settings)))


def load_file(path: Path) -> LoadedRubric:
    """Load a rubric from a file; its pack is the ``pack.json`` beside it, or the default one.

    Raises `RubricError` for a file, or a pack, that cannot be used.
    """
    return _loaded(path, ref_of(path), _pack_in(path.parent))


def ref_of(path: Path) -> str:
    """Return what a rubric given as a file is called: after the pack it lies in, or `LOOSE_PACK`."""
    return f"{pack_name(path.parent) if has_pack_file(path.parent) else LOOSE_PACK}/{path.stem}"


def _loaded(path: Path, ref: str, pack: Pack) -> LoadedRubric:
    parsed = parse_rubric(read_source(path), path)
    return LoadedRubric(ref, path, parsed.rubric, parsed.data, parsed.sha256, pack)


def _pack_in(folder: Path) -> Pack:
    return load_pack(folder) if has_pack_file(folder) else LOOSE


def load_pack(folder: Path) -> Pack:
    """Load a pack's ``pack.json``.

    Raises `RubricError` where it cannot be used.
    """
    path = folder / PACK_FILE
    return parse_pack(read_source(path), path)


LOOSE = Pack(format=1, title="Local rubrics")

__all__ = [
    "LOOSE",
    "Entry",
    "Library",
    "LoadedRubric",
    "library_around",
    "load_file",
    "load_pack",
    "open_library",
    "ref_of",
]
