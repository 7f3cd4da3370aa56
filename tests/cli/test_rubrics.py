import json
from pathlib import Path

import pytest

from mock_interview.locations import builtin_rubrics
from tests.builders import QUESTION, rubric_json, write_pack, write_rubric
from tests.cli.conftest import Run
from tests.cli.program import ROOT


def break_rubric(pack: Path, id_: str = "scaling") -> Path:
    path = pack / f"{id_}.json"
    path.write_text(path.read_text("utf-8").replace('"weight": 3', '"weigth": 3'), "utf-8")
    return path


def test_list_shows_ref_time_origin_and_title_in_the_order_of_the_pack(run: Run, pack: Path) -> None:
    assert run("rubrics", "list").stdout.splitlines()[1].split() == ["demo/scaling", "2:00", "yours", "Scaling"]


def test_list_has_every_shipped_rubric(run: Run) -> None:
    paths = [path for path in builtin_rubrics().glob("*/*.json") if path.name != "pack.json"]
    listed = [row["ref"] for row in json.loads(run("rubrics", "list", "--json").stdout)]
    assert sorted(listed) == sorted(f"{path.parent.name}/{path.stem}" for path in paths)
    assert len(listed) == 20


def test_list_is_no_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_pipe = run("rubrics", "list").stdout
    monkeypatch.setenv("COLUMNS", "80")
    in_a_terminal = run("rubrics", "list").stdout
    assert max(map(len, in_a_pipe.splitlines())) > 80 >= max(map(len, in_a_terminal.splitlines()))
    assert in_a_terminal.split() == in_a_pipe.split()


def test_list_marks_a_broken_rubric_and_lists_the_rest(run: Run, pack: Path) -> None:
    write_rubric(pack, "sampling")
    break_rubric(pack)
    lines = run("rubrics", "list").stdout.splitlines()
    assert "broken" in lines[1]
    assert lines[2].startswith("demo/sampling")


def test_list_shows_what_is_used_instead_of_a_shadowed_rubric(run: Run, pack: Path, tmp_path: Path) -> None:
    first = write_pack(tmp_path / "mine" / "demo", "scaling")
    lines = run("rubrics", "list", "--rubrics", str(first.parent)).stdout.splitlines()
    assert "not used" not in lines[1]
    assert str(first / "scaling.json") in lines[2]


def test_show_prints_the_question_the_points_and_the_examples(run: Run, pack: Path) -> None:
    printed = run("rubrics", "show", "demo/scaling").stdout
    assert QUESTION in printed
    assert "     2  Descent is slow (slow-descent)" in printed
    assert "    -1  Claims it always matters (always)" in printed
    assert "Example: strong, 80 to 100 %" in printed


def test_show_prints_how_an_example_is_said_otherwise_and_what_was_noted_on_it(run: Run, pack: Path) -> None:
    example = {
        "id": "plain",
        "answer": "It crawls.",
        "percent": [0, 50],
        "rewording": "Dead slow.",
        "note": "From May.",
    }
    write_rubric(pack, examples=[example])
    printed = run("rubrics", "show", "demo/scaling").stdout
    assert "plain, said more casually\n  Dead slow.\n\nNote on plain\n  From May.\n" in printed


def test_show_as_json_is_the_file(run: Run, pack: Path) -> None:
    assert json.loads(run("rubrics", "show", "demo/scaling", "--json").stdout) == rubric_json()


def test_show_of_an_unknown_ref_names_near_ones(run: Run, pack: Path) -> None:
    result = run("rubrics", "show", "demo/scalign")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "demo/scaling" in result.stderr


def test_show_of_a_broken_rubric_is_one_sentence_with_its_place(run: Run, pack: Path) -> None:
    path = break_rubric(pack)
    result = run("rubrics", "show", "demo/scaling")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{path}:")
    assert len(result.stderr.splitlines()) == 1


def test_check_prints_every_problem_in_its_place_and_exits_with_1(run: Run, pack: Path) -> None:
    path = break_rubric(pack)
    result = run("rubrics", "check", str(path))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{path}:8:5: 'weight' is missing; add it",
        f"{path}:11:7: there is no key 'weigth' here (did you mean 'weight'?); correct it or remove it",
    ]
    assert result.stderr == "1 file checked, 2 problems found.\n"


@pytest.mark.parametrize("name", ["demo", "demo/scaling"])
def test_check_takes_packs_and_refs(run: Run, pack: Path, name: str) -> None:
    path = break_rubric(pack)
    result = run("rubrics", "check", name)
    assert result.exit_code == 1
    assert all(line.startswith(f"{path}:") for line in result.stdout.splitlines())


def test_check_without_names_checks_everything_found(run: Run, pack: Path) -> None:
    result = run("rubrics", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "24 files checked, 0 problems found.\n"


def test_check_takes_a_folder_of_packs_and_passes_the_shipped_ones(run: Run) -> None:
    result = run("rubrics", "check", str(builtin_rubrics()))
    assert (result.exit_code, result.stdout) == (0, "")


def test_check_of_a_file_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    result = run("rubrics", "check", str(tmp_path / "nothing.json"))
    assert result.exit_code == 1
    assert "cannot be read" in result.stdout


def test_check_of_a_folder_without_rubrics_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("rubrics", "check", str(tmp_path / "empty"))
    assert result.exit_code == 2
    assert "holds no rubrics" in result.stderr


def test_a_folder_of_rubrics_that_is_not_there_is_bad_usage(run: Run, tmp_path: Path) -> None:
    assert run("rubrics", "list", "--rubrics", str(tmp_path / "nothing")).exit_code == 2


@pytest.mark.parametrize("name", ["rubric", "pack"])
def test_the_shipped_schema_is_the_one_that_is_printed(run: Run, name: str) -> None:
    shipped = ROOT / "rubrics" / f"{name}.schema.json"
    assert run("rubrics", "schema", name).stdout == shipped.read_text("utf-8"), (
        f"run: mock-interview rubrics schema {name} > {shipped}"
    )


def test_the_schema_of_rubrics_is_the_default(run: Run) -> None:
    assert run("rubrics", "schema").stdout == run("rubrics", "schema", "rubric").stdout
