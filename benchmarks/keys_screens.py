"""The screens on which keys are timed: how each is reached, and which keys are pressed there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mock_interview.tui.overview import RECENT
from tests.terminals.terminal import Terminal

UP, DOWN, RIGHT, LEFT = (f"\x1b[{letter}" for letter in "ABCD")
PAGE_UP, PAGE_DOWN, END = "\x1b[5~", "\x1b[6~", "\x1b[F"
TAB, ENTER, BACKSPACE = "\t", "\r", "\x7f"

TYPED = tuple("and so the order of the values is all that a split can see ")
MOVES = (*[LEFT] * 8, *[UP] * 6, *[RIGHT] * 8, *[DOWN] * 6)
THERE_AND_BACK = (*[DOWN] * 12, *[UP] * 12)
PAGES = (*[PAGE_UP] * 12, *[PAGE_DOWN] * 12)
WORD = "scaling"

COUNTED = "words, about"  # the draft is there


@dataclass(frozen=True, slots=True)
class Case:
    """Keys, pressed over and over, on the screen that `reach` leads to from Home."""

    name: str
    reach: Callable[[Terminal], None]
    keys: Sequence[str]


def _home(terminal: Terminal) -> None:
    terminal.until_shown("Practise", "Due", "Weak points")


def _interview(terminal: Terminal) -> None:
    """Go on with what was begun; below it in the list stand only the latest answers."""
    _home(terminal)
    for key in (END, *[UP] * RECENT, ENTER):
        terminal.type(key)
    terminal.until_shown(COUNTED)


def _history(terminal: Terminal) -> None:
    _home(terminal)
    terminal.type("h")
    terminal.until_shown("Grader", "llm")


def _search(terminal: Terminal) -> None:
    _history(terminal)
    terminal.type("/")


def _transcript(terminal: Terminal) -> None:
    """Open the newest answer that is scored, below the one begun."""
    _history(terminal)
    terminal.type(DOWN)
    terminal.type(ENTER)
    terminal.until_shown("esc Back", "of the rubric judged")


def _settings(terminal: Terminal) -> None:
    _home(terminal)
    terminal.type("s")
    terminal.until_shown("Base URL")


def _workshop(terminal: Terminal) -> None:
    """Open a rubric of one's own with some 270 lines, the first in the list, and go into the middle of it."""
    _home(terminal)
    terminal.type("w")
    terminal.until_shown("yours")
    terminal.type(ENTER)
    terminal.until_shown("of advice")
    for _ in range(12):
        terminal.type(DOWN)


def _base_url(terminal: Terminal) -> None:
    _settings(terminal)
    terminal.type(TAB)
    terminal.type(TAB)


def _bare(terminal: Terminal) -> None:
    terminal.until(lambda: bool("".join(terminal.screen.lines).strip()))


ANSWER_CASES = (
    Case("Interview: typing", _interview, TYPED),
    Case("Interview: cursor keys", _interview, MOVES),
)
SCREEN_CASES = (
    Case("Interview: pages of the chat", _interview, PAGES),
    Case("Home: up and down", _home, THERE_AND_BACK),
    Case("History: up and down", _history, THERE_AND_BACK),
    Case("History: searching", _search, (*WORD, *[BACKSPACE] * len(WORD))),
    Case("Transcript: up and down", _transcript, THERE_AND_BACK),
    Case("Workshop: typing", _workshop, TYPED),
    Case("Workshop: cursor keys", _workshop, MOVES),
    Case("Settings: from field to field", _settings, (TAB,)),
    Case("Settings: typing", _base_url, TYPED),
)
BARE_CASES = (
    Case("bare TextArea: typing", _bare, TYPED),
    Case("bare TextArea: cursor keys", _bare, MOVES),
)
