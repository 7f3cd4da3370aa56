"""What the history lists: filtered by what, in which order, and whether scores are hidden.

While scores are hidden nothing may give them away: lists are neither sorted by percent or band, nor filtered by what
belongs to a score.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from mock_interview.transcripts import blind, history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptRow
from mock_interview.transcripts.selection import EVERYTHING, NEWEST_FIRST, Order, Selection, SortKey

TELLING_ORDERS: frozenset[SortKey] = frozenset({"percent", "band"})
TELLING = ("grader", "model", "band")
"""The fields of a selection that tell of a score."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One attempt of the list; `snippet` shows where a search hit, and `is_hidden` keeps its score back."""

    row: AttemptRow
    snippet: str = ""
    is_hidden: bool = False

    @property
    def id(self) -> str:
        """The attempt's id."""
        return self.row.attempt.id


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed. `filtered` comes without words; those are `words`, as they were typed."""

    filtered: Selection = EVERYTHING
    words: str = ""
    order: Order = NEWEST_FIRST
    is_blind: bool = False

    @property
    def selection(self) -> Selection:
        """The attempts that are listed."""
        return replace(self.filtered, words=self.words.strip() or None)

    @property
    def orders(self) -> list[SortKey]:
        """What can be sorted by now."""
        return [key for key in get_args(SortKey) if not (self.is_blind and key in TELLING_ORDERS)]

    def filter_by(self, selection: Selection) -> "Listing":
        """Return what is listed by another filter."""
        return replace(self, filtered=_untelling(selection) if self.is_blind else selection)

    def sort_by(self, key: SortKey) -> "Listing":
        """Return the list in the order of `key`; the other way round where that is its order already."""
        if key not in self.orders:
            return self
        return self.reverse() if key == self.order.by else replace(self, order=Order(key, descending=key != "title"))

    def sort_by_next(self) -> "Listing":
        """Return the list in the order of what comes after what it is sorted by."""
        at = self.orders.index(self.order.by)
        return self.sort_by(self.orders[(at + 1) % len(self.orders)])

    def reverse(self) -> "Listing":
        """Return the list the other way round."""
        return replace(self, order=replace(self.order, descending=not self.order.descending))

    def switch_blind(self) -> "Listing":
        """Return the list with scores hidden, in no order and by no filter that tells of them, or with all shown."""
        if self.is_blind:
            return replace(self, is_blind=False)
        order = NEWEST_FIRST if self.order.by in TELLING_ORDERS else self.order
        return replace(self, filtered=_untelling(self.filtered), order=order, is_blind=True)


def read(db: Database, listing: Listing, limit: int, offset: int) -> list[Listed]:
    """Return a page of what is listed."""
    found = history.page(db, listing.selection, limit, offset, listing.order)
    hidden = _hidden(db, [row for row, _ in found]) if listing.is_blind else frozenset()
    return [Listed(row, snippet, row.attempt.id in hidden) for row, snippet in found]


def _hidden(db: Database, rows: Sequence[AttemptRow]) -> frozenset[str]:
    graded = [row.attempt.id for row in rows if row.grader is not None]
    return frozenset(graded) - blind.judged_by_person(db, graded)


def _untelling(selection: Selection) -> Selection:
    return replace(selection, **dict.fromkeys(TELLING))
