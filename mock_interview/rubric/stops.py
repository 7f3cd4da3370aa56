"""Where the reading of a JSON text stops, and what stands around that place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from json import JSONDecodeError
from typing import NamedTuple

from mock_interview.rubric.mending import MendedText

BLANK = " \t\r\n"
CLOSED_BY = {"{": "}", "[": "]"}
CLOSERS = frozenset(CLOSED_BY.values())
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


class Lexed(NamedTuple):
    """What stands before the place where the reading stops, as offsets.

    The brackets that are `opened` there, the innermost last; where the `last_text` begins that is whole; and where one
    begins that is not, if there is one.
    """

    opened: Sequence[int]
    last_text: int | None
    open_text: int | None


@dataclass(frozen=True)
class Stop:
    """Where `json.loads` stops in a text, and what it says."""

    source: MendedText
    error: JSONDecodeError

    @property
    def text(self) -> str:
        """The text."""
        return self.source.text

    @property
    def at(self) -> int:
        """The offset at which it stops."""
        return self.error.pos

    @property
    def char(self) -> str:
        """The character it stops at, nothing at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def before(self) -> int:
        """The offset behind what stands before, blanks left out."""
        return len(self.text[: self.at].rstrip(BLANK))

    @property
    def last(self) -> str:
        """The character that stands before, blanks left out; nothing at the start."""
        return self.text[: self.before][-1:]

    @cached_property
    def lexed(self) -> Lexed:
        """What stands before."""
        opened: list[int] = []
        texts: list[int] = []
        behind = 0
        for token in _TOKEN.finditer(self.text, 0, self.at):
            if token[0] in CLOSED_BY:
                opened.append(token.start())
            elif token[0] not in CLOSERS:
                texts[:] = [token.start()]
                behind = token.end()
            elif opened:
                opened.pop()
        start = self.text.find('"', behind, self.at + 1)
        return Lexed(opened, texts[0] if texts else None, start if start >= 0 else None)

    @property
    def is_at_end(self) -> bool:
        """Whether nothing but blanks follows."""
        return not self.text[self.at :].strip(BLANK)
