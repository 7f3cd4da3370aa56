"""The workshop in a real terminal, which it lends to the person's own editor."""

import signal
import sys
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
    variables = {HOME_VARIABLE: str(home), "EDITOR": editor, "VISUAL": "", "TMPDIR": str(home)}
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
    assert lent(tmp_path) == []


def lent(folder: Path) -> list[Path]:
    return list(folder.glob("mock-interview-*/*"))


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("open(path, 'wb').write(b'\\xe9')", "cannot be read as UTF-8 text"),
        ("open(path, 'w').write('x' * 1_000_001)", "more than can be held here"),
        ("open(path, 'w').write('mine'); sys.exit(1)", "ended with code 1"),
    ],
    ids=["Latin-1", "too long", "exit code"],
)
def test_what_was_written_in_the_editor_is_kept_where_it_cannot_be_taken_over(
    tmp_path: Path, pack: Path, program: str, told: str
) -> None:
    editor = f'{sys.executable} -c "import sys; path = sys.argv[1]; {program}"'
    with workshop(tmp_path, editor) as terminal:
        terminal.until_shown("Workshop: demo/scaling", "of advice")
        terminal.type(F4)
        terminal.until_shown(told, "The editor's file is kept", '"format": 1')
    [kept] = lent(tmp_path)
    assert kept.name == "scaling.json"
    assert kept.read_bytes() in (b"\xe9", b"x" * 1_000_001, b"mine")


def test_what_was_written_in_the_editor_is_kept_where_the_program_is_ended_meanwhile(
    tmp_path: Path, pack: Path
) -> None:
    program = "open(path, 'w').write('mine'); print('It is written.', flush=True); sys.stdin.read()"
    editor = f'{sys.executable} -c "import sys; path = sys.argv[1]; {program}"'
    with workshop(tmp_path, editor) as terminal:
        terminal.until_shown("Workshop: demo/scaling", "of advice")
        terminal.type(F4)
        terminal.until_shown("It is written.")
        terminal.end(signal.SIGTERM)
    assert [kept.read_text("utf-8") for kept in lent(tmp_path)] == ["mine"]
