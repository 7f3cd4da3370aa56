"""Where new rubrics are put: into a pack, made if need be, and never over another."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mock_interview.errors import InputError
from mock_interview.files import write_file
from mock_interview.locations import is_there
from mock_interview.rubric.catalogue import entries, has_pack_file, pack_homes, roots, rubric_files
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.rubric.problems import RubricError
from mock_interview.settings import Settings
from mock_interview.workshop.checking import problems_in_text
from mock_interview.workshop.pack_file import add_to_order, make_pack_file
from mock_interview.workshop.packs.members import check_name
from mock_interview.workshop.schemas import as_text, put_schemas


@dataclass(frozen=True, slots=True)
class Shelf:
    """A pack in the folder of packs `rubrics`; neither need be there. Raises `InputError` for an unusable name."""

    rubrics: Path
    pack: str
    settings: Settings

    def __post_init__(self) -> None:
        check_name(self.pack, "pack")

    @property
    def folder(self) -> Path:
        """Where its rubrics are."""
        return self.rubrics / self.pack

    def taken(self) -> frozenset[str]:
        """Return the ids of rubrics that are there, also of those a pack of this name has elsewhere."""
        known = {entry.path.stem for entry in entries(roots(self.settings)) if entry.pack == self.pack}
        return frozenset(known | {path.stem for path in self.folder.glob("*.json")})

    def questions(self) -> list[str]:
        """Return the questions that rubrics of this folder ask; broken ones are passed over."""
        found = []
        for path in rubric_files(self.folder):
            with suppress(RubricError):
                found.append(parse_rubric(read_source(path), path).rubric.question)
        return found

    def file_of(self, id_: str) -> Path:
        """Return the file of a new rubric. Raises `InputError` for an unusable id and where it is there already."""
        path = self.folder / f"{check_name(id_, 'rubric')}.json"
        if is_there(path):
            raise InputError(f"{path} is there already; choose another name, or change that file.")
        return path

    def place(self, rubric: Mapping[str, Any]) -> Path:
        """Write a rubric and return its file; a pack that is nowhere yet gets a ``pack.json``.

        Raises `RubricError` where it does not pass the check, and `InputError` where it is there already or cannot be
        written.
        """
        id_, text = rubric["id"], as_text(rubric)
        if problems := problems_in_text(text, Path(f"{id_}.json")):
            raise RubricError(problems)
        path = self.file_of(id_)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.folder} cannot be made ({error.strerror or type(error).__name__}).") from error
        put_schemas(self.rubrics)
        write_file(path, text, force=False)
        if has_pack_file(self.folder):
            add_to_order(self.folder, id_)
        elif self.pack not in pack_homes(roots(self.settings)):
            make_pack_file(self.folder, id_)
        return path
