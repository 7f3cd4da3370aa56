from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.engine.registry import GraderFactory
from mock_interview.errors import GradingError
from mock_interview.graders.llm_anchors import anchors_for
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings, load_settings
from mock_interview.workshop.bench.running import Bench, requests_for, rubric_alone, run, set_up
from tests.builders import write_pack, write_rubric
from tests.engine.scripted import ScriptedGrader, answers, fails, handing_out

EXAMPLES = [
    {"id": name, "answer": f"Descent is {name}.", "percent": [0, 100], "verdicts": {"trees": "met"}}
    for name in ("strong", "middling", "weak")
]


@pytest.fixture
def settings(home: Path) -> Settings:
    pack = write_pack(load_settings().locations.user_rubrics / "demo", "scaling", "drift")
    write_rubric(pack, "scaling", examples=EXAMPLES)
    return load_settings()


@pytest.fixture
def library(settings: Settings) -> Library:
    return open_library(settings)


def at_work(library: Library, *refs: str) -> Bench:
    return set_up([library.load(ref) for ref in refs or ("demo/scaling",)], library)


async def counts(bench: Bench, settings: Settings, factory: GraderFactory = rubric_alone) -> list[int]:
    async with aclosing(run(bench, settings, factory)) as going:
        return [count async for count in going]


async def test_every_case_of_every_rubric_is_graded_and_counted(settings: Settings, library: Library) -> None:
    bench = at_work(library, "demo/scaling", "demo/drift")
    assert await counts(bench, settings) == list(range(1, bench.total + 1))
    assert [(benched.loaded.ref, len(benched.outcomes)) for benched in bench.done] == [
        (trial.loaded.ref, len(trial.cases)) for trial in bench.trials
    ]
    assert bench.partial is None


async def test_no_grader_is_shown_the_example_that_it_grades(settings: Settings, library: Library) -> None:
    grader = ScriptedGrader(answers())
    await counts(at_work(library), settings, handing_out(grader))
    shown = [(asked.conversation[-1].text, anchors_for(asked.rubric, asked.conversation)) for asked in grader.asked]
    assert not [said for said, anchors in shown for anchor in anchors if anchor.answer in said]
    assert {len(anchors) for _, anchors in shown} == {2, 3}


async def test_the_rubric_is_marked_whole_whatever_the_grader_was_shown(settings: Settings, library: Library) -> None:
    bench = at_work(library)
    await counts(bench, settings)
    assert {outcome.card.rubric_sha256 for outcome in bench.done[0].outcomes} == {library.load("demo/scaling").sha256}


async def test_what_was_done_before_the_grader_failed_is_still_there(settings: Settings, library: Library) -> None:
    bench = at_work(library)
    grader = ScriptedGrader(answers(), answers(), fails(GradingError("The server went away.")))
    with pytest.raises(GradingError, match="went away"):
        await counts(bench, settings, handing_out(grader))
    assert bench.done == []
    assert bench.partial is not None
    assert [outcome.case.name for outcome in bench.partial.outcomes] == ["strong", "middling"]
    assert grader.is_closed


async def test_an_answer_that_misses_the_question_comes_from_the_same_pack(
    settings: Settings, library: Library
) -> None:
    cases = {case.family: case.name for case in at_work(library).trials[0].cases}
    assert cases["off topic"] == "off topic: demo/drift"


async def test_or_from_the_shipped_packs_where_the_pack_has_no_other(settings: Settings) -> None:
    write_pack(settings.locations.user_rubrics / "lone", "scaling")
    cases = {case.family: case.name for case in at_work(open_library(settings), "lone/scaling").trials[0].cases}
    assert cases["off topic"].startswith("off topic: ml-engineer/")


async def test_a_broken_rubric_beside_it_is_passed_over(settings: Settings) -> None:
    pack = write_pack(settings.locations.user_rubrics / "lone", "scaling")
    (pack / "broken.json").write_text("{", "utf-8")
    cases = {case.family: case.name for case in at_work(open_library(settings), "lone/scaling").trials[0].cases}
    assert cases["off topic"].startswith("off topic: ml-engineer/")


def test_requests_are_counted_by_votes_models_and_criteria(settings: Settings, library: Library) -> None:
    bench = at_work(library)
    once = bench.total - 2  # what says nothing is asked of nobody
    assert requests_for(bench, settings) == once
    assert requests_for(bench, replace(settings, votes=3, models=("a", "b"), strict=True)) == once * 3 * 2 * 2


async def test_what_people_scored_on_this_machine_plays_no_part(
    settings: Settings, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mock_interview.engine.offline_grading.find_marks", lambda *_: pytest.fail("it looked"))
    bench = at_work(library)
    assert await counts(bench, settings)
