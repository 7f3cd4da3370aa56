from pathlib import Path

import pytest

from mock_interview.errors import InputError
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.settings import load_settings
from mock_interview.workshop.checking import problems_in
from mock_interview.workshop.starting import parted, start
from tests.builders import write_pack


@pytest.fixture
def rubrics(home: Path) -> Path:
    return load_settings().locations.user_rubrics


def test_a_rubric_of_a_name_alone_passes_the_check(rubrics: Path) -> None:
    path = start("mine/database-indexes", " ", load_settings())
    rubric = parse_rubric(read_source(path), path).rubric
    assert path == rubrics / "mine" / "database-indexes.json"
    assert (rubric.title, rubric.question) == (
        "Database indexes",
        "What should one know about database indexes, and why?",
    )
    assert problems_in(path) == ()


def test_a_name_that_a_rubric_has_elsewhere_is_taken(
    rubrics: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path / "packs" / "basics", "scaling")
    monkeypatch.setenv("MOCK_INTERVIEW_RUBRICS", str(tmp_path / "packs"))
    with pytest.raises(InputError, match="There is a rubric basics/scaling already"):
        start("basics/scaling", "", load_settings())
    assert not (rubrics / "basics").exists()


@pytest.mark.parametrize("ref", ["", "scaling", "/scaling", "mine/", "mine/a/b"])
def test_a_name_is_a_pack_and_a_rubric_in_it(ref: str) -> None:
    with pytest.raises(InputError, match="Name a pack and a rubric in it, as in my-questions/first-question"):
        parted(ref)
