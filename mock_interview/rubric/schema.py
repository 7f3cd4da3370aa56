"""The rubric and pack formats as JSON Schema, for editors that check and complete as one types."""

from typing import Any, Literal, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from mock_interview.rubric.models import Pack, Rubric

Format: TypeAlias = Literal["rubric", "pack"]

_MODELS: dict[Format, type[BaseModel]] = {"rubric": Rubric, "pack": Pack}


class _Described(GenerateJsonSchema):
    """Leaves out titles made of field names, which editors would show in place of the descriptions."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401 - one of pydantic's many schemas
        return False


def json_schema(of: Format) -> dict[str, Any]:
    """Return the JSON Schema, draft 2020-12, of a rubric file or of a ``pack.json``."""
    return schema_of(_MODELS[of])


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema, draft 2020-12, of what `model` reads."""
    schema = model.model_json_schema(by_alias=True, schema_generator=_Described)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}
