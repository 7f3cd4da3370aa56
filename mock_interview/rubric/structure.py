"""What pydantic finds wrong, in the words of a person writing a rubric."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mock_interview.rubric.models import (
    Band,
    Checklist,
    Example,
    FollowUp,
    Level,
    Levels,
    Misconception,
    Point,
)
from mock_interview.rubric.positions import Path
from mock_interview.text import one_line

_ITEMS: dict[str, type[BaseModel]] = {
    "points": Point,
    "misconceptions": Misconception,
    "levels": Level,
    "follow_ups": FollowUp,
    "examples": Example,
    "bands": Band,
}
_CRITERIA: dict[str, type[BaseModel]] = {"checklist": Checklist, "levels": Levels}

_SENTENCES = {
    "missing": "{key} is missing; add it",
    "extra_forbidden": "there is no key {key} here{nearest}; correct it or remove it",
    "union_tag_invalid": "kind must be 'checklist' or 'levels', not {value}",
    "union_tag_not_found": "kind is missing; say 'checklist' or 'levels'",
    "string_type": "{key} must be a text in quotes, not {value}",
    "string_too_short": "{key} is empty; write something or remove it",
    "string_too_long": "{key} is longer than {max_length} characters; shorten it",
    "string_pattern_mismatch": "{key} must be a slug (lower-case letters, digits and single hyphens), not {value}",
    "int_type": "{key} must be a whole number, not {value}",
    "int_from_float": "{key} must be a whole number, not {value}",
    "float_type": "{key} must be a number, not {value}",
    "finite_number": "{key} must be a finite number",
    "greater_than": "{key} must be greater than {gt:g}, not {value}",
    "greater_than_equal": "{key} must be at least {ge:g}, not {value}",
    "less_than_equal": "{key} must be at most {le:g}, not {value}",
    "list_type": "{key} must be a list in square brackets, not {value}",
    "dict_type": "{key} must be an object in braces, not {value}",
    "model_type": "{key} must be an object in braces, not {value}",
    "model_attributes_type": "{key} must be an object in braces, not {value}",
    "too_short": "{key} has too few items; it needs at least {min_length}",
    "literal_error": "{key} must be {expected}, not {value}",
}


def findings(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Path, bool, str]]:
    """Yield for each error the path it is about, whether its key (not its value) is meant, and a sentence."""
    for detail in error.errors(include_url=False, include_context=True):
        path = _file_path(detail)
        is_key = detail["type"] == "extra_forbidden" or _marks_a_key(detail)
        yield path, is_key, _sentence(detail, path, model)


def _marks_a_key(detail: ErrorDetails) -> bool:
    """Tell whether the path ends in pydantic's mark for a key of a dictionary, not in an unknown key of that name."""
    return detail["type"] != "extra_forbidden" and detail["loc"][-1:] == ("[key]",)


def _file_path(detail: ErrorDetails) -> Path:
    """Return the path in the file: without the kind and the key mark that pydantic puts in, with the kind it means."""
    path = detail["loc"]
    if len(path) > 2 and path[0] == "criteria":
        path = (*path[:2], *path[3:])
    if detail["type"] == "union_tag_invalid":
        path = (*path, "kind")
    return path[:-1] if _marks_a_key(detail) else path


def _sentence(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    if detail["type"] == "value_error":
        return f"{_name(path)} {detail['ctx']['error']}"
    template = _SENTENCES.get(detail["type"])
    if template is None:
        return one_line(detail["msg"], 200)
    return template.format(
        key=_name(path),
        value=_shown(_value(detail)),
        nearest=_nearest(path, detail, model) if "{nearest}" in template else "",
        **detail.get("ctx", {}),
    )


def _value(detail: ErrorDetails) -> object:
    return detail["input"]["kind"] if detail["type"] == "union_tag_invalid" else detail["input"]


def _name(path: Path) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {one_line(str(path[-2]), 40)}" if len(path) > 1 else "an item"
    return repr(one_line(path[-1], 40))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    names: dict[Any, str] = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return names[value]
    return repr(one_line(value, 40)) if isinstance(value, str) else one_line(str(value), 40)


def _nearest(path: Path, detail: ErrorDetails, model: type[BaseModel]) -> str:
    owner = _owner(detail["loc"][:-1], model)
    known = [info.alias or name for name, info in owner.model_fields.items()]
    close = get_close_matches(str(path[-1]), known, n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _owner(loc: Path, model: type[BaseModel]) -> type[BaseModel]:
    """Return the model of the object that `loc`, as pydantic gives it, leads to."""
    if len(loc) < 2:
        return model
    if loc[0] == "criteria" and len(loc) == 3:
        return _CRITERIA[str(loc[2])]
    return _ITEMS.get(str(loc[-2]), model)
