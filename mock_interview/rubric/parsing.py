"""A file's text becomes a rubric or a pack, or a list of everything wrong with it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from mock_interview.locations import read_start
from mock_interview.rubric.catalogue import MAX_BYTES, pack_name
from mock_interview.rubric.findings import Finding
from mock_interview.rubric.migrations import CURRENT, is_newer, migrated, misread_version
from mock_interview.rubric.models import Pack, Rubric
from mock_interview.rubric.positions import Fault, SourceMap
from mock_interview.rubric.problems import MAX_PROBLEMS, Problem, RubricError, placed
from mock_interview.rubric.references import misfits
from mock_interview.rubric.structure import findings
from mock_interview.rubric.syntax import Source, UnreadableError, read_json
from mock_interview.text import is_utf8, one_line, sanitised_json

LACKS = frozenset({"missing-key", "no-format", "too-few"})
TOO_DEEP = "is nested too deeply; a rubric is a shallow file"

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A rubric with its raw JSON, the sha256 of that JSON's canonical form, and the places of its parts in the text."""

    rubric: Rubric
    data: dict[str, Any]
    sha256: str
    places: SourceMap = field(compare=False, repr=False)


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
    return text_of(read_data(path), path)


def read_data(path: Path) -> bytes:
    """Return what a rubric file holds. Raises as `read_source` does."""
    if not is_utf8(path.name) or not is_utf8(pack_name(path.parent)):
        _refuse(path, "odd-name", "has a name that is not UTF-8 text; rename the file or its folder")
    try:
        data = read_start(path, MAX_BYTES + 1)
    except OSError as error:
        _refuse(path, "unreadable", f"cannot be read ({error.strerror or type(error).__name__}); check the path")
    if len(data) > MAX_BYTES:
        _refuse(path, "too-large", f"is larger than {MAX_BYTES:,} bytes; a rubric is a small file")
    return data


def text_of(data: bytes, path: Path) -> str:
    """Return the text of a rubric file that holds `data`. Raises as `read_source` does."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(path, "not-utf8", "is not UTF-8 text; save it as UTF-8")


def parse_rubric(source: str, path: Path) -> Parsed:
    """Parse and check one rubric.

    Raises `RubricError` with the problems found, `MAX_PROBLEMS` of them at most.
    """
    read = _read(source, path)
    data, wrong_version = _of_today(read.data)
    rubric, unsound = _validated(Rubric, data)
    misfit = islice(misfits(data), MAX_PROBLEMS)
    _refuse_if_any([*wrong_version, *unsound, *misfit, *_misnamed(data, path)], read, path)
    assert rubric is not None
    return Parsed(rubric, read.data, rubric_sha256(read.data), read.places)


def parse_inline(data: dict[str, Any], name: str) -> Parsed:
    """Check a rubric that came as a value, not as a file; problems are shown in its indented JSON."""
    try:
        source = json.dumps(data, indent=2, ensure_ascii=False)
    except RecursionError:
        _refuse(Path(name), "too-deep", TOO_DEEP)
    return parse_rubric(source, Path(name))


def parse_pack(source: str, path: Path) -> Pack:
    """Parse and check one ``pack.json``.

    Raises `RubricError` with every problem found.
    """
    return parse_placed_pack(source, path)[0]


def parse_placed_pack(source: str, path: Path) -> tuple[Pack, SourceMap]:
    """Do as `parse_pack` does, and return the places of the pack's parts as well."""
    read = _read(source, path)
    data, wrong_version = _of_today(read.data)
    pack, unsound = _validated(Pack, data)
    _refuse_if_any([*wrong_version, *unsound], read, path)
    assert pack is not None
    return pack, read.places


def _read(source: str, path: Path) -> Source:
    """Read a JSON object of a version that is known."""
    try:
        read = read_json(source)
    except UnreadableError as error:
        raise RubricError(sorted(_faults(error.faults, error.places, path))) from None
    except RecursionError:
        _refuse(path, "too-deep", TOO_DEEP)
    except ValueError:
        _refuse(path, "endless-number", "holds a number of thousands of digits; shorten it")
    if not isinstance(read.data, dict):
        _refuse_if_any([], read, path)
        _refuse(path, "not-an-object", "must be an object in braces")
    if is_newer(read.data) and (newer := misread_version(read.data)):
        raise RubricError(placed([newer], read.places, path))
    return read


def _of_today(data: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """Return a file's JSON in the current version, and what is wrong with the version it states.

    Where something is, the rest is checked as what it most likely is; the file is refused all the same.
    """
    if wrong := misread_version(data):
        return {**data, "format": CURRENT}, [wrong]
    return migrated(data), []


def _validated(model: type[_Model], data: dict[str, Any]) -> tuple[_Model | None, list[Finding]]:
    """Return what `data` describes, or what is wrong with it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, list(islice(findings(error, model), MAX_PROBLEMS))


def _misnamed(data: dict[str, Any], path: Path) -> Iterator[Finding]:
    id_ = data.get("id")
    if isinstance(id_, str) and path.suffix == ".json" and id_ != path.stem:
        sentence = f"the id is {one_line(id_, 64)!r} but the file is {path.name!r}; they must be equal"
        yield Finding(("id",), "misnamed-file", sentence)


def _refuse_if_any(found: list[Finding], read: Source, path: Path) -> None:
    """Raise `RubricError` for the faults of a text and what was found in it, the first that is said of each part."""
    told = {(fault.where, fault.is_key) for fault in read.faults if fault.where is not None}
    new = []
    for finding in found if not read.is_cut_off else (each for each in found if each.code not in LACKS):
        if (about := (finding.where, finding.is_key)) not in told:
            told.add(about)
            new.append(finding)
    if problems := [*_faults(read.faults, read.places, path), *placed(new, read.places, path)]:
        raise RubricError(sorted(problems)[:MAX_PROBLEMS])


def _faults(faults: Sequence[Fault], places: SourceMap, path: Path) -> list[Problem]:
    ats = [(places.at(fault.offset), fault) for fault in faults[:MAX_PROBLEMS]]
    return list(dict.fromkeys(Problem(path, at.line, at.column, fault.message, fault.code) for at, fault in ats))


def _refuse(path: Path, code: str, message: str) -> NoReturn:
    raise RubricError([Problem(path, 1, 1, message, code)])
