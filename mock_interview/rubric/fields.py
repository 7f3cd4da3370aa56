"""What the values in a rubric or a pack can be."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from mock_interview.text import sanitise


def _clean(value: object) -> object:
    return sanitise(value) if isinstance(value, str) else value


def no_other_keys(schema: dict[str, Any]) -> None:
    """Say of an object whose keys are ids that it has no others; pydantic states the pattern alone."""
    schema["additionalProperties"] = False


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), BeforeValidator(_clean)]
Weight = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
VerdictByAuthor: TypeAlias = Annotated[
    Literal["met", "partial", "missing"],
    Field(
        json_schema_extra={
            "enumDescriptions": ["The answer makes the point.", "It makes a part of it.", "It does not make it."]
        }
    ),
]


class Strict(BaseModel):
    """An object without other keys, whose values are of the kinds they say; a text that looks like a number is none."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
