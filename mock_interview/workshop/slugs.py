"""Ids made from what somebody wrote."""

import re
import unicodedata
from collections.abc import Set

from mock_interview.text import FUNCTION_WORDS

WORDS = 4
WIDTH = 48

_WORD = re.compile(r"[a-z0-9]+")


def slug(text: str) -> str:
    """Return the telling words at the start of `text` as a slug, nothing where it has none in Latin letters."""
    plain = unicodedata.normalize("NFKD", text).replace("'", "").replace("’", "")
    found = _WORD.findall(plain.encode("ascii", "ignore").decode().lower())
    telling = [word for word in found if word not in FUNCTION_WORDS] or found
    return "-".join(telling[:WORDS])[:WIDTH].strip("-")


class Names:
    """Hands out ids, each once."""

    def __init__(self, taken: Set[str]) -> None:
        self._taken = set(taken)

    def of(self, text: str, otherwise: str) -> str:
        """Return an id made from `text`, or from `otherwise` where that gives none; numbered where it is taken."""
        wanted = slug(text) or otherwise
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name
