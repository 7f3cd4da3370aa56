import pytest

from mock_interview.tui.json_text import tokens


def named(line: str) -> list[tuple[str, str]]:
    """Return the kinds of a line's tokens, and their text."""
    return [(token.kind, line[token.start : token.end]) for token in tokens(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('  "format": 1,', [("key", '"format"'), ("number", "1")]),
        ('"a": "b: c", "d" : null', [("key", '"a"'), ("text", '"b: c"'), ("key", '"d"'), ("word", "null")]),
        (r'"say \"hi\"": -1.5e3', [("key", r'"say \"hi\""'), ("number", "-1.5e3")]),
        ('"percent": [80, true]', [("key", '"percent"'), ("number", "80"), ("word", "true")]),
        ('"never ended', [("text", '"never ended')]),
        ("nulls {", []),
    ],
)
def test_a_line_is_taken_apart(line: str, expected: list[tuple[str, str]]) -> None:
    assert named(line) == expected


def test_a_line_that_never_ends_is_taken_apart_at_once() -> None:
    line = '"' + "\\" * 200_001 + "a"
    assert [token.kind for token in tokens(line)] == ["text"]
