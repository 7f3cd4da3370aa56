"""What an author wrote stays as it is to the letter, and the example is laid out like the rest."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.workshop.reviewing.insertion import with_example
from tests.builders import rubric_json

NEW = {"id": "new", "answer": "So “it” goes.", "percent": [0, 20], "verdicts": {"trees": "met"}}
LAYOUTS: dict[str, Callable[[Any], str]] = {
    "two spaces": lambda data: json.dumps(data, indent=2),
    "four spaces": lambda data: json.dumps(data, indent=4) + "\n",
    "tabs": lambda data: json.dumps(data, indent="\t"),
    "one line": json.dumps,
    "no spaces": lambda data: json.dumps(data, separators=(",", ":")),
    "windows": lambda data: json.dumps(data, indent=2).replace("\n", "\r\n"),
}


@pytest.fixture(params=LAYOUTS)
def laid_out(request: pytest.FixtureRequest) -> Callable[[Any], str]:
    return LAYOUTS[request.param]


def test_after_other_examples_it_is_as_if_the_author_had_written_it(laid_out: Callable[[Any], str]) -> None:
    data = rubric_json()
    added = with_example(laid_out(data), NEW)
    assert json.loads(added)["examples"] == [*data["examples"], NEW]
    if laid_out is not LAYOUTS["no spaces"]:
        assert added == laid_out({**data, "examples": [*data["examples"], NEW]}).replace("\\u201c", "“").replace(
            "\\u201d", "”"
        )


@pytest.mark.parametrize("examples", [[], None])
def test_a_rubric_without_examples_gets_its_first(laid_out: Callable[[Any], str], examples: list[Any] | None) -> None:
    source = laid_out(rubric_json(examples=examples))
    added = with_example(source, NEW)
    assert json.loads(added)["examples"] == [NEW]
    assert added.startswith(source.rstrip().removesuffix("}").rstrip().removesuffix("[]").rstrip())


def test_whatever_else_stands_in_the_file_stays_to_the_letter() -> None:
    source = (
        '{"format":1,   "id" : "x",\n\n  "examples": [ {"id": "a",  "answer": "b"} ,\n{"id": "c"}  ]\n,"tags":[ ]}  \n'
    )
    start, end = '{"id": "c"}', "  ]\n,"
    assert with_example(source, {"id": "d"}) == source.replace(start + end, f'{start},\n{{"id": "d"}}{end}')


def test_an_example_on_one_line_is_followed_by_one_on_one_line() -> None:
    source = '{\n  "examples": [\n    {"id": "a"}\n  ]\n}\n'
    assert with_example(source, {"id": "b"}) == '{\n  "examples": [\n    {"id": "a"},\n    {"id": "b"}\n  ]\n}\n'


@given(st.lists(st.text(), max_size=3), st.sampled_from(sorted(LAYOUTS)), st.text())
def test_any_text_in_any_layout_comes_through(answers: list[str], layout: str, answer: str) -> None:
    answers = [text.encode(errors="ignore").decode() for text in answers]
    data = {"id": "x", "examples": [{"answer": text} for text in answers]}
    added = with_example(LAYOUTS[layout](data), {"answer": answer.encode(errors="ignore").decode()})
    assert [each["answer"] for each in json.loads(added)["examples"]] == [
        *answers,
        answer.encode(errors="ignore").decode(),
    ]
