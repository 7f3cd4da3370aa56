from pathlib import Path

from mock_interview.rubric.library import LOOSE
from mock_interview.workshop.editing.examining import Examined, examine
from tests.builders import write_rubric


def examined(path: Path) -> Examined:
    return examine(path.read_text("utf-8"), "demo/scaling", path, LOOSE)


def test_a_text_that_can_be_used_is_a_rubric_with_advice_on_it(tmp_path: Path) -> None:
    found = examined(write_rubric(tmp_path, hints=None))
    assert found.problems == ()
    assert "no-hints" in [advice.rule.code for advice in found.advice]
    assert found.loaded is not None
    assert (found.loaded.ref, found.loaded.rubric.id) == ("demo/scaling", "scaling")


def test_one_that_contradicts_itself_is_a_rubric_all_the_same(tmp_path: Path) -> None:
    found = examined(write_rubric(tmp_path, tags=["trees", "trees"]))
    assert [problem.code for problem in found.problems] == ["repeated-item"]
    assert found.loaded is not None


def test_a_broken_one_has_its_problems_alone(tmp_path: Path) -> None:
    found = examined(write_rubric(tmp_path, seconds=0, title=""))
    assert [problem.code for problem in found.problems] == ["empty-text", "out-of-range"]
    assert (found.advice, found.loaded) == ((), None)
