"""Which packs and rubrics there are, found by looking at folders and ``pack.json`` alone.

Nothing here loads the rubric models: the start screen draws from it.
"""

import json
import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mock_interview.locations import builtin_rubrics, read_start
from mock_interview.settings import Settings
from mock_interview.text import is_utf8, one_line

PACK_FILE = "pack.json"
MAX_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Root:
    """A folder of packs, and what it is called in lists."""

    path: Path
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One rubric file. `shadowed_by` names the file of the same ref that is used instead."""

    ref: str
    path: Path
    origin: str
    shadowed_by: Path | None = None

    @property
    def pack(self) -> str:
        """Name of the pack it belongs to."""
        return self.ref.partition("/")[0]


@dataclass(frozen=True, slots=True)
class PackGlance:
    """What a list of packs shows."""

    name: str
    title: str
    description: str
    refs: tuple[str, ...]


def roots(settings: Settings) -> tuple[Root, ...]:
    """Return where rubrics are looked for, first found first used."""
    given = tuple(Root(path, "given") for path in settings.rubrics)
    return (*given, Root(settings.locations.user_rubrics, "yours"), Root(builtin_rubrics(), "built-in"))


def pack_folders(root: Root) -> Iterator[Path]:
    """Yield the packs of a root: the root itself where it is a pack, else the folders in it that hold JSON files.

    What is hidden or may not be read is passed over.
    """
    try:
        yield from _packs_in(root.path)
    except OSError:
        return


def pack_name(folder: Path) -> str:
    """Return the name of the pack in `folder`, which may be given as ``.`` or ``..``."""
    return Path(os.path.abspath(folder)).name  # noqa: PTH100 - resolve() would follow a link and rename the pack


def has_pack_file(folder: Path) -> bool:
    """Tell whether `folder` has a ``pack.json`` that may be looked at."""
    try:
        return (folder / PACK_FILE).is_file()
    except OSError:
        return False


def rubric_files(pack: Path) -> list[Path]:
    """Return a pack's rubric files in the order its ``pack.json`` gives, the others after them by name."""
    return sorted((path for path in _json_files(pack) if path.name != PACK_FILE), key=_place_in(pack))


def entries(places: tuple[Root, ...]) -> list[Entry]:
    """Return every rubric file found, shadowed ones included."""
    first: dict[str, Path] = {}
    found = []
    for root in places:
        for pack in pack_folders(root):
            for path in rubric_files(pack):
                ref = f"{pack_name(pack)}/{path.stem}"
                found.append(Entry(ref, path, root.origin, first.get(ref)))
                first.setdefault(ref, path)
    return found


def in_use(found: list[Entry], homes: dict[str, Path]) -> dict[str, list[Entry]]:
    """Return the entries that nothing shadows, pack by pack, each pack in the order that its home gives.

    One whose name is not UTF-8 is left out: no transcript could name it.
    """
    packs: dict[str, list[Entry]] = {}
    for entry in found:
        if entry.shadowed_by is None and is_utf8(entry.ref):
            packs.setdefault(entry.pack, []).append(entry)
    for name, members in packs.items():
        place = _place_in(homes.get(name, members[0].path.parent))
        members.sort(key=lambda entry: place(entry.path))
    return packs


def pack_homes(places: tuple[Root, ...]) -> dict[str, Path]:
    """Return, for each pack, the first folder of its name that has a ``pack.json``."""
    folders = [pack for root in places for pack in pack_folders(root) if has_pack_file(pack)]
    return {pack_name(folder): folder for folder in reversed(folders)}


def glance(settings: Settings) -> list[PackGlance]:
    """Return the packs as a list shows them; a broken ``pack.json`` shows the folder's name."""
    places = roots(settings)
    homes = pack_homes(places)
    packs = in_use(entries(places), homes)
    return [_glance(homes.get(name), name, tuple(entry.ref for entry in members)) for name, members in packs.items()]


def _packs_in(folder: Path) -> Iterator[Path]:
    if has_pack_file(folder):
        yield folder
    elif folder.is_dir():
        inside = (path for path in folder.iterdir() if not path.name.startswith("."))
        yield from sorted((path for path in inside if path.is_dir() and _json_files(path)), key=_place)


def _json_files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.json") if not path.name.startswith(".")]


def _place(pack: Path) -> tuple[float, Path]:
    """Return what sorts packs: by the place that their ``pack.json`` gives, those without one after them by name."""
    place = _read(pack / PACK_FILE).get("place")
    return (place if isinstance(place, int) else math.inf), pack


def _place_in(pack: Path) -> Callable[[Path], tuple[int, str]]:
    """Return what sorts files into the order of a pack."""
    order = _strings(_read(pack / PACK_FILE).get("order"))
    rank = {name: index for index, name in enumerate(order)}
    return lambda path: (rank.get(path.stem, len(rank)), path.stem)


def _glance(home: Path | None, name: str, refs: tuple[str, ...]) -> PackGlance:
    data = _read(home / PACK_FILE) if home else {}
    title, description = data.get("title"), data.get("description")
    return PackGlance(
        name=name,
        title=one_line(title, 80) if isinstance(title, str) else name,
        description=one_line(description, 400) if isinstance(description, str) else "",
        refs=refs,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(read_start(path, MAX_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
