"""Whatever a file holds, it is a rubric, a pack, or told in sentences that each have their place in it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.rubric.parsing import parse_pack, parse_rubric
from mock_interview.rubric.problems import Problem, RubricError
from mock_interview.text import one_line
from tests.rubric.test_positions import JSON

CORPUS = Path(__file__).with_name("corpus")
RUBRIC, PACK = ((CORPUS / name).read_text("utf-8") for name in ("scaling.json", "pack.json"))
SNIPPETS = st.sampled_from([*"{}[]\",:\\/#'“”\n\t ", "//", "/*", ",,", "NaN", "True", "\\u", "1e999", "null", "\ufeff"])


def told(parse: Callable[[str, Path], object], source: str) -> tuple[Problem, ...]:
    try:
        parse(source, Path("scaling.json"))
    except RubricError as refused:
        return refused.problems
    return ()


def check_told(parse: Callable[[str, Path], object], source: str) -> None:
    problems, lines = told(parse, source), source.split("\n")
    for problem in problems:
        assert problem.message == one_line(problem.message, 1000)
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert list(problems) == sorted(set(problems))


@pytest.mark.parametrize(("parse", "good"), [(parse_rubric, RUBRIC), (parse_pack, PACK)])
@given(data=st.data())
def test_a_file_with_something_put_in_place_of_a_stretch_of_it(
    parse: Callable[[str, Path], object], good: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(good)))
    length = data.draw(st.sampled_from([0, 0, 1, 5, 60]))
    new = data.draw(SNIPPETS | st.text(max_size=8))
    check_told(parse, good[:start] + new + good[start + length :])


@pytest.mark.parametrize("key", ["criteria", "examples", "follow_ups", "format", "id", "hints", "order", "bands"])
@given(value=JSON)
def test_a_file_with_any_value_at_a_key(key: str, value: object) -> None:
    for parse, good in ((parse_rubric, RUBRIC), (parse_pack, PACK)):
        check_told(parse, json.dumps({**json.loads(good), key: value}, indent=1))
