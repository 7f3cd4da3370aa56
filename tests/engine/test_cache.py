"""What a model said is found again, and a file that says otherwise is not believed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mock_interview.engine.cache import Cached
from mock_interview.graders.protocol import Grading
from mock_interview.settings import Settings, load_settings
from tests.builders import conversation, rubric
from tests.engine.scripted import ScriptedGrader, answers


@pytest.fixture
def settings(home: Path) -> Settings:
    return load_settings()


def kept_file(settings: Settings) -> Path:
    [path] = (settings.locations.cache / "gradings").glob("*.json")
    return path


async def graded(grader: ScriptedGrader, settings: Settings) -> Grading:
    return await Cached(grader, settings).grade(rubric(), conversation())


async def test_the_very_same_is_asked_for_once(settings: Settings) -> None:
    grader = ScriptedGrader(answers())
    first = await graded(grader, settings)
    again = await graded(grader, settings)
    assert len(grader.asked) == 1
    assert again.judgement.points == first.judgement.points
    assert [flag.code for flag in again.judgement.flags] == ["cached"]
    assert again.usage.requests == 0


async def test_another_answer_or_plea_is_asked_for(settings: Settings) -> None:
    grader = ScriptedGrader(answers())
    await graded(grader, settings)
    await Cached(grader, settings).grade(rubric(), conversation("Something else entirely."))
    await Cached(grader, settings).grade(rubric(), conversation(), plea="I did say that.")
    assert len(grader.asked) == 3


def as_a_person(kept: dict[str, Any]) -> None:
    kept["provenance"]["kind"] = "human"


def with_credits(kept: dict[str, Any]) -> None:
    for claim in kept["judgement"]["points"].values():
        claim["credit"] = 1.0


def with_a_huge_spread(kept: dict[str, Any]) -> None:
    kept["judgement"]["spreads"] = {"mechanism": 1e308}


def as_a_list(kept: dict[str, Any]) -> None:
    kept["judgement"] = []


@pytest.mark.parametrize("tamper", [as_a_person, with_credits, with_a_huge_spread, as_a_list])
async def test_a_file_that_the_grader_cannot_have_written_is_not_believed(
    settings: Settings, tamper: Callable[[dict[str, Any]], None]
) -> None:
    grader = ScriptedGrader(answers())
    await graded(grader, settings)
    path = kept_file(settings)
    kept = json.loads(path.read_text("utf-8"))
    tamper(kept)
    path.write_text(json.dumps(kept), "utf-8")
    await graded(grader, settings)
    assert len(grader.asked) == 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{" * 5000])
async def test_a_broken_file_is_written_anew(settings: Settings, content: bytes) -> None:
    grader = ScriptedGrader(answers())
    await graded(grader, settings)
    kept_file(settings).write_bytes(content)
    await graded(grader, settings)
    assert len(grader.asked) == 2
