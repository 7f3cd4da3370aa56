"""The part of a long list that is read: whole pages, as many as are worth keeping."""

from collections.abc import Sequence

from mock_interview.tui.history_listing import Listed

PAGE = 50
PAGES_KEPT = 40


class Window:
    """What is read so far of a list of `count` rows; a page is named by the index of its first row."""

    def __init__(self) -> None:
        self.count = 0
        self._pages: dict[int, Sequence[Listed]] = {}  # those that were in view last stand last

    def __getitem__(self, index: int) -> Listed | None:
        start = page_of(index)
        page = self._pages.get(start, ())
        return page[index - start] if index - start < len(page) else None

    def begin(self, count: int, start: int, rows: Sequence[Listed]) -> None:
        """Hold a list of `count` of which nothing is read but `rows`, from the page `start` on."""
        self.count = count
        self._pages = {start + at: rows[at : at + PAGE] for at in range(0, len(rows), PAGE)}

    def put(self, start: int, rows: Sequence[Listed]) -> None:
        """Take in a page; where there are too many, the one that was out of view the longest is forgotten."""
        self._pages[start] = rows
        if len(self._pages) > PAGES_KEPT:
            del self._pages[next(iter(self._pages))]

    def bring_into_view(self, first: int, last: int) -> list[int]:
        """Return the pages not read yet that hold rows from the index `first` to `last`, which come into view."""
        starts = range(page_of(max(first, 0)), min(last + 1, self.count), PAGE)
        for start in starts:
            if start in self._pages:
                self._pages[start] = self._pages.pop(start)
        return [start for start in starts if start not in self._pages]

    def index_of(self, attempt_id: str) -> int | None:
        """Return where an attempt stands, as far as that is read."""
        for start, page in self._pages.items():
            for at, listed in enumerate(page):
                if listed.id == attempt_id:
                    return start + at
        return None


def page_of(index: int) -> int:
    """Return the page that holds a row."""
    return index - index % PAGE
