"""History: every attempt, newest first, and a search over everything said."""

import asyncio
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Input, Label

from mock_interview.errors import StoreError
from mock_interview.text import one_line
from mock_interview.transcripts import fulltext, history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptRow
from mock_interview.tui.wording import local_time, percent

PAGE = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the table; `snippet` shows where a search hit."""

    row: AttemptRow
    snippet: str = ""


class HistoryScreen(Screen[tuple[str, str]]):
    """A table to read; Enter opens the transcript."""

    HELP = """
# History

Type to search everything that was said; **down** goes to the table, **Enter** opens a transcript.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Home"),
        Binding("slash", "search", "Search"),
        Binding("down", "to_table", "To the table", show=False),
    ]

    def __init__(self, db: Database) -> None:
        super().__init__()
        self._db = db

    def compose(self) -> ComposeResult:
        """Draw the search line, the table and the keys."""
        yield Input(placeholder="Search what was said", id="history-search")
        yield Label("", id="history-empty", markup=False)
        table: DataTable[Content] = DataTable(id="history-table", cursor_type="row", zebra_stripes=True)
        yield table
        yield Footer()

    def on_mount(self) -> None:
        """Show the newest attempts."""
        self.table.add_columns("When", "Score", "Band", "Grader", "Question")
        self.table.focus()
        self.fill("")

    def on_grading_news(self) -> None:
        """Show new scores."""
        self.fill(self.query_one(Input).value)

    @property
    def table(self) -> "DataTable[Content]":
        """The table of attempts."""
        return self.query_one("#history-table", DataTable)

    @on(Input.Changed)
    def search_changed(self, event: Input.Changed) -> None:
        """Search as the person types."""
        self.fill(event.value)

    @work(exclusive=True)
    async def fill(self, query: str) -> None:
        """Fill the table with what fits `query`."""
        empty = self.query_one("#history-empty", Label)
        try:
            found = await asyncio.to_thread(_find, self._db, query.strip())
        except StoreError as error:
            empty.update(str(error))
            return
        self.table.clear()
        for index, line in enumerate(found):
            attempt = line.row.attempt
            self.table.add_row(*_cells(line), key=f"{attempt.interview_id}/{attempt.id}/{index}")
        nothing = "Nothing found." if query.strip() else "Nothing here yet. Finish a question and it will be kept here."
        empty.update("" if found else nothing)
        empty.display = not found

    @on(DataTable.RowSelected)
    def open_transcript(self, event: DataTable.RowSelected) -> None:
        """Open the transcript of the row."""
        interview_id, attempt_id, _ = str(event.row_key.value).split("/")
        self.dismiss((interview_id, attempt_id))

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one(Input).focus()

    def action_to_table(self) -> None:
        """Go from the search line to the table."""
        self.table.focus()


def _find(db: Database, query: str) -> list[Found]:
    if not query:
        return [Found(row) for row in history.recent(db, PAGE)]
    return [Found(row, snippet) for row, snippet in history.search(db, query, PAGE)]


def _cells(line: Found) -> tuple[Content, ...]:
    row = line.row
    score = percent(row.percent) if row.percent is not None else (row.job_state or "not answered")
    title = one_line(row.title, 50)
    snippet = f"  {one_line(line.snippet.replace(fulltext.HIT_START, '[').replace(fulltext.HIT_END, ']'), 80)}"
    return tuple(
        Content(cell)
        for cell in (
            local_time(row.attempt.started_at),
            score,
            row.band or "",
            row.grader or "",
            title + (snippet if line.snippet else ""),
        )
    )
