"""Somebody at the keys: types at a human speed, with slips, and remembers what stood there when."""

import math
import random
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.terminals.terminal import Terminal

GAP_SECONDS = 0.11  # a fast typist: about 110 words a minute
GAP_SPREAD = 0.4
SLIPS = 0.03
BACKSPACE = "\x7f"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Stood(NamedTuple):
    """What stood in the editor from `at` on, in seconds of the monotonic clock."""

    at: float
    text: str


@dataclass(slots=True)
class Answer:
    """An answer as it was typed, key by key. `is_called_sent`: the screen said that it was sent."""

    stood: list[Stood] = field(default_factory=lambda: [Stood(-math.inf, "")])
    is_sent: bool = False
    is_called_sent: bool = False

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.stood[-1].text


class Typist:
    """Types the words of `script`, over and over, into a terminal."""

    def __init__(self, terminal: Terminal, chance: random.Random, script: str) -> None:
        self._terminal = terminal
        self._chance = chance
        self._script = script

    def type(self, answer: Answer, seconds: float) -> None:
        """Go on with `answer` for `seconds`."""
        left = seconds
        while (gap := self._gap()) < left:
            self._terminal.wait(gap)
            left -= gap
            self._press_next(answer)
        self._terminal.wait(left)

    def _press_next(self, answer: Answer) -> None:
        wanted = self._script[len(answer.text) % len(self._script)]
        if not self._script.startswith(answer.text[: len(self._script)]):
            self._press(answer, BACKSPACE, answer.text[:-1])
        elif self._chance.random() < SLIPS:
            slip = self._chance.choice(_LETTERS)
            self._press(answer, slip, answer.text + slip)
        else:
            self._press(answer, wanted, answer.text + wanted)

    def _press(self, answer: Answer, key: str, text: str) -> None:
        answer.stood.append(Stood(self._terminal.type(key), text))

    def _gap(self) -> float:
        return self._chance.lognormvariate(math.log(GAP_SECONDS), GAP_SPREAD)
