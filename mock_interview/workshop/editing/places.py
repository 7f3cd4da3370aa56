"""Which rubrics there are to edit, and where a change to each goes."""

from dataclasses import dataclass
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.locations import builtin_rubrics, is_file
from mock_interview.rubric.catalogue import PACK_FILE, Entry, pack_name
from mock_interview.rubric.checking import path_named
from mock_interview.rubric.library import open_library, ref_of
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.rubric.problems import RubricError
from mock_interview.settings import Settings


@dataclass(frozen=True, slots=True)
class Place:
    """A rubric's file and its ref; `copy_to` is where a shipped one is copied to, for it is never changed itself."""

    ref: str
    path: Path
    copy_to: Path | None = None

    @property
    def is_shipped(self) -> bool:
        """Whether it is changed in a copy alone."""
        return self.copy_to is not None


def all_places(settings: Settings) -> list[Place]:
    """Return every rubric in use, pack by pack, broken ones too."""
    library = open_library(settings)
    return [place_of(library.entry(ref), settings) for ref in library.refs]


def place_named(name: str, settings: Settings) -> Place:
    """Return where the rubric is that a path or a ref stands for.

    Raises `InputError` where there is none, and where it is more than one rubric, or none but a description.
    """
    if (path := path_named(name)) is None:
        return place_of(open_library(settings).entry(name), settings)
    if not is_file(path):
        raise InputError(f"{path} is no rubric file; name one, or write one with 'mock-interview rubrics new'.")
    if path.name == PACK_FILE:
        raise InputError(f"{path} describes a pack; name one of its rubrics, and change this file in your own editor.")
    return _place(ref_of(path), path.absolute(), settings)


def title_of(place: Place) -> str:
    """Return the title of a rubric, nothing where its file cannot be used."""
    try:
        return parse_rubric(read_source(place.path), place.path).rubric.title
    except RubricError:
        return ""


def place_of(entry: Entry, settings: Settings) -> Place:
    """Return where a rubric of the library is."""
    return _place(entry.ref, entry.path, settings)


def _place(ref: str, path: Path, settings: Settings) -> Place:
    is_shipped = path.resolve().is_relative_to(builtin_rubrics().resolve())
    copy_to = settings.locations.user_rubrics / pack_name(path.parent) / path.name
    return Place(ref, path, copy_to if is_shipped else None)
