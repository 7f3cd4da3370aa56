from typing import Any

import pytest

from mock_interview.rubric.models import Rubric
from mock_interview.rubric.parsing import parse_inline
from mock_interview.workshop.slugs import Names, slug
from mock_interview.workshop.template import LEVELS, RANGES, Outline, penalised, rubric_from, weighed

POINTS = (
    "Descent zig-zags on uneven ranges",
    "Distances are dominated",
    "Trees do not care",
    "Fit on the training data",
)


def outline(**changes: Any) -> Outline:
    whole = {"id": "scaling", "title": "Scaling", "question": "Why scale?", "points": weighed(POINTS), **changes}
    return Outline(**whole)


def rubric(**changes: Any) -> Rubric:
    return parse_inline(rubric_from(outline(**changes)), "scaling.json").rubric


def test_a_rubric_from_the_template_passes_the_check_and_has_what_an_author_starts_from() -> None:
    made = rubric()
    assert [criterion.kind for criterion in made.criteria] == ["checklist", "levels"]
    assert [level.text for level in made.scales[0].levels] == list(LEVELS)
    assert len(made.hints) == 3
    assert made.follow_ups[0].probes == next(iter(made.points))


def test_the_weightiest_points_are_the_first() -> None:
    assert [point.weight for point in rubric().points.values()] == [3, 3, 2, 1]
    assert [point["weight"] for point in weighed(["alone"])] == [3]


def test_ids_are_made_of_telling_words() -> None:
    assert next(iter(rubric().points)) == "descent-zig-zags-uneven"
    wrong = penalised(["Claims that trees need scaling"])
    assert list(rubric(misconceptions=wrong).misconceptions) == ["trees-need-scaling"]


def test_ids_that_would_be_the_same_are_numbered() -> None:
    points = weighed(["Clarity", "Trees do not care", "Trees do not care", "木は気にしない", "…"])
    ids = ["clarity-2", "trees-not-care", "trees-not-care-2", "point", "point-2"]
    assert list(rubric(points=points).points) == ids


@pytest.mark.parametrize(("text", "expected"), [("Naïve Bayes isn't", "naive-bayes-isnt"), ("?!", ""), ("The", "the")])
def test_a_slug_is_what_latin_letters_leave(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_names_are_handed_out_once() -> None:
    names = Names({"a"})
    assert [names.of("A", "x"), names.of("a", "x"), names.of("", "x")] == ["a-2", "a-3", "x"]


def test_an_example_has_a_range_and_no_verdicts_that_nobody_gave() -> None:
    [strong] = rubric(examples=[("strong", "Descent zig-zags.")]).examples
    assert tuple(strong.percent) == RANGES["strong"]
    assert (strong.verdicts, strong.levels) == ({}, {})


def test_tags_become_slugs_each_once() -> None:
    assert rubric(tags=("Machine Learning", "machine learning", "?")).tags == ["machine-learning"]


def test_what_is_not_given_is_left_out() -> None:
    assert {"examples", "model_answer", "tags", "sources"}.isdisjoint(rubric_from(outline()))


def test_what_was_typed_is_made_safe() -> None:
    assert rubric_from(outline(title="Sca\x1b[2Jling"))["title"] == "Scaling"
