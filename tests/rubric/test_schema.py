from collections.abc import Iterator
from typing import Any

import pytest

from mock_interview.rubric.models import Pack, Rubric
from mock_interview.rubric.schema import Format, json_schema


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every object with named properties in a schema, at any depth."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("of", ["rubric", "pack"])
def test_a_key_that_is_not_known_is_an_error_at_every_level(of: Format) -> None:
    assert all(part["additionalProperties"] is False for part in objects(json_schema(of)))


@pytest.mark.parametrize(("of", "model"), [("rubric", Rubric), ("pack", Pack)])
def test_the_keys_are_those_of_a_file(of: Format, model: type[Rubric] | type[Pack]) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert set(json_schema(of)["properties"]) == keys


@pytest.mark.parametrize("of", ["rubric", "pack"])
def test_every_key_is_described_for_the_editor_and_none_has_a_made_up_title(of: Format) -> None:
    for part in objects(json_schema(of)):
        for described in part["properties"].values():
            assert described["description"]
            assert "title" not in described


def test_only_what_the_format_requires_is_required() -> None:
    assert set(json_schema("rubric")["required"]) == {"format", "id", "title", "question", "seconds", "criteria"}
    assert set(json_schema("pack")["required"]) == {"format", "title"}
