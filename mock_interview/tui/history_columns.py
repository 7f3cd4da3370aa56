"""The columns of the history, and what stands in them."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from mock_interview.text import one_line
from mock_interview.transcripts.selection import Order, SortKey
from mock_interview.tui.history_listing import Listed
from mock_interview.tui.wording import HIDDEN, local_time, standing

TITLE_LEAST, TEXT_LENGTH = 18, 80
PERCENT_WIDTH = len("100.0 %")
ARROWS = {True: "▼", False: "▲"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, `width` cells wide; `dropped` counts from 1, in the order that narrow terminals go without it."""

    name: str
    width: int
    cell: Callable[[Listed], str]
    sort: SortKey | None = None
    dropped: int = 0


def _score(listed: Listed) -> str:
    return HIDDEN if listed.is_hidden else standing(listed.row).rjust(PERCENT_WIDTH)


def _self_rating(listed: Listed) -> str:
    return f"{rating}/5" if (rating := listed.row.attempt.self_rating) else ""


def _band(listed: Listed) -> str:
    return HIDDEN if listed.is_hidden else one_line(listed.row.band or "", TEXT_LENGTH)


def _grader(listed: Listed) -> str:
    return HIDDEN if listed.is_hidden else listed.row.grader or ""


COLUMNS = (
    Column("When", 17, lambda listed: local_time(listed.row.attempt.started_at), "when"),
    Column("Score", 12, _score, "percent"),
    Column("Self", 4, _self_rating, "self-rating"),
    Column("Band", 11, _band, "band"),
    Column("Grader", 7, _grader),
    Column("Mode", 6, lambda listed: listed.row.mode, dropped=2),
    Column("Pack", 16, lambda listed: one_line(listed.row.pack, TEXT_LENGTH), dropped=1),
    Column("Question", 0, lambda listed: one_line(listed.row.title, TEXT_LENGTH), "title"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that fit, each with its width in cells; one blank cell stands between two of them."""

    columns: tuple[tuple[Column, int], ...]

    def head(self, order: Order) -> str:
        """Return the line of names; an arrow stands behind the one that is sorted by."""
        return "".join(
            set_cell_size(f"{column.name}{ARROWS[order.descending] if column.sort == order.by else ''}", width + 1)
            for column, width in self.columns
        ).rstrip()

    def line(self, listed: Listed) -> str:
        """Return what stands in the columns."""
        return " ".join(_fitted(column.cell(listed), width) for column, width in self.columns)

    def sort_at(self, x: int) -> SortKey | None:
        """Return what the column `x` cells from the left is sorted by."""
        for column, width in self.columns:
            if x <= width:
                return column.sort
            x -= width + 1
        return None


def layout(width: int) -> Layout:
    """Return the columns for `width` cells; the last of them takes what is left."""
    *fixed, title = COLUMNS
    for column in sorted(filter(lambda column: column.dropped, fixed), key=lambda column: column.dropped):
        if _taken(fixed) + TITLE_LEAST <= width:
            break
        fixed.remove(column)
    left = max(width - _taken(fixed), 1)
    return Layout((*((column, column.width) for column in fixed), (title, left)))


def _fitted(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, cut with an ellipsis."""
    return set_cell_size(text, width) if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def _taken(columns: list[Column]) -> int:
    return sum(column.width + 1 for column in columns)
