"""What is left behind in a real terminal when the program is told to end."""

import signal
import sys
from collections.abc import Iterator

import pytest

from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database

if sys.platform == "win32":
    pytest.skip("needs a Unix terminal", allow_module_level=True)
else:
    from tests.terminals.terminal import Terminal

ENTER_SCREEN, LEAVE_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_OFF = b"\x1b[?1000l"


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal("practice", "ml-engineer/feature-scaling") as terminal:
        yield terminal


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_told_to_end_gives_the_terminal_back_and_keeps_the_draft(
    terminal: Terminal, number: signal.Signals
) -> None:
    terminal.until_shown("Your turn.")
    terminal.type("Half")
    terminal.until_shown("1 word,")
    terminal.end(number)
    assert terminal.output.rfind(LEAVE_SCREEN) > terminal.output.rfind(ENTER_SCREEN)
    assert MOUSE_OFF in terminal.output
    assert draft(load_settings()) == "Half"


def test_a_terminal_that_goes_away_takes_the_program_with_it_and_leaves_the_draft(terminal: Terminal) -> None:
    terminal.until_shown("Your turn.")
    terminal.type("Half")
    terminal.until_shown("1 word,")
    terminal.hang_up()
    assert draft(load_settings()) == "Half"


def draft(settings: Settings) -> str | None:
    """Return the draft of the attempt begun last."""
    db = Database(settings.locations.database)
    kept = history.load_attempt(db, history.recent(db, 1)[0].attempt.id).draft
    db.close()
    return kept.text if kept else None
