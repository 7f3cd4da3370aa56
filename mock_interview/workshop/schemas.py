"""JSON files as text, and the JSON Schemas beside the packs, where the ``$schema`` lines of their files look."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mock_interview.files import write_file
from mock_interview.rubric.schema import json_schema

RUBRIC_SCHEMA = "../rubric.schema.json"
PACK_SCHEMA = "../pack.schema.json"


def put_schemas(rubrics: Path) -> None:
    """Write both schemas, as this version has them, into a folder of packs. Raises `InputError`."""
    write_file(rubrics / Path(RUBRIC_SCHEMA).name, as_text(json_schema("rubric")), force=True)
    write_file(rubrics / Path(PACK_SCHEMA).name, as_text(json_schema("pack")), force=True)


def as_text(value: Mapping[str, Any]) -> str:
    """Return a JSON value as it stands in a file."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"
