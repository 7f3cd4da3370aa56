"""Which packs and rubrics there are, found by looking at folders and ``pack.json`` alone.

Nothing here loads the rubric models: the start screen draws from it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mock_interview.locations import builtin_rubrics
from mock_interview.settings import Settings
from mock_interview.text import one_line

PACK_FILE = "pack.json"


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
    """Yield the packs of a root: the root itself where it is a pack, else the folders in it that hold JSON files."""
    if (root.path / PACK_FILE).is_file():
        yield root.path
    elif root.path.is_dir():
        yield from (path for path in sorted(root.path.iterdir()) if path.is_dir() and any(path.glob("*.json")))


def rubric_files(pack: Path) -> list[Path]:
    """Return a pack's rubric files in the order its ``pack.json`` gives, the others after them by name."""
    order = _strings(_read(pack / PACK_FILE).get("order"))
    rank = {name: index for index, name in enumerate(order)}
    files = [path for path in pack.glob("*.json") if path.name != PACK_FILE]
    return sorted(files, key=lambda path: (rank.get(path.stem, len(rank)), path.stem))


def entries(places: tuple[Root, ...]) -> list[Entry]:
    """Return every rubric file found, shadowed ones included."""
    first: dict[str, Path] = {}
    found = []
    for root in places:
        for pack in pack_folders(root):
            for path in rubric_files(pack):
                ref = f"{pack.name}/{path.stem}"
                found.append(Entry(ref, path, root.origin, first.get(ref)))
                first.setdefault(ref, path)
    return found


def glance(settings: Settings) -> list[PackGlance]:
    """Return the packs as a list shows them; a broken ``pack.json`` shows the folder's name."""
    places = roots(settings)
    refs: dict[str, list[str]] = {}
    for entry in entries(places):
        if entry.shadowed_by is None:
            refs.setdefault(entry.ref.partition("/")[0], []).append(entry.ref)
    folders = {pack.name: pack for root in reversed(places) for pack in pack_folders(root)}
    return [_glance(folders[name], name, tuple(members)) for name, members in refs.items()]


def _glance(folder: Path, name: str, refs: tuple[str, ...]) -> PackGlance:
    data = _read(folder / PACK_FILE)
    title, description = data.get("title"), data.get("description")
    return PackGlance(
        name=name,
        title=one_line(title, 80) if isinstance(title, str) else name,
        description=one_line(description, 400) if isinstance(description, str) else "",
        refs=refs,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
