"""Finds the finished items in JSON that is still arriving."""

import re
from dataclasses import dataclass

_MARK = re.compile(r'\\[\s\S]?|["{}\n]')


@dataclass(frozen=True, slots=True)
class Item:
    """An object as it stands in the text; `reply` tells those of one outermost object from those of another."""

    text: str
    reply: int


class ItemFinder:
    """Takes text and gives each object, without another one in it, that the text completes.

    Words around the JSON do no harm. Every character is looked at once, however long the text grows.
    """

    def __init__(self) -> None:
        self._parts: list[str] | None = None
        self._begun = False
        self._in_string = False
        self._escaping = False
        self._depth = 0
        self._replies = 0

    def feed(self, piece: str) -> list[Item]:
        """Return the objects that `piece` completes."""
        if not piece:
            return []
        items = []
        begin, escaping = 0, False
        for mark in _MARK.finditer(piece, int(self._escaping)):
            if mark[0] == "{" and not self._in_string:
                self._open()
                begin = mark.start()
            elif mark[0] == "}" and not self._in_string:
                if self._parts is not None:
                    items.append(Item("".join([*self._parts, piece[begin : mark.end()]]), self._replies))
                self._close()
            else:
                self._follow_string(mark[0])
            escaping = mark[0] == "\\"  # alone only where the piece ends
        if self._parts is not None:
            self._parts.append(piece[begin:])
        self._escaping = escaping
        return items

    def _open(self) -> None:
        self._replies += self._depth == 0
        self._depth += 1
        self._parts, self._begun = [], True

    def _close(self) -> None:
        self._depth = max(self._depth - 1, 0)
        self._parts = None

    def _follow_string(self, mark: str) -> None:
        if mark == '"' and self._begun:
            self._in_string = not self._in_string
        elif mark == "\n":  # no string of JSON goes over a line end: this was a quotation mark among words
            self._in_string = False
