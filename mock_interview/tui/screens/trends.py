"""Trends: how the scores of a question, a criterion, a tag or a pack went, as a plot and in words.

::

    Trends: questions
    ▸ Feature scaling    12   72.5 % │ 100┤         │      ●⠤⠤⠤●
      Concept drift       3   40.0 % │  75┤    ●⠤⠤● │ ●⠔⠊
      Test data           1   55.0 % │  50┤ ⢀⠔⠊     │     +    +
                                     │  25┤● +   +  │
                                     │   0┤─────────┴────────────
                                     │     01 Mar 2025   30 Mar 2025
                                     │ Feature scaling
                                     │ 12 attempts: first 25.0 %, last …
                                     │ │ 12 Mar 2025: model changed
    1 Questions  2 Tags  3 Packs  c Criteria  esc Back

On a narrow screen the list stands above the plot.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Label, OptionList, Static

from mock_interview.errors import StoreError
from mock_interview.interview.self_judgement import self_judgement
from mock_interview.interview.trend_summary import thinned
from mock_interview.text import one_line
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.ratings import self_ratings
from mock_interview.transcripts.selection import EVERYTHING, Selection
from mock_interview.transcripts.trends import Point, QuestionTrend, Series, Trends, question_trend, trends
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.history_lines import selection_told
from mock_interview.tui.news import GradingNews
from mock_interview.tui.trend_lines import TrendLine, TrendList, told
from mock_interview.tui.widgets.keys import Keys
from mock_interview.tui.widgets.trend_plot import TrendPlot

Kind = Literal["questions", "tags", "packs"]

RESTING_SECONDS = 0.05
TITLE_LENGTH = 60
NOT_YET = "No trends yet. Finish a question, and its score is the first point."
NONE_FITS = "None of the answers listed in History counts here. Esc goes back; there F lists all answers again."
NO_TAGS = "No question that was scored has a tag."


class TrendsScreen(Screen[None]):
    """A list to choose from, and the trend of what is chosen."""

    HELP = """
# Trends

Choose with the arrow keys; beside each name stand how many attempts there are and the last score: the mean of
the last day or, over more than three months, of the last month; for criteria that of the last attempt.
**1** lists questions, **2** tags, **3** packs; **c** or **Enter** on a question lists its criteria, **Esc** goes back.

