"""How many tokens a text comes to: an estimate, and to be called one wherever it is shown.

Every model counts with a table of its own. English text comes to about four bytes a token, and a text in
another script, whose characters take more bytes, to more tokens.
"""

from collections.abc import Iterable

BYTES_PER_TOKEN = 4


def estimated_tokens(texts: Iterable[str]) -> int:
    """Return about how many tokens the texts come to together."""
    return -(-sum(len(text.encode()) for text in texts) // BYTES_PER_TOKEN)
