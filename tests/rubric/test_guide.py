"""``docs/writing-rubrics.md`` says what the formats and the checks say."""

import re
from pathlib import Path
from typing import Any

import pytest

from mock_interview.rubric.schema import json_schema
from tests.cli.program import ROOT

GUIDE = (ROOT / "docs" / "writing-rubrics.md").read_text("utf-8")
EXPECTED = (Path(__file__).with_name("broken") / "expected.txt").read_text("utf-8")
# What no file can be kept for: a bad name, no file, two megabytes; and what pydantic might come to say one day.
NOT_IN_THE_CORPUS = {"odd-name", "unreadable", "too-large", "unusable"}

RUBRIC, PACK = json_schema("rubric"), json_schema("pack")
PARTS = {
    "A rubric": RUBRIC,
    "A checklist, one of the `criteria`": RUBRIC["$defs"]["Checklist"],
    "A point": RUBRIC["$defs"]["Point"],
    "A misconception": RUBRIC["$defs"]["Misconception"],
    "A scale, one of the `criteria`": RUBRIC["$defs"]["Levels"],
    "A level": RUBRIC["$defs"]["Level"],
    "A follow-up": RUBRIC["$defs"]["FollowUp"],
    "An example": RUBRIC["$defs"]["Example"],
    "A pack, `pack.json`": PACK,
    "A band": PACK["$defs"]["Band"],
}


def rows(schema: dict[str, Any]) -> list[str]:
    """Return the table of the keys of one object."""
    required = schema["required"]
    return [
        f"| `{key}` | {'required' if key in required else ''} | {described['description']} |"
        for key, described in schema["properties"].items()
    ]


@pytest.mark.parametrize("part", PARTS)
def test_the_table_of_keys_is_that_of_the_schema(part: str) -> None:
    [section] = [text for text in re.split(r"\n##+ ", GUIDE) if text.startswith(f"{part}\n")]
    assert [line for line in section.splitlines() if line.startswith("| `")] == rows(PARTS[part])


def test_the_table_of_codes_has_every_one_and_each_has_a_broken_file() -> None:
    checking = GUIDE.partition("## Checking")[2].partition("## Quality")[0]
    told = set(re.findall(r"^\| `([a-z0-9-]+)`", checking, re.MULTILINE))
    broken = set(re.findall(r"\[([a-z0-9-]+)\]$", EXPECTED, re.MULTILINE))
    assert told - broken == NOT_IN_THE_CORPUS
    assert broken <= told


def test_the_line_shown_is_one_that_is_printed() -> None:
    line = re.search(r"^my-pack/scaling\.json:(?P<problem>\d+:\d+: .+)$", GUIDE, re.MULTILINE)
    assert line is not None
    assert f"rubrics/level-gap.json:{line['problem']} [" in EXPECTED
