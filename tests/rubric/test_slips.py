"""A slip of JSON is named in its place, and hides nothing: what is wrong behind it is told as well."""

import time
from pathlib import Path

import pytest

from mock_interview.rubric.parsing import parse_rubric
from mock_interview.rubric.problems import RubricError

GOOD = Path(__file__).with_name("corpus").joinpath("scaling.json").read_text("utf-8")
BEARABLE_SECONDS = 1.0  # a look at each blank from every other takes many
BEHIND = "there is no key 'exmaples' here (did you mean 'examples'?); correct it or remove it"
ONE_LINE = '{"score": 0, "text": "No"}'

SLIPS = {
    "bare key": ('"title": "Facts"', 'title: "Facts"', 'a key stands in double quotes; write "title"'),
    "key without its first quotation mark": (
        '"title": "Facts"',
        'title": "Facts"',
        "the quotation mark before this is missing",
    ),
    "key without its last quotation mark": (
        '"title": "Facts"',
        '"title: "Facts"',
        "the text that starts here has no end; add the quotation mark",
    ),
    "key without its last quotation mark, before a number": (
        '"seconds": 120',
        '"seconds: 120',
        "the text that starts here has no end; add the quotation mark",
    ),
    "text without its first quotation mark": (
        '"title": "Facts"',
        '"title": Facts"',
        "the quotation mark before this is missing",
    ),
    "text without its last quotation mark, at the end of a line": (
        '"title": "Scaling",',
        '"title": "Scaling,',
        "the text that starts here has no end; add the quotation mark",
    ),
    "text without its last quotation mark, before a key": (
        '"title": "Facts"',
        '"title": "Facts',
        "the text that starts here has no end; add the quotation mark",
    ),
    "text without quotation marks": (
        '"title": "Scaling"',
        '"title": Feature scaling',
        'a text stands in double quotes; write "Feature scaling"',
    ),
    "quotation marks within a text": (
        '"Scaling"',
        '"The "why" of scaling"',
        "the text ends before this; put a backslash before a quotation mark inside it",
    ),
    "a quotation mark within a text, a blank behind it": (
        '"Scaling"',
        '"Of 3" disks"',
        "the text ends before this; put a backslash before a quotation mark inside it",
    ),
    "line break in a text": (
        '"title": "Scaling"',
        '"title": "Scaling\n   of features\n   and so on"',
        "a text cannot go on in another line; write \\n for a line break",
    ),
    "tab in a text": ('"Scaling"', '"Sca\tling"', "this character cannot stand in a text; write \\t for a tab"),
    "comma missing, at the end of a line": (
        '"title": "Scaling",',
        '"title": "Scaling"',
        "a comma is missing before this",
    ),
    "comma missing between numbers": ('"percent": [80, 100]', '"percent": [80 100]', "a comma is missing before this"),
    "colon missing": ('"seconds": 120', '"seconds" 120', "a colon is missing here"),
    "value missing": ('"seconds": 120', '"seconds": ', "a value is missing here"),
    "no number": (
        '"seconds": 120',
        '"seconds": +120',
        "+120 is no value; a text stands in double quotes, a number begins with a digit",
    ),
    "stray letter behind a comma": ('"seconds": 120,', '"seconds": 120,x', "x does not belong here; remove it"),
    "stray letter behind a number": ('"seconds": 120', '"seconds": 120x', "x does not belong here; remove it"),
    "stray letter behind a bracket": ('"criteria": [', '"criteria": [x', "x does not belong here; remove it"),
    "backslash": ('"Scaling"', '"Sca\\ling"', "this backslash means nothing; write two for one that is meant"),
    "object not closed": (
        ONE_LINE,
        ONE_LINE.removesuffix("}"),
        "the { of line 14 is not closed before this; write }",
    ),
    "list not closed": (
        '"hints": ["Think of units."]',
        '"hints": ["Think of units."',
        "the [ of line 17 is not closed before this; write ]",
    ),
    "list of objects not closed": (
        '\n  ],\n  "follow_ups"',
        '\n  ,\n  "follow_ups"',
        "the [ of line 7 is not closed before this; write ]",
    ),
    "closed by the wrong bracket": (
        '"hints": ["Think of units."]',
        '"hints": ["Think of units."}',
        "the [ of line 17 is closed by ]; write that",
    ),
    "closed twice": (
        '"hints": ["Think of units."]',
        '"hints": ["Think of units."]]',
        "this bracket closes nothing; remove it",
    ),
    "bracket behind a comma": ('"seconds": 120,', '"seconds": 120,}', "this bracket closes nothing; remove it"),
    "bracket that opens nothing": ('"seconds": 120,', '{"seconds": 120,', "this bracket opens nothing; remove it"),
    "list not opened": (
        '"levels": [{"score": 0, "text": "No"}, {"score": 1, "text": "Yes"}]}',
        '"levels": [{"score": 0, "text": "No"}, "score": 1, "text": "Yes"}]}',
        "the { before this is missing",
    ),
    "lone quotation mark": (
        '"seconds": 120,',
        '"seconds": 120,"',
        "this quotation mark does not belong here; remove it",
    ),
    "all closed too early": ('"seconds": 120,', '"seconds": 120},', "this bracket closes nothing; remove it"),
}


def sentences(source: str) -> list[str]:
    with pytest.raises(RubricError) as refused:
        parse_rubric(source, Path("scaling.json"))
    return [problem.message for problem in refused.value.problems]


@pytest.mark.parametrize(("old", "new", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_and_hides_nothing(old: str, new: str, sentence: str) -> None:
    assert old in GOOD
    source = GOOD.replace(old, new, 1).replace('"examples"', '"exmaples"')
    assert sorted(sentences(source)) == sorted([f"not JSON: {sentence}", BEHIND])


def test_a_text_without_quotation_marks_is_looked_through_once_however_many_blanks_follow() -> None:
    start = time.process_time()
    sentences(GOOD.replace('"title": "Scaling"', f'"title": a{" " * 40_000}:', 1))
    assert time.process_time() - start < BEARABLE_SECONDS
