import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no annotations

from mock_interview.locations import builtin_rubrics
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


@pytest.mark.parametrize("of", ["rubric", "pack"])
def test_every_key_but_a_heading_or_an_answer_shows_how_it_is_filled_in(of: Format) -> None:
    """Where the description alone would leave a writer guessing at the form."""
    for part in objects(json_schema(of)):
        for key in ("id", "text", "weight", "penalty", "cues", "percent", "verdicts", "order", "$schema"):
            if key in part["properties"]:
                assert part["properties"][key]["examples"], key


def test_an_editor_says_what_each_verdict_means() -> None:
    [verdict] = json_schema("rubric")["$defs"]["Example"]["properties"]["verdicts"]["patternProperties"].values()
    assert len(verdict["enumDescriptions"]) == len(verdict["enum"])


class TestAnIndependentValidator:
    """Another program that reads the schema comes to what our own models come to."""

    FILES = sorted(builtin_rubrics().glob("*/*.json"))
    BROKEN = Path(__file__).with_name("broken")
    # What a schema can say; the rest is said of the text, of names, or of two places at once.
    SAID_BY_SCHEMA = frozenset(
        """
        bad-format bad-kind bad-percent bad-slug empty-text missing-key newer-format no-format not-a-choice out-of-range
        too-few too-long unknown-key wrong-type
        """.split()
    )
    # White space and invisible characters alone are no text, and 1.0 is no whole number: JSON Schema sees neither.
    SAID_BY_US_ALONE = ("title-blank", "title-invisible", "score-a-fraction", "weight-infinite")

    @pytest.mark.parametrize("of", ["rubric", "pack"])
    def test_takes_the_schema_for_one(self, of: Format) -> None:
        Draft202012Validator.check_schema(json_schema(of))

    @pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.name}" for file in FILES])
    def test_accepts_every_shipped_file(self, file: Path) -> None:
        assert self.complaints(file) == []

    @pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.name}" for file in FILES])
    def test_finds_the_schema_where_a_shipped_file_says(self, file: Path) -> None:
        named = json.loads(file.read_text("utf-8"))["$schema"]
        of: Format = "pack" if file.name == "pack.json" else "rubric"
        assert json.loads((file.parent / named).read_text("utf-8")) == json_schema(of)

    def test_refuses_what_is_broken_in_a_way_that_a_schema_can_say(self) -> None:
        lines = (self.BROKEN / "expected.txt").read_text("utf-8").splitlines()
        broken = [
            line.partition(":")[0] for line in lines if line.rpartition("[")[2].rstrip("]") in self.SAID_BY_SCHEMA
        ]
        files = [self.BROKEN / name for name in broken if Path(name).stem not in self.SAID_BY_US_ALONE]
        assert [file.stem for file in files if not self.complaints(file)] == []
        assert len(files) > 50

    @staticmethod
    def complaints(file: Path) -> list[str]:
        of: Format = "pack" if file.name == "pack.json" else "rubric"
        validator = Draft202012Validator(json_schema(of))
        return [error.message for error in validator.iter_errors(json.loads(file.read_text("utf-8")))]
