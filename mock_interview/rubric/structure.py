"""What pydantic finds wrong, in the words of a person writing a rubric."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mock_interview.rubric.findings import Finding
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
from mock_interview.rubric.raw import shown
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

# By pydantic's type of error: the code of the problem, and what is said.
_SENTENCES = {
    "missing": ("missing-key", "{key} is missing; add it"),
    "extra_forbidden": ("unknown-key", "there is no key {key} here{nearest}; correct it or remove it"),
    "union_tag_invalid": ("bad-kind", "kind must be 'checklist' or 'levels', not {value}"),
    "union_tag_not_found": ("missing-key", "kind is missing; say 'checklist' or 'levels'"),
    "string_type": ("wrong-type", "{key} must be a text in quotes, not {value}"),
    "string_too_short": ("empty-text", "{key} is empty; write something or remove it"),
    "string_too_long": ("too-long", "{key} is longer than {max_length} characters; shorten it"),
    "string_pattern_mismatch": (
        "bad-slug",
        "{key} must be a slug (lower-case letters, digits and single hyphens), not {value}",
    ),
    "int_type": ("wrong-type", "{key} must be a whole number, not {value}"),
    "int_from_float": ("wrong-type", "{key} must be a whole number, not {value}"),
    "float_type": ("wrong-type", "{key} must be a number, not {value}"),
    "finite_number": ("out-of-range", "{key} must be a finite number"),
    "greater_than": ("out-of-range", "{key} must be greater than {gt:g}, not {value}"),
    "greater_than_equal": ("out-of-range", "{key} must be at least {ge:g}, not {value}"),
    "less_than_equal": ("out-of-range", "{key} must be at most {le:g}, not {value}"),
    "list_type": ("wrong-type", "{key} must be a list in square brackets, not {value}"),
    "dict_type": ("wrong-type", "{key} must be an object in braces, not {value}"),
    "model_type": ("wrong-type", "{key} must be an object in braces, not {value}"),
    "model_attributes_type": ("wrong-type", "{key} must be an object in braces, not {value}"),
    "too_short": ("too-few", "{key} has too few items; it needs at least {min_length}"),
    "literal_error": ("not-a-choice", "{key} must be {expected}, not {value}{meant}"),
}

# What other words stand for: screens call a point that is half made "partly" made.
_MEANT = {"partly": "partial", "partially": "partial"}


def findings(error: ValidationError, model: type[BaseModel]) -> Iterator[Finding]:
    """Yield what each error is about, in a sentence."""
    for detail in error.errors(include_url=False, include_context=True):
        if detail["type"] == "string_unicode":
            continue  # half a character: told where the text is read
        where = _file_path(detail)
        is_key = detail["type"] == "extra_forbidden" or _marks_a_key(detail)
        yield Finding(where, *_told(detail, where, model), is_key)


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


def _told(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> tuple[str, str]:
    """Return the code and the sentence of an error."""
    if detail["type"] == "value_error":
        return f"bad-{path[-1]}", f"{_name(path)} {detail['ctx']['error']}"
    kind = "string_too_short" if detail["input"] == "" else detail["type"]
    code, template = _SENTENCES.get(kind, ("unusable", ""))
    if not template:
        return code, one_line(detail["msg"], 200)
    return code, template.format(
        key=_name(path),
        value=shown(_value(detail)),
        nearest=_nearest(path, detail, model) if "{nearest}" in template else "",
        meant=_meant(detail) if "{meant}" in template else "",
        **detail.get("ctx", {}),
    )


def _meant(detail: ErrorDetails) -> str:
    """Return the choice that another word stands for, as a question; nothing where it is none of the choices."""
    choice = repr(_MEANT.get(str(detail["input"])))
    return f" (did you mean {choice}?)" if choice in detail.get("ctx", {}).get("expected", "") else ""


def _value(detail: ErrorDetails) -> object:
    return detail["input"]["kind"] if detail["type"] == "union_tag_invalid" else detail["input"]


def _name(path: Path) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {one_line(str(path[-2]), 40)}" if len(path) > 1 else "an item"
    return repr(one_line(path[-1], 40))


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
