"""The JSON Schemas beside the packs, where the ``$schema`` line of a rubric or a pack looks for them."""

import json
from pathlib import Path

from mock_interview.files import write_file
from mock_interview.rubric.schema import Format, json_schema

RUBRIC_SCHEMA = "../rubric.schema.json"
PACK_SCHEMA = "../pack.schema.json"


def put_schemas(rubrics: Path) -> None:
    """Write both schemas, as this version has them, into a folder of packs. Raises `InputError`."""
    write_file(rubrics / Path(RUBRIC_SCHEMA).name, _as_text("rubric"), force=True)
    write_file(rubrics / Path(PACK_SCHEMA).name, _as_text("pack"), force=True)


def _as_text(of: Format) -> str:
    return f"{json.dumps(json_schema(of), ensure_ascii=False, indent=2)}\n"
