"""What is kept of a bench, and what the next one makes of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from mock_interview.locations import Locations, locate
from mock_interview.rubric.library import LoadedRubric, load_file
from mock_interview.scoring.scorecard import Provenance
from mock_interview.workshop.bench.changes import Flipped, Moved, since
from mock_interview.workshop.bench.records import KeptOutcome, Record, keep_record, last_record
from tests.builders import write_pack

MODEL = Provenance("llm", model="small-1", endpoint="http://localhost:1", prompt_sha256="1" * 64)
BEFORE = Record(
    "demo/scaling",
    "a" * 64,
    "0.1.0",
    "2025-03-01T09:00:00.000+00:00",
    MODEL,
    {"strong": KeptOutcome(90.0, {"trees": "met"}), "blank": KeptOutcome(0.0, {"trees": "missing"})},
)


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedRubric:
    return load_file(write_pack(tmp_path / "demo", "scaling") / "scaling.json")


@pytest.fixture
def places(home: Path) -> Locations:
    return locate()


def test_a_record_is_found_again_by_rubric_and_kind_of_grader(places: Locations, loaded: LoadedRubric) -> None:
    keep_record(places, BEFORE)
    assert last_record(places, loaded, "llm") == BEFORE
    assert last_record(places, loaded, "offline") is None


def test_the_newest_takes_the_place_of_the_one_before(places: Locations, loaded: LoadedRubric) -> None:
    later = replace(BEFORE, grader=replace(MODEL, model=["a", "b"]))
    keep_record(places, BEFORE)
    keep_record(places, later)
    assert last_record(places, loaded, "llm") == later
    assert len(list((places.bench_runs / "demo").iterdir())) == 1


@pytest.mark.parametrize("content", ["", "{}", "[" * 9999, '{"ref": 1}'])
def test_a_record_that_cannot_be_read_is_as_good_as_none(places: Locations, loaded: LoadedRubric, content: str) -> None:
    keep_record(places, BEFORE)
    (places.bench_runs / "demo" / "scaling.llm.json").write_text(content, "utf-8")
    assert last_record(places, loaded, "llm") is None


def test_a_record_that_cannot_be_kept_costs_nobody_the_bench(places: Locations) -> None:
    places.data.mkdir(parents=True)
    places.bench_runs.write_text("in the way", "utf-8")
    keep_record(places, BEFORE)


def test_where_nothing_was_changed_and_nothing_moved_there_is_nothing_to_tell() -> None:
    told = since(BEFORE, BEFORE)
    assert (told.at, told.changed, told.moved, told.flipped) == (BEFORE.created_at, (), (), ())


def test_percents_that_moved_and_verdicts_that_flipped_are_told_by_case() -> None:
    after = replace(BEFORE, outcomes={**BEFORE.outcomes, "strong": KeptOutcome(60.0, {"trees": "partly"})})
    told = since(BEFORE, after)
    assert told.moved == (Moved("strong", 90.0, 60.0),)
    assert told.flipped == (Flipped("strong", "trees", "met", "partly"),)


def test_cases_and_points_that_only_one_of_them_has_are_left_out() -> None:
    after = replace(BEFORE, outcomes={"weak": KeptOutcome(5.0, {}), "strong": KeptOutcome(90.0, {"order": "met"})})
    told = since(BEFORE, after)
    assert (told.moved, told.flipped) == ((), ())


def test_everything_that_was_changed_is_named_as_it_was_and_is() -> None:
    grader = replace(MODEL, model=["a", "b"], endpoint=None, prompt_sha256="2" * 64, votes=2, strict=True)
    after = replace(BEFORE, rubric_sha256="b" * 64, program="0.2.0", grader=grader)
    assert since(BEFORE, after).changed == (
        "the rubric (aaaaaaaa to bbbbbbbb)",
        "the model (small-1 to a, b)",
        "the endpoint (http://localhost:1 to none)",
        "the prompt (11111111 to 22222222)",
        "the votes (1 to 2)",
        "a request per criterion (off to on)",
        "the program (0.1.0 to 0.2.0)",
    )
