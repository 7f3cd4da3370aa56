"""Where a new rubric is put: into a pack, made if need be, and never over another."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mock_interview.errors import InputError
from mock_interview.files import write_file
from mock_interview.rubric.catalogue import PACK_FILE, has_pack_file, pack_homes, roots
from mock_interview.rubric.parsing import parse_inline
from mock_interview.settings import Settings
from mock_interview.workshop.packs.members import check_name
from mock_interview.workshop.schemas import PACK_SCHEMA, as_text, put_schemas


def file_of(pack: str, id_: str, rubrics: Path) -> Path:
    """Return the file of a new rubric in the folder of packs `rubrics`. Raises `InputError` where it is there."""
    path = rubrics / check_name(pack, "pack") / f"{check_name(id_, 'rubric')}.json"
    if path.exists():
        raise InputError(f"{path} is there already; choose another name, or change that file.")
    return path


def place(rubric: Mapping[str, Any], pack: str, rubrics: Path, settings: Settings) -> Path:
    """Write a rubric that passes the check into a pack of the folder `rubrics`, and return its file.

    A pack that is nowhere yet gets a ``pack.json``. Raises `RubricError` where the check finds anything, and
    `InputError` where the rubric is there already or cannot be written.
    """
    id_ = parse_inline(dict(rubric), f"{rubric['id']}.json").rubric.id
    path = file_of(pack, id_, rubrics)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{path.parent} cannot be made ({error.strerror or type(error).__name__}).") from error
    put_schemas(rubrics)
    if not has_pack_file(path.parent) and pack not in pack_homes(roots(settings)):
        write_file(path.parent / PACK_FILE, as_text(_about(pack, id_)), force=False)
    write_file(path, as_text(rubric), force=False)
    return path


def _about(pack: str, id_: str) -> dict[str, Any]:
    title = pack.replace("-", " ").capitalize()
    return {"$schema": PACK_SCHEMA, "format": 1, "title": title, "order": [id_]}
