"""The workshop in a real terminal, which it lends to the person's own editor."""

from pathlib import Path

import pytest

from mock_interview.locations import HOME_VARIABLE
from tests.builders import write_pack
from tests.terminals.terminal import Terminal

F4 = "\x1bOS"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "data" / "rubrics" / "demo", "scaling")


def workshop(home: Path, editor: str) -> Terminal:
    variables = {HOME_VARIABLE: str(home), "EDITOR": editor, "VISUAL": ""}
    return Terminal("rubrics", "edit", "demo/scaling", variables=variables)


def test_what_the_persons_own_editor_leaves_is_taken_over_and_not_saved_yet(tmp_path: Path, pack: Path) -> None:
    before = (pack / "scaling.json").read_bytes()
    with workshop(tmp_path, "sed -i s/Scaling/Sizing/") as terminal:
        terminal.until_shown("Workshop: demo/scaling", "of advice")
        terminal.type(F4)
        terminal.until_shown('"title": "Sizing"', "Not saved.")
    assert (pack / "scaling.json").read_bytes() == before


@pytest.mark.parametrize(
    ("editor", "told"), [("no-such-editor", "could not be started"), ("false", "ended with code 1")]
)
def test_an_editor_that_fails_leaves_the_screen_as_it_was(tmp_path: Path, pack: Path, editor: str, told: str) -> None:
    with workshop(tmp_path, editor) as terminal:
        terminal.until_shown("Workshop: demo/scaling", "of advice")
        terminal.type(F4)
        terminal.until_shown(told, '"format": 1')
        terminal.type("x")
        terminal.until_shown("Problems (1)")
