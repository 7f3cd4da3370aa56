from pathlib import Path
from typing import Any

import pytest

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.checking import files_under
from mock_interview.rubric.parsing import parse_rubric, read_source
from mock_interview.workshop.author import percents_by_author, scored_by_author
from mock_interview.workshop.checking import problems_in
from tests.builders import write_pack, write_rubric


def example(**changes: Any) -> list[dict[str, Any]]:
    whole = {
        "id": "strong",
        "answer": "Descent crawls.",
        "percent": [0, 100],
        "verdicts": {"slow-descent": "met", "trees": "partial"},
        "levels": {"clarity": 1},
        **changes,
    }
    return [{key: value for key, value in whole.items() if value is not None}]


def percents(folder: Path, **changes: Any) -> tuple[float, float]:
    path = write_rubric(folder, examples=example(**changes))
    rubric = parse_rubric(read_source(path), path).rubric
    return percents_by_author(rubric, rubric.examples[0])


def messages(folder: Path, **changes: Any) -> list[str]:
    return [problem.message for problem in problems_in(write_rubric(folder, examples=example(**changes)))]


def test_verdicts_on_everything_come_to_one_percent(tmp_path: Path) -> None:
    assert percents(tmp_path) == (87.5, 87.5)


def test_what_is_left_out_may_still_be_given_or_not(tmp_path: Path) -> None:
    assert percents(tmp_path, verdicts={"slow-descent": "met"}) == (75, 100)
    assert percents(tmp_path, verdicts=None, levels=None) == (0, 100)


def test_a_misconception_takes_its_penalty_off(tmp_path: Path) -> None:
    assert percents(tmp_path, misconceptions=["always"]) == (62.5, 62.5)


@pytest.mark.parametrize("percent", [[80, 87], [88, 100]])
def test_a_range_beside_the_percent_of_the_verdicts_contradicts_them(tmp_path: Path, percent: list[int]) -> None:
    low, high = percent
    assert messages(tmp_path, percent=percent) == [
        f"the verdicts of this example come to 87.5 percent, not {low} to {high}; correct them or the range"
    ]


@pytest.mark.parametrize("percent", [[87.5, 100], [0, 87.5], [80, 90]])
def test_a_range_that_holds_the_percent_is_sound(tmp_path: Path, percent: list[float]) -> None:
    assert messages(tmp_path, percent=percent) == []


def test_a_range_that_what_is_left_out_could_reach_is_sound(tmp_path: Path) -> None:
    assert messages(tmp_path, verdicts={"slow-descent": "met"}, percent=[95, 100]) == []


def test_what_the_author_leaves_out_is_not_scored(tmp_path: Path) -> None:
    path = write_rubric(tmp_path, examples=example(levels=None))
    rubric = parse_rubric(read_source(path), path).rubric
    assert [score.score for score in scored_by_author(rubric, rubric.examples[0])] == [pytest.approx(2.5 / 3), None]


def test_the_shipped_packs_contradict_themselves_nowhere() -> None:
    assert [problem for file in files_under(builtin_rubrics()) for problem in problems_in(file)] == []


class TestPacks:
    def test_may_order_rubrics_of_a_pack_of_the_same_name_elsewhere(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path / "basics", "scaling", order=["trees", "scaling"])
        assert problems_in(pack / "pack.json", ["basics/trees", "other/scaling"]) == ()

    def test_may_not_order_rubrics_of_another_pack(self, tmp_path: Path) -> None:
        pack = write_pack(tmp_path / "basics", "scaling", order=["trees", "scaling"])
        [problem] = problems_in(pack / "pack.json", ["other/trees"])
        assert problem.code == "unknown-rubric"
