"""Which rubrics of a folder are used instead of others of the same ref, and which are not used themselves."""

from dataclasses import dataclass
from pathlib import Path

from mock_interview.rubric.catalogue import Entry, entries, roots
from mock_interview.settings import Settings


@dataclass(frozen=True, slots=True)
class Shadows:
    """`hidden` are the rubrics elsewhere that those of a pack are used instead of; `unused` are its own."""

    hidden: tuple[Entry, ...]
    unused: tuple[Entry, ...]


def shadows_of(pack: Path, settings: Settings) -> Shadows:
    """Return what the pack in the folder `pack` hides, and what of it is hidden."""
    shadowed = [entry for entry in entries(roots(settings)) if entry.shadowed_by]
    return Shadows(
        hidden=tuple(entry for entry in shadowed if entry.shadowed_by and entry.shadowed_by.parent == pack),
        unused=tuple(entry for entry in shadowed if entry.path.parent == pack),
    )
