"""What was typed into a rubric and not saved yet, kept through a crash."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from mock_interview.files import write_whole
from mock_interview.locations import Locations, read_start
from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.workshop.editing.source_file import SourceFile


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text typed into the file at `path`, which held `base_sha256` when the typing began."""

    path: str
    base_sha256: str
    text: str

    def is_of(self, source: SourceFile) -> bool:
        """Tell whether the file still holds what the typing began with."""
        return self.base_sha256 == _sha256(source.data or b"")


_UNSAVED = TypeAdapter(Unsaved)


def keep_unsaved(places: Locations, source: SourceFile, text: str) -> None:
    """Keep what is typed; where that is not possible, only a crash would show it."""
    path = _file(places, source.path)
    unsaved = Unsaved(str(source.path), _sha256(source.data or b""), text)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _UNSAVED.dump_json(unsaved))


def find_unsaved(places: Locations, path: Path) -> Unsaved | None:
    """Return what was typed into the file at `path` and not saved, if anything."""
    try:
        return _UNSAVED.validate_json(read_start(_file(places, path), 2 * MAX_BYTES))
    except (OSError, ValidationError):
        return None


def forget_unsaved(places: Locations, path: Path) -> None:
    """Forget it, now that it is saved or not wanted."""
    with suppress(OSError):
        _file(places, path).unlink(missing_ok=True)


def _file(places: Locations, path: Path) -> Path:
    return places.unsaved / f"{_sha256(str(path).encode())[:32]}.json"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
