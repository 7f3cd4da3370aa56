"""Keeping the key out of everything that is shown."""

import re

REDACTED = "[key]"
MIN_SECRET = 4  # shorter "keys" are placeholders such as `x` for a server that wants none
MIN_PIECE = 6  # a stretch of the key this long gives it away, as in `sk-abcdef****wxyz`

_TOKEN = re.compile(r"[^\s\"'`<>()\[\]{},;]+")
_LOOKS_SECRET = re.compile(r"\bsk-[\w*.-]{6,}|(?<=Bearer )\S+", re.IGNORECASE)


def redact(text: str, key: str | None) -> str:
    """Return `text` without `key`, a part of it, or anything else that looks like a key."""
    text = _LOOKS_SECRET.sub(REDACTED, text)
    if key is None or len(key) < MIN_SECRET:
        return text
    text = text.replace(key, REDACTED)
    pieces = {key[at : at + MIN_PIECE] for at in range(len(key) - MIN_PIECE + 1)}
    return _TOKEN.sub(lambda token: REDACTED if any(piece in token[0] for piece in pieces) else token[0], text)
