import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_pack
from tests.cli.conftest import Run

GIVEN = ("--question", "Why scale?", "--point", "Descent crawls on uneven ranges", "--point", "Trees do not care")


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mock_interview.cli.new_rubric.has_terminal", lambda: True)


@pytest.fixture
def rubrics(home: Path) -> Path:
    return home / "data" / "rubrics"


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_options_alone_make_a_rubric_that_passes_the_check(run: Run, rubrics: Path) -> None:
    result = run("rubrics", "new", "demo/scaling", *GIVEN)
    assert result.stdout == f"{rubrics / 'demo' / 'scaling.json'}\n"
    checked = run("rubrics", "check", "demo")
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_it_says_what_to_do_next(run: Run) -> None:
    told = run("rubrics", "new", "demo/scaling", *GIVEN).stderr
    assert "mock-interview rubrics check demo/scaling" in told
    assert "mock-interview practice demo/scaling" in told


def test_a_new_pack_is_described_and_its_schemas_stand_where_its_files_look(run: Run, rubrics: Path) -> None:
    run("rubrics", "new", "demo/scaling", *GIVEN)
    pack = rubrics / "demo"
    assert read(pack / "pack.json")["order"] == ["scaling"]
    for file in ("pack.json", "scaling.json"):
        assert "properties" in read(pack / read(pack / file)["$schema"])


def test_a_second_rubric_comes_after_the_first_in_the_order_of_the_pack(run: Run, rubrics: Path) -> None:
    for name in ("scaling", "bias"):
        run("rubrics", "new", f"demo/{name}", *GIVEN)
    assert read(rubrics / "demo" / "pack.json")["order"] == ["scaling", "bias"]


def test_a_pack_that_somebody_laid_out_keeps_its_description(run: Run, pack: Path) -> None:
    before = (pack / "pack.json").read_bytes()
    assert run("rubrics", "new", "demo/sampling", *GIVEN).exit_code == 0
    assert (pack / "pack.json").read_bytes() == before


def test_a_rubric_added_to_a_built_in_pack_leaves_the_pack_its_description(run: Run, rubrics: Path) -> None:
    run("rubrics", "new", "ml-engineer/sampling", *GIVEN)
    assert not (rubrics / "ml-engineer" / "pack.json").exists()
    assert run("rubrics", "list").stdout.count("ml-engineer/") == 13


def test_one_that_takes_the_place_of_a_built_in_rubric_says_so(run: Run) -> None:
    told = run("rubrics", "new", "ml-engineer/feature-scaling", *GIVEN).stderr
    assert "instead of the built-in rubrics of the same name: ml-engineer/feature-scaling" in told


def test_nothing_is_written_over(run: Run, pack: Path) -> None:
    before = (pack / "scaling.json").read_bytes()
    result = run("rubrics", "new", "demo/scaling", *GIVEN)
    assert result.exit_code == 2
    assert "is there already; choose another name" in result.stderr
    assert (pack / "scaling.json").read_bytes() == before


def test_it_can_be_put_elsewhere(run: Run, tmp_path: Path, rubrics: Path) -> None:
    mine = tmp_path / "mine"
    result = run("rubrics", "new", "demo/scaling", *GIVEN, "--out", str(mine))
    assert result.stdout == f"{mine / 'demo' / 'scaling.json'}\n"
    assert f"practice demo/scaling --rubrics {mine}" in result.stderr
    assert not rubrics.exists()


def test_examples_come_from_files(run: Run, rubrics: Path, answer: str) -> None:
    run("rubrics", "new", "demo/scaling", *GIVEN, "--example", "strong", answer)
    [example] = read(rubrics / "demo" / "scaling.json")["examples"]
    assert (example["id"], example["percent"]) == ("strong", [80, 100])
    assert run("grade", "demo/scaling", answer, "--no-save").exit_code == 0


@pytest.mark.parametrize(
    "arguments", [(), ("demo/scaling",), ("demo/scaling", "--question", "Why?"), ("scaling", *GIVEN), GIVEN]
)
def test_what_is_missing_without_a_terminal_is_bad_usage(run: Run, rubrics: Path, arguments: tuple[str, ...]) -> None:
    assert run("rubrics", "new", *arguments).exit_code == 2
    assert not rubrics.exists()


@pytest.mark.parametrize("ref", ["demo/Scaling", "Demo/scaling", "demo/..", "../scaling", "demo/a/b", "demo/con"])
def test_a_name_that_cannot_be_used_is_bad_input(run: Run, rubrics: Path, ref: str) -> None:
    assert run("rubrics", "new", ref, *GIVEN).exit_code == 2
    assert not rubrics.exists()


@pytest.mark.usefixtures("at_a_terminal")
def test_enter_alone_at_every_question_makes_a_rubric_that_passes_the_check(run: Run, rubrics: Path) -> None:
    result = run("rubrics", "new", typed="\n" * 15)
    assert result.exit_code == 0
    path = rubrics / "my-questions" / "first-question.json"
    assert result.stdout.endswith(f"{path}\n")
    assert run("rubrics", "check", str(path)).exit_code == 0


@pytest.mark.usefixtures("at_a_terminal")
def test_what_is_typed_stands_in_the_rubric(run: Run, rubrics: Path) -> None:
    answers = ["demo/scaling", "Why scale?", "Scaling", "90", "data", "", "Descent crawls", "Trees do not care", ""]
    answers += ["Claims that trees need it", "", "Because descent crawls.", "A handbook", "", "Strong words.", "", ""]
    assert run("rubrics", "new", typed="".join(f"{line}\n" for line in answers)).exit_code == 0
    written = read(rubrics / "demo" / "scaling.json")
    checklist = written["criteria"][0]
    assert (written["title"], written["seconds"], written["tags"]) == ("Scaling", 90, ["data"])
    assert [point["text"] for point in checklist["points"]] == ["Descent crawls", "Trees do not care"]
    assert [wrong["text"] for wrong in checklist["misconceptions"]] == ["Claims that trees need it"]
    assert (written["model_answer"], written["sources"]) == ("Because descent crawls.", ["A handbook"])
    assert [example["id"] for example in written["examples"]] == ["strong"]


@pytest.mark.usefixtures("at_a_terminal")
def test_what_is_given_is_not_asked(run: Run) -> None:
    asked = run("rubrics", "new", "demo/scaling", *GIVEN, typed="\n" * 9).stderr
    assert "Point" not in asked
    assert "Question" not in asked
    assert "Seconds for the answer [120]" in asked


@pytest.mark.usefixtures("at_a_terminal")
def test_with_yes_nothing_is_asked(run: Run) -> None:
    result = run("rubrics", "new", "demo/scaling", *GIVEN, "--yes")
    assert result.exit_code == 0
    assert "Seconds" not in result.output


def test_a_name_taken_is_told_before_anything_is_asked(
    run: Run, rubrics: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mock_interview.cli.new_rubric.has_terminal", lambda: True)
    write_pack(rubrics / "demo", "scaling")
    result = run("rubrics", "new", "demo/scaling")
    assert result.exit_code == 2
    assert "Question" not in result.output
