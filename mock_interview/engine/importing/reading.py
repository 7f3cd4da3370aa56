"""A file becomes transcripts, or one sentence about why it cannot."""

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mock_interview.engine.importing.documents import Document
from mock_interview.engine.importing.records import transcripts_in
from mock_interview.engine.importing.source import cleaned, load_json, refuse
from mock_interview.rubric.catalogue import MAX_BYTES as MAX_RUBRIC_BYTES
from mock_interview.rubric.parsing import parse_inline
from mock_interview.text import one_line
from mock_interview.transcripts.exporting.document import FORMAT
from mock_interview.transcripts.records import Transcript

SHORT_HASH = 8


def read_export(path: Path) -> list[Transcript]:
    """Return the transcripts in an export, sanitised, with the ids they have in it.

    Raises `InputError` for whatever else the file may be.
    """
    try:
        data = load_json(path)
        _validate(path, data)
        return transcripts_in(cleaned(path, data))
    except RecursionError:
        refuse(path, "it is nested too deeply; export the transcripts again")
    except ValueError as error:
        refuse(path, str(error))


def _validate(path: Path, data: Any) -> None:  # noqa: ANN401 - any JSON value
    """Raise `InputError` where the data are not a document of this format."""
    if not isinstance(data, dict) or "format" not in data:
        refuse(path, "it is not what 'transcripts export --format json' writes")
    if isinstance(data["format"], int) and data["format"] > FORMAT:
        refuse(path, "it was written by a newer mock-interview; update mock-interview to import it")
    if isinstance(rubrics := data.get("rubrics"), dict):
        _check_rubrics(path, rubrics)
    _check_document(path, data)


def _check_rubrics(path: Path, rubrics: dict[str, Any]) -> None:
    """Raise `InputError` for a rubric that is faulty or is not the one its hash names.

    Under a false hash it would be taken for another rubric from then on.
    """
    for sha256, content in rubrics.items():
        name = f"rubric {one_line(sha256, SHORT_HASH)}"
        if not isinstance(content, dict) or len(json.dumps(content)) > MAX_RUBRIC_BYTES:
            refuse(path, f"{name} is no rubric; export the transcripts again")
        if parse_inline(cleaned(path, content), f"{path}: nothing was imported: {name}").sha256 != sha256:
            refuse(path, f"{name} was changed after it was exported; export the transcripts again")


def _check_document(path: Path, data: dict[str, Any]) -> None:
    try:
        Document.model_validate(data)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in fault["loc"])
        refuse(path, f"{place} is not as it should be ({fault['msg']}); export the transcripts again")
