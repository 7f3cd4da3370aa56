"""From a disagreement to an example of the rubric, on the command line."""

import json
from pathlib import Path

import pytest

from mock_interview.rubric.library import LoadedRubric, open_library
from mock_interview.settings import load_settings
from mock_interview.transcripts.database import Database
from tests.cli.conftest import Run
from tests.workshop.builders import ANSWER, HUMAN, SMALL, asked, scored

REF = "demo/scaling"


@pytest.fixture
def loaded(pack: Path) -> LoadedRubric:
    return open_library(load_settings()).load(REF)


@pytest.fixture
def attempt_id(db: Database, loaded: LoadedRubric) -> str:
    attempt = asked(db, loaded)
    scored(db, loaded, attempt, SMALL, {"slow-descent": "met", "trees": "met"})
    scored(db, loaded, attempt, HUMAN, {"slow-descent": "met", "trees": "missing"})
    return attempt.id


def examples(pack: Path) -> list[str]:
    return [example["id"] for example in json.loads((pack / "scaling.json").read_text("utf-8"))["examples"]]


def test_disagreements_are_told_with_quote_and_reason_and_what_to_do_next(run: Run, attempt_id: str) -> None:
    result = run("rubrics", "disagreements", REF)
    assert result.stdout.splitlines() == [
        "trees: Trees do not care",
        "  1 of 1 verdicts differ",
        f"  {attempt_id[:8]}  a reviewer: missing; small-1: met",
        "        “Descent crawls on uneven”",
        "        It is met.",
        "",
    ]
    assert "'mock-interview rubrics example demo/scaling ID' makes such an answer an example" in result.stderr


def test_disagreements_as_json(run: Run, attempt_id: str) -> None:
    [found] = json.loads(run("rubrics", "disagreements", REF, "--json").stdout)
    assert (found["id"], found["judged"]) == ("trees", 1)
    assert found["instances"][0] == {
        "attempt": attempt_id,
        "round": 0,
        "person": "human",
        "person_verdict": "missing",
        "grader": {"kind": "llm", "model": "small-1", "prompt_sha256": "1" * 64},
        "grader_verdict": "met",
        "quote": "Descent crawls on uneven",
        "reason": "It is met.",
    }


def test_where_nobody_differs_that_is_said(run: Run, pack: Path, db: Database) -> None:
    result = run("rubrics", "disagreements", REF)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No verdict of a person differs from a grader's" in result.stderr


def test_the_answer_is_shown_and_has_to_be_confirmed(run: Run, attempt_id: str, pack: Path) -> None:
    result = run("rubrics", "example", REF, attempt_id[:8], typed="crawling\n\ny\n")
    assert ANSWER in result.stdout
    assert "  trees: missing\n" in result.stdout
    assert "Look again: “Siemens” may be a name." in result.stderr
    assert f"Added to {pack / 'scaling.json'}." in result.stderr
    assert examples(pack) == ["strong", "crawling"]


def test_what_is_not_confirmed_is_not_written(run: Run, attempt_id: str, pack: Path) -> None:
    result = run("rubrics", "example", REF, attempt_id, "--id", "crawling", "--note", "", typed="n\n")
    assert result.exit_code == 0
    assert "Nothing was written." in result.stderr
    assert examples(pack) == ["strong"]


def test_a_script_is_asked_nothing_and_the_rubric_passes_its_check(run: Run, attempt_id: str, pack: Path) -> None:
    result = run("rubrics", "example", REF, attempt_id, "--id", "crawling", "--note", "Seen in May.", "--yes")
    assert result.exit_code == 0
    assert run("rubrics", "check", REF).exit_code == 0
    assert "Note on crawling\n  Seen in May." in run("rubrics", "show", REF).stdout


def test_a_script_has_to_name_the_example(run: Run, attempt_id: str) -> None:
    result = run("rubrics", "example", REF, attempt_id, "--yes")
    assert result.exit_code == 2
    assert "name the example with --id" in result.stderr


def test_an_answer_to_another_question_is_refused(run: Run, attempt_id: str) -> None:
    result = run("rubrics", "example", "demo/other", attempt_id, "--id", "x", "--yes")
    assert result.exit_code == 2
    assert "is an answer to demo/scaling" in result.stderr


def test_a_shipped_rubric_is_copied_only_if_that_is_asked(run: Run, db: Database, home: Path) -> None:
    shipped = open_library(load_settings()).load("ml-engineer/feature-scaling")
    attempt = asked(db, shipped)
    scored(db, shipped, attempt, HUMAN, {"trees-unaffected": "met"})
    arguments = ("rubrics", "example", shipped.ref, attempt.id, "--id", "crawling", "--yes")
    copy = home / "data" / "rubrics" / "ml-engineer" / "feature-scaling.json"
    refused = run(*arguments)
    assert refused.exit_code == 2
    assert f"--copy copies it to {copy}" in refused.stderr
    assert not copy.exists()
    copied = run(*arguments, "--copy")
    assert copied.exit_code == 0
    assert f"in {copy}; from now on it is used instead of the shipped {shipped.ref}." in copied.stderr
    assert run("rubrics", "check", shipped.ref).exit_code == 0
    assert copy.exists()
