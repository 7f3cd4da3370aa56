"""What stands in a line of JSON, for colouring it.

No text of JSON goes on over a line's end, so a line is all there is to look at; that takes no parser, and is right
also where the file as a whole is broken.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["key", "text", "number", "word"]

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*+"(?=\s*:))'
    r'|(?P<text>"(?:[^"\\]|\\.)*+"?)'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<word>\b(?:true|false|null)\b)"
)


class Token(NamedTuple):
    """A stretch of a line: characters `start` up to, not including, `end`."""

    kind: Kind
    start: int
    end: int


@lru_cache(maxsize=4096)
def tokens(line: str) -> tuple[Token, ...]:
    """Return what of a line is a key, a text, a number or a word of JSON."""
    return tuple(Token(_kind(found), *found.span()) for found in _TOKEN.finditer(line))


def _kind(found: re.Match[str]) -> Kind:
    kind: Kind = found.lastgroup  # type: ignore[assignment]  # the groups are named after the kinds
    return kind
