import sys
from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.checking import files_under, pack_files, problems_of
from tests.builders import write_pack, write_rubric


def test_a_file_stands_for_itself(tmp_path: Path) -> None:
    path = write_rubric(tmp_path)
    assert files_under(path) == [path]


def test_a_pack_is_its_pack_file_and_its_rubrics_in_order(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "demo", "second", "first")
    assert files_under(pack) == [pack / "pack.json", pack / "second.json", pack / "first.json"]


def test_a_folder_of_packs_is_all_of_them_without_the_files_beside_them(tmp_path: Path) -> None:
    packs = [write_pack(tmp_path / name, "scaling") for name in ("a", "b")]
    (tmp_path / "rubric.schema.json").write_text("{}")
    assert files_under(tmp_path) == [file for pack in packs for file in pack_files(pack)]


def test_a_folder_of_loose_rubrics_is_those(tmp_path: Path) -> None:
    path = write_rubric(tmp_path)
    assert files_under(tmp_path) == [path]


def test_a_folder_without_rubrics_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no rubrics"):
        files_under(tmp_path)


def test_good_files_have_no_problems(tmp_path: Path) -> None:
    assert [problems_of(file) for file in files_under(write_pack(tmp_path / "demo", "scaling"))] == [(), ()]


def test_a_rubric_is_found_wanting_whatever_its_pack_file_says(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "demo", "scaling")
    (pack / "pack.json").write_text("{")
    write_rubric(pack, seconds="two minutes")
    assert [problem.path.name for file in files_under(pack) for problem in problems_of(file)] == [
        "pack.json",
        "scaling.json",
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path / "nothing.json")
    assert "cannot be read" in problem.message


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
@pytest.mark.parametrize(("pack", "rubric"), [("pack\udcff", "scaling"), ("pack", "scaling\udcff")])
def test_a_name_that_is_not_utf8_is_a_problem(tmp_path: Path, pack: str, rubric: str) -> None:
    path = write_rubric(tmp_path / pack)
    [problem] = problems_of(path.rename(path.with_name(f"{rubric}.json")))
    assert problem.message == "has a name that is not UTF-8 text; rename the file or its folder"
