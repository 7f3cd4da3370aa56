"""The corpus of broken files: what ``expected.txt`` says of each is all that may be said of it.

A file is named for what is wrong with it. A new one goes into ``broken/``, with the line it must give.
"""

import re
from pathlib import Path

import pytest

from mock_interview.rubric.checking import files_under
from mock_interview.workshop.checking import problems_in

BROKEN = Path(__file__).with_name("broken")
LINE = re.compile(r"(?P<file>[^:]+):(?P<problem>\d+:\d+: .+) \[(?P<code>[a-z0-9-]+)\]")
EXPECTED = [LINE.fullmatch(line) for line in (BROKEN / "expected.txt").read_text("utf-8").splitlines()]
ROWS = [(match["file"], match["problem"], match["code"]) for match in EXPECTED if match]


@pytest.mark.parametrize(("name", "problem", "code"), ROWS, ids=[name for name, _, _ in ROWS])
def test_each_is_told_in_its_place_in_one_sentence(name: str, problem: str, code: str) -> None:
    file = BROKEN / name
    assert [(str(found), found.code) for found in problems_in(file)] == [(f"{file}:{problem}", code)]


def test_every_broken_file_has_its_line() -> None:
    packs = BROKEN / "packs"
    files = [*files_under(BROKEN / "rubrics"), *packs.glob("*/pack.json")]
    assert sorted(str(file.relative_to(BROKEN)) for file in files) == sorted(name for name, _, _ in ROWS)
    assert len(ROWS) == len(EXPECTED) >= 80


def test_the_rubrics_beside_broken_packs_are_sound() -> None:
    assert [problems_in(file) for file in (BROKEN / "packs").glob("*/scaling.json")] == [()] * 4
