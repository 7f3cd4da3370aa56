"""The published rules for strict structured outputs, as a check of a schema.

Kept to the narrowest limits ever published: 5 levels of nesting and 100 properties.
"""

from collections.abc import Iterator, Mapping
from typing import Any

KEYWORDS = frozenset({"type", "properties", "required", "additionalProperties", "items", "enum"})
TYPES = frozenset({"object", "array", "string", "boolean", "integer"})
MAX_DEPTH, MAX_PROPERTIES, MAX_ENUM_VALUES, MAX_CHARS = 5, 100, 1000, 120_000
LONG_ENUM_VALUES, LONG_ENUM_CHARS = 250, 15_000


def problems(schema: Mapping[str, Any]) -> list[str]:
    """Return what strict structured outputs would refuse in `schema`."""
    nodes = list(_nodes(schema, 1))
    found = [problem for node, depth in nodes for problem in _problems_of(node, depth)]
    names = [name for node, _ in nodes for name in node.get("properties", ())]
    values = [str(value) for node, _ in nodes for value in node.get("enum", ())]
    if schema.get("type") != "object":
        found.append("the root is not an object")
    if len(names) > MAX_PROPERTIES or len(values) > MAX_ENUM_VALUES:
        found.append("too many properties or values")
    if sum(map(len, [*names, *values])) > MAX_CHARS:
        found.append("too many characters")
    return found


def _nodes(node: Mapping[str, Any], depth: int) -> Iterator[tuple[Mapping[str, Any], int]]:
    yield node, depth
    for child in node.get("properties", {}).values():
        yield from _nodes(child, depth + 1)
    if "items" in node:
        yield from _nodes(node["items"], depth + (node["items"].get("type") == "object"))


def _problems_of(node: Mapping[str, Any], depth: int) -> Iterator[str]:
    if unknown := set(node) - KEYWORDS:
        yield f"unsupported keywords {unknown}"
    if node.get("type") not in TYPES:
        yield f"unsupported type {node.get('type')}"
    if depth > MAX_DEPTH:
        yield "nested too deep"
    if node.get("type") == "object":
        if node.get("additionalProperties") is not False:
            yield "additionalProperties is not false"
        if list(node["properties"]) != node.get("required"):
            yield "not every property is required"
    if "enum" in node:
        yield from _enum_problems([str(value) for value in node["enum"]])


def _enum_problems(values: list[str]) -> Iterator[str]:
    if not values or len(set(values)) != len(values):
        yield "an enum is empty or repeats itself"
    if len(values) > LONG_ENUM_VALUES and sum(map(len, values)) > LONG_ENUM_CHARS:
        yield "a long enum has too many characters"
