"""Full-text search, made safe: what a person types is words, never search syntax."""

import re

from mock_interview.text import sanitise

HIT_START = "\x02"
HIT_END = "\x03"

_MARK = re.compile(f"([{HIT_START}{HIT_END}])")


def match_expression(typed: str) -> str | None:
    """Return an FTS5 expression for texts that hold every typed word, or None where no word was typed."""
    words = (piece for piece in sanitise(typed).split() if any(char.isalnum() for char in piece))
    quoted = (word.replace('"', '""') for word in words)
    return " ".join(f'"{word}"' for word in quoted) or None


def clean_snippet(snippet: str) -> str:
    """Return a snippet sanitised, its hits still between `HIT_START` and `HIT_END`."""
    return "".join(part if part in (HIT_START, HIT_END) else sanitise(part) for part in _MARK.split(snippet))
