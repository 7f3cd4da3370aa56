"""The strict JSON Schema of a reply, built from the rubric.

It keeps to what strict structured outputs allow everywhere: every property is required, nothing
further is allowed, no keyword but the ones below. Properties stand in the order in which they are to be
written, so that a verdict comes after the words it rests on.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from mock_interview.llm.chat import ReplySchema
from mock_interview.rubric.models import Rubric

SCHEMA_NAME = "grading"
TEXT = {"type": "string"}
YES_NO = {"type": "boolean"}


def reply_schema(rubric: Rubric) -> ReplySchema:
    """Return the schema of a reply that judges every part of `rubric`."""
    parts: dict[str, Any] = {}
    if points := rubric.points:
        parts["points"] = _items(points, "verdict", _choice(["met", "partial", "missing"]))
    if wrongs := rubric.misconceptions:
        parts["misconceptions"] = _items(wrongs, "made", YES_NO)
    if scales := rubric.scales:
        scores = sorted({level.score for scale in scales for level in scale.levels})
        levels = {"type": "integer", "enum": scores}
        parts["levels"] = _items([scale.id for scale in scales], "level", levels)
    return ReplySchema(SCHEMA_NAME, strict_object({**parts, "strength": TEXT, "fix": TEXT, "steering_attempt": YES_NO}))


def _items(ids: Iterable[str], verdict: str, values: dict[str, Any]) -> dict[str, Any]:
    item = {"id": _choice(list(ids)), "quote": TEXT, "reason": TEXT, verdict: values}
    return {"type": "array", "items": strict_object(item)}


def _choice(values: Sequence[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def strict_object(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has these properties, all of them and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
