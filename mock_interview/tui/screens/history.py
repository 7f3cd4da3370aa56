"""History: every attempt, newest first, and a search over everything said."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Input, Label

from mock_interview.errors import StoreError
from mock_interview.interview.self_judgement import self_judgement, self_judgement_told
from mock_interview.text import one_line
from mock_interview.transcripts import fulltext, history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.ratings import self_ratings
from mock_interview.transcripts.records import AttemptRow
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.news import GradingNews
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.typed_line import TypedLine
from mock_interview.tui.wording import local_time, standing

PAGE = 200
TYPING_SECONDS = 0.15
NOT_FOUND = "Nothing found."
NOT_YET = "Nothing here yet. Finish a question and it will be kept here."
BAND_WIDTH, TITLE_WIDTH, SNIPPET_WIDTH = 20, 50, 80


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the table; `snippet` shows where a search hit."""

    row: AttemptRow
    snippet: str = ""


class HistoryScreen(Screen[None]):
    """A table to read; Enter opens the transcript."""

    HELP = """
# History

Type to search everything that was said; **down** goes to the table, **Enter** opens a transcript.
**Self** is what you gave an answer before you saw its score; the line above the table compares the two.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Home"),
        Binding("slash", "search", "Search"),
        Binding("down", "to_table", "To the table", show=False),
    ]

    class Chosen(Message):
        """A transcript is to be opened, at one of its attempts."""

        def __init__(self, interview_id: str, attempt_id: str) -> None:
            self.interview_id = interview_id
            self.attempt_id = attempt_id
            super().__init__()

    def __init__(self, db: Database) -> None:
        super().__init__()
        self._db = db

    def compose(self) -> ComposeResult:
        """Draw the heading, the search line, the table and the keys."""
        yield Label("History", id="heading", markup=False)
        yield TypedLine(placeholder="Search what was said", id="history-search")
        yield Label("", id="history-judgement", markup=False)
        yield Label("", id="history-empty", markup=False)
        table: DataTable[Text] = DataTable(id="history-table", cursor_type="row")
        yield table
        yield Keys()

    def on_mount(self) -> None:
        """Start in the table."""
        self.table.add_columns("When", "Score", "Self", "Band", "Grader", "Question")
        self.table.focus()

    def on_screen_resume(self) -> None:
        """Show the newest attempts, or again what was searched for."""
        self.judge()
        self.fill(self.query_one(Input).value)

    def on_grading_news(self, message: GradingNews) -> None:
        """Show new scores."""
        if message.event.outcome != "progress":
            self.judge()
            self.fill(self.query_one(Input).value)

    @property
    def table(self) -> "DataTable[Text]":
        """The table of attempts."""
        return self.query_one("#history-table", DataTable)

    @on(Input.Changed)
    def search_changed(self, event: Input.Changed) -> None:
        """Search once the person stops typing: to show what was found takes longer than a key may."""
        self.fill(event.value, TYPING_SECONDS)

    @on(Input.Submitted)
    def search_submitted(self, event: Input.Submitted) -> None:
        """Go on to what was found."""
        self.fill(event.value)
        self.table.focus()

    @work(exclusive=True)
    async def fill(self, query: str, pause: float = 0.0) -> None:
        """Fill the table with what fits `query`, after `pause` seconds in which nothing else was asked for."""
        await asyncio.sleep(pause)
        with unless_closed(self):
            try:
                found = await asyncio.to_thread(_find, self._db, query.strip())
            except StoreError as error:
                self._say(str(error))
            else:
                self._show(found)
                self._say("" if found else NOT_FOUND if query.strip() else NOT_YET)

    @work(exclusive=True, group="judgement")
    async def judge(self) -> None:
        """Say how well the person judges themself, over all attempts."""
        with unless_closed(self), suppress(StoreError):  # the table tells of it
            self._tell("#history-judgement", await asyncio.to_thread(_judgement, self._db))

    def _say(self, text: str) -> None:
        self._tell("#history-empty", text)

    def _tell(self, where: str, text: str) -> None:
        label = self.query_one(where, Label)
        label.update(text)
        label.display = bool(text)

    def _show(self, found: list[Found]) -> None:
        """Fill the table; the cursor stays in its line, as far as that is still there."""
        at = self.table.cursor_row
        self.table.clear()
        for index, line in enumerate(found):
            attempt = line.row.attempt
            self.table.add_row(*_cells(line), key=f"{attempt.interview_id}/{attempt.id}/{index}")
        self.table.move_cursor(row=at)

    @on(DataTable.RowSelected)
    def open_transcript(self, event: DataTable.RowSelected) -> None:
        """Open the transcript of the row."""
        interview_id, attempt_id, _ = str(event.row_key.value).split("/")
        self.post_message(self.Chosen(interview_id, attempt_id))

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


def _judgement(db: Database) -> str:
    judged = self_judgement(self_ratings(db))
    return self_judgement_told(judged) if judged else ""


def _cells(line: Found) -> tuple[Text, ...]:
    row = line.row
    shown = line.snippet.replace(fulltext.HIT_START, "[").replace(fulltext.HIT_END, "]")
    snippet = f"  {one_line(shown, SNIPPET_WIDTH)}" if shown else ""
    return (
        Text(local_time(row.attempt.started_at)),
        Text(standing(row)),
        Text(f"{rating}/5" if (rating := row.attempt.self_rating) else ""),
        Text(one_line(row.band or "", BAND_WIDTH)),
        Text(row.grader or ""),
        Text(one_line(row.title, TITLE_WIDTH) + snippet),
    )
