"""A file's text becomes a rubric or a pack, or a list of everything wrong with it."""

import hashlib
import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from mock_interview.locations import read_start
from mock_interview.rubric.catalogue import MAX_BYTES, pack_name
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.rubric.positions import SourceMap, map_source
from mock_interview.rubric.problems import Problem, RubricError
from mock_interview.rubric.references import misfits
from mock_interview.rubric.structure import findings
from mock_interview.text import is_utf8, sanitised_json

MAX_PROBLEMS = 100
TOO_DEEP = "is nested too deeply; a rubric is a shallow file"

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A rubric with its raw JSON and the sha256 of that JSON's canonical form."""

    rubric: Rubric
    data: dict[str, Any]
    sha256: str


def rubric_sha256(data: dict[str, Any]) -> str:
    """Return the sha256 over canonical JSON (sorted keys, no spaces) of the sanitised texts, without ``$schema``.

    So a rubric has the same hash in a file, in the store and in an export.
    """
    content = {key: value for key, value in data.items() if key != "$schema"}
    canonical = json.dumps(sanitised_json(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def read_source(path: Path) -> str:
    """Return the text of a rubric file.

    Raises `RubricError` where it cannot be read.
    """
    if not is_utf8(path.name) or not is_utf8(pack_name(path.parent)):
        _refuse(path, "has a name that is not UTF-8 text; rename the file or its folder")
    try:
        data = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        _refuse(path, f"cannot be read ({error.strerror or type(error).__name__}); check the path")
    if len(data) > MAX_BYTES:
        _refuse(path, f"is larger than {MAX_BYTES:,} bytes; a rubric is a small file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(path, "is not UTF-8 text; save it as UTF-8")


def parse_rubric(source: str, path: Path) -> Parsed:
    """Parse and check one rubric.

    Raises `RubricError` with the problems found, `MAX_PROBLEMS` of them at most.
    """
    data, places = _load(source, path)
    rubric = _validate(Rubric, data, places, path)
    problems = [
        Problem(path, *_place(places, where, is_key=False), sentence)
        for where, sentence in islice(misfits(rubric), MAX_PROBLEMS)
    ]
    if path.suffix == ".json" and rubric.id != path.stem:
        at = _place(places, ("id",), is_key=False)
        problems.append(
            Problem(path, *at, f"the id is {rubric.id!r} but the file is {path.name!r}; they must be equal")
        )
    if problems:
        raise RubricError(sorted(problems))
    return Parsed(rubric, data, rubric_sha256(data))


def parse_inline(data: dict[str, Any], name: str) -> Parsed:
    """Check a rubric that came as a value, not as a file; problems are shown in its indented JSON."""
    try:
        source = json.dumps(data, indent=2, ensure_ascii=False)
    except RecursionError:
        _refuse(Path(name), TOO_DEEP)
    return parse_rubric(source, Path(name))


def parse_pack(source: str, path: Path) -> Pack:
    """Parse and check one ``pack.json``.

    Raises `RubricError` with every problem found.
    """
    data, places = _load(source, path)
    return _validate(Pack, data, places, path)


def _load(source: str, path: Path) -> tuple[dict[str, Any], SourceMap]:
    try:
        data = json.loads(source)
        places = map_source(source)
    except json.JSONDecodeError as error:
        raise RubricError([Problem(path, error.lineno, error.colno, _json_sentence(error))]) from None
    except RecursionError:
        _refuse(path, TOO_DEEP)
    except ValueError:
        _refuse(path, "holds a number of thousands of digits; shorten it")
    if places.faults:
        raise RubricError([_fault(path, places, *fault) for fault in places.faults[:MAX_PROBLEMS]])
    if not isinstance(data, dict):
        _refuse(path, "must be an object in braces")
    return data, places


def _json_sentence(error: json.JSONDecodeError) -> str:
    what = error.msg.removesuffix(" at").removesuffix(" starting")
    return f"not JSON: {what[0].lower()}{what[1:]}"


def _fault(path: Path, places: SourceMap, offset: int, sentence: str) -> Problem:
    at = places.at(offset)
    return Problem(path, at.line, at.column, sentence)


def _validate(model: type[_Model], data: dict[str, Any], places: SourceMap, path: Path) -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = [
            Problem(path, *_place(places, where, is_key=is_key), sentence)
            for where, is_key, sentence in islice(findings(error, model), MAX_PROBLEMS)
        ]
        raise RubricError(sorted(problems)) from None


def _place(places: SourceMap, where: tuple[str | int, ...], *, is_key: bool) -> tuple[int, int]:
    at = places.of_key(where) if is_key else places.of_value(where)
    return at.line, at.column


def _refuse(path: Path, message: str) -> NoReturn:
    raise RubricError([Problem(path, 1, 1, message)])