The line breaks where another rubric, prompt or model began to judge: what lies on either side compares less.
Answers graded by command, and tries made after the model answer was seen, are left out.
"""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (15, "-short"), (30, "-tall")]  # noqa: RUF012 - typed by Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "list_kind('questions')", "Questions"),
        Binding("2", "list_kind('tags')", "Tags"),
        Binding("3", "list_kind('packs')", "Packs"),
        Binding("c", "open_criteria", "Criteria"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, db: Database, selection: Selection = EVERYTHING) -> None:
        super().__init__()
        self._db = db
        self._selection = selection
        self._kind: Kind = "questions"
        self._found: Trends | None = None
        self._question: QuestionTrend | None = None

    def compose(self) -> ComposeResult:
        """Draw the heading, the list, the plot, what it says in words, and the keys."""
        yield Label("Trends", id="heading", markup=False)
        with Container(id="trends"):
            yield TrendList()
            with Container(id="trend"):
                yield TrendPlot()
                with VerticalScroll(id="trend-words"):
                    yield Static("Counting…", id="trend-told", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Start in the list."""
        self._list.focus()
        self.load()

    def on_grading_news(self, message: GradingNews) -> None:
        """Show new scores."""
        if message.event.outcome == "graded":
            self.load()

    @work(exclusive=True, group="loading")
    async def load(self) -> None:
        """Read all trends from the store, and again the criteria that are listed."""
        with self._telling():
            self._found = await asyncio.to_thread(trends, self._db, self._selection)
            if (question := self._question) is not None:
                again = await self._read(question.score.name)
                if self._question is question:  # and not left meanwhile
                    self._question = again
            self._fill()

    @on(OptionList.OptionHighlighted)
    def move_on(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the cursor came to."""
        if isinstance(event.option, TrendLine):
            self.show(event.option.series)

    @work(exclusive=True, group="showing")
    async def show(self, series: Series) -> None:
        """Show a series, once the cursor rests: a question attempt by attempt, a tag or a pack by its means."""
        await asyncio.sleep(RESTING_SECONDS)
        with self._telling():
            whole, ratings = await self._in_full(series)
            seen = replace(whole, points=tuple(thinned(whole.points)))
            self.query_one(TrendPlot).show(seen.points, seen.breaks)
            self._say(told(seen, self_judgement(ratings)))

    @on(OptionList.OptionSelected)
    def choose(self) -> None:
        """List the criteria of the question chosen."""
        if self._lists_questions:
            self.action_open_criteria()

    @work(exclusive=True, group="opening")
    async def action_open_criteria(self) -> None:
        """List the criteria of the question that the cursor is on."""
        option = self._list.highlighted_option
        if isinstance(option, TrendLine):
            with self._telling():
                self._question = await self._read(option.series.name)
                self._fill()

    def action_list_kind(self, kind: Kind) -> None:
        """List questions, tags or packs."""
        self._leave_question()
        self._kind = kind
        self._fill()

    def action_back(self) -> None:
        """Go back from the criteria to their question, from the questions to the screen before."""
        if self._question is None:
            self.dismiss(None)
        else:
            name = self._question.score.name
            self._leave_question()
            self._fill(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer criteria where a question is chosen."""
        return action != "open_criteria" or (self._lists_questions and bool(self._list.options))

    @property
    def _list(self) -> TrendList:
        return self.query_one(TrendList)

    @property
    def _lists_questions(self) -> bool:
        return self._kind == "questions" and self._question is None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what goes wrong in the block."""
        with unless_closed(self):
            try:
                yield
            except StoreError as error:
                self._show_nothing(str(error))

    async def _read(self, ref: str) -> QuestionTrend:
        return await asyncio.to_thread(question_trend, self._db, ref, self._selection)

    async def _in_full(self, series: Series) -> tuple[Series, list[tuple[int, float]]]:
        """Return a series as it is to be drawn, and the self-ratings and percents of its attempts."""
        if self._lists_questions:
            score = (await self._read(series.name)).score
            return score, _ratings(score.points)
        if self._kind == "questions":
            return series, _ratings(series.points)
        if self._kind == "tags" and self._selection.tag not in (None, series.name):
            return series, []  # no selection holds two tags
        return series, await asyncio.to_thread(self_ratings, self._db, self._narrowed(series.name))

    def _narrowed(self, name: str) -> Selection:
        if self._kind == "tags":
            return replace(self._selection, tag=name)
        return replace(self._selection, pack=name)

    def _leave_question(self) -> None:
        self.workers.cancel_group(self, "opening")
        self._question = None

    def _listed(self) -> Sequence[Series]:
        if self._question is not None:
            return (self._question.score, *self._question.criteria)
        found: Sequence[Series] = getattr(self._found, self._kind, ())
        return found

    def _fill(self, chosen: str | None = None) -> None:
        """Fill the list; the cursor goes to `chosen`, else stays where it was, as far as that is still there."""
        at = self._list.highlighted_option
        wanted = chosen or (at.id if at else None)
        listed = self._listed()
        self._list.fill(listed)
        names = [series.name for series in listed]
        self._list.highlighted = None if not names else names.index(wanted) if wanted in names else 0
        if not names:
            self.workers.cancel_group(self, "showing")  # of another list
            self._show_nothing(self._why_nothing())
        self.query_one("#heading", Label).update(self._heading())
        self.refresh_bindings()

    def _why_nothing(self) -> str:
        if self._found and self._found.questions:
            return NO_TAGS
        return NOT_YET if self._selection == EVERYTHING else NONE_FITS

    def _heading(self) -> str:
        which = selection_told(self._selection)
        return f"Trends: {self._what_is_listed()}{f'; {which}' if which else ''}"

    def _what_is_listed(self) -> str:
        if self._question is not None:
            return f"criteria of {one_line(self._question.score.title, TITLE_LENGTH)}"
        return self._kind

    def _show_nothing(self, why: str) -> None:
        self.query_one(TrendPlot).show((), ())
        self._say(Content(why))

    def _say(self, text: Content) -> None:
        self.query_one("#trend-told", Static).update(text)


def _ratings(points: Iterable[Point]) -> list[tuple[int, float]]:
    return [(int(point.self_rating), point.percent) for point in points if point.self_rating is not None]
