"""Keeping the key out of everything that is shown."""

import re
from functools import lru_cache

REDACTED = "[key]"
MIN_SECRET = 4  # shorter "keys" are placeholders such as `x` for a server that wants none
MIN_PIECE = 6  # a stretch of the key this long gives it away, as in `sk-abcdef****wxyz`
MIN_HIDDEN = 10  # a reply may well speak of `ollama` or a `password`, and is to stay as it is

_TOKEN = re.compile(r"[^\s\"'`<>()\[\]{},;]+")
_LOOKS_SECRET = re.compile(r"\bsk-[\w*.-]{6,}|(?<=Bearer )\S+", re.IGNORECASE)
_LONGEST_SPELLING = len(r"\u0000")


def redact(text: str, key: str | None) -> str:
    """Return `text`, an error of a server, without `key`, a part of it, or anything else that looks like a key."""
    text = _LOOKS_SECRET.sub(REDACTED, text)
    if key is None or len(key) < MIN_SECRET:
        return text
    text = text.replace(key, REDACTED)
    pieces = {key[at : at + MIN_PIECE] for at in range(len(key) - MIN_PIECE + 1)}
    return _TOKEN.sub(lambda token: REDACTED if any(piece in token[0] for piece in pieces) else token[0], text)


def hide(text: str, key: str | None) -> str:
    """Return `text`, a reply or a name, without `key`, also where JSON escapes it; no other word changes."""
    return text if key is None or len(key) < MIN_HIDDEN else _spelt(key).sub(REDACTED, text)


class Hider:
    """Hides `key` in text that arrives piece by piece, as `hide` does in the whole."""

    def __init__(self, key: str | None) -> None:
        self._key = key if key and len(key) >= MIN_HIDDEN else None
        self._held = ""

    def feed(self, piece: str) -> str:
        """Return what can be shown by now: whole words, which can no longer become the key."""
        if self._key is None:
            return piece
        text = hide(self._held + piece, self._key)
        keep = max(text.rfind(end) for end in ' \n"') + 1
        keep = max(keep, len(text) - _LONGEST_SPELLING * len(self._key))
        self._held = text[keep:]
        return text[:keep]

    def rest(self) -> str:
        """Return what was held back, once there is no more to come."""
        text, self._held = self._held, ""
        return text


@lru_cache(maxsize=8)
def _spelt(key: str) -> re.Pattern[str]:
    return re.compile("".join(map(_spellings, key)), re.IGNORECASE)


def _spellings(char: str) -> str:
    escaped = r"\\?" if char in '/"\\' else ""
    return rf"(?:{escaped}{re.escape(char)}|\\u{ord(char):04x})"
