"""The schema of a reply keeps to the rules of strict structured outputs."""

import re
from pathlib import Path

import pytest

from mock_interview.graders.llm_schema import reply_schema
from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.second_card import contested, still_open
from tests.builders import judgement, scorecard
from tests.graders.llm_samples import FULL, SAMPLES, SCALES_ALONE, WITHOUT_MISCONCEPTIONS
from tests.graders.llm_strict_rules import problems

SHIPPED = sorted(path for path in builtin_rubrics().glob("*/*.json") if path.name != "pack.json")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_schema_of_each_kind_of_rubric_is_strict(name: str) -> None:
    assert problems(reply_schema(SAMPLES[name]).schema) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_of_each_shipped_rubric_is_strict(path: Path) -> None:
    rubric = Rubric.model_validate_json(path.read_bytes())
    assert problems(reply_schema(rubric).schema) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_of_what_a_first_answer_left_open_is_strict(path: Path) -> None:
    rubric = Rubric.model_validate_json(path.read_bytes())
    for example in rubric.examples:
        first = scorecard(judgement(example.verdicts), rubric, "human")
        assert problems(reply_schema(still_open(rubric, first)).schema) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_of_each_criterion_alone_is_strict(path: Path) -> None:
    rubric = Rubric.model_validate_json(path.read_bytes())
    for criterion in rubric.criteria:
        assert problems(reply_schema(contested(rubric, criterion.id)).schema) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
        {"type": "object", "properties": {}, "required": []},
        {
            "type": "object",
            "properties": {"a": {"type": "string", "maxLength": 3}},
            "required": ["a"],
            "additionalProperties": False,
        },
    ],
)
def test_the_check_itself_finds_what_is_not_strict(broken: dict[str, object]) -> None:
    assert problems(broken)


def test_the_name_is_one_that_the_api_takes() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", reply_schema(FULL).name)


@pytest.mark.parametrize(("part", "verdict"), [("points", "verdict"), ("misconceptions", "made"), ("levels", "level")])
def test_quote_and_reason_stand_before_the_verdict(part: str, verdict: str) -> None:
    item = reply_schema(FULL).schema["properties"][part]["items"]
    assert list(item["properties"]) == ["id", "quote", "reason", verdict]


def test_ids_are_those_of_the_rubric() -> None:
    item = reply_schema(FULL).schema["properties"]["points"]["items"]
    assert item["properties"]["id"]["enum"] == ["uneven-gradients", "trees-unaffected", "fit-on-training"]


def test_unassessed_is_not_offered() -> None:
    item = reply_schema(FULL).schema["properties"]["points"]["items"]
    assert item["properties"]["verdict"]["enum"] == ["met", "partial", "missing"]


def test_a_level_is_one_of_the_scores_of_the_rubric() -> None:
    item = reply_schema(SCALES_ALONE).schema["properties"]["levels"]["items"]
    assert item["properties"]["level"] == {"type": "integer", "enum": [0, 1, 2, 3, 10]}


def test_what_the_rubric_does_not_have_is_not_asked_for() -> None:
    assert "points" not in reply_schema(SCALES_ALONE).schema["properties"]
    assert "misconceptions" not in reply_schema(WITHOUT_MISCONCEPTIONS).schema["properties"]
