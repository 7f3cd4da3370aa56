"""Home: what there is to practise, what to go on with, and what was done last.

Draws from ``pack.json`` files and the database alone, so that it is up before anything else is loaded.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import set_cell_size
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from mock_interview.engine.registry import describe_grader
from mock_interview.errors import StoreError
from mock_interview.rubric.catalogue import PackGlance, glance
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.cards import DueCard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptRow, Interview
from mock_interview.tui.closing import unless_closed
from mock_interview.tui.news import GradingNews
from mock_interview.tui.wording import bar, local_time, percent, standing

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

RECENT = 5
BAR_WIDTH = 12
PACK_WIDTH = 40
TITLE_WIDTH, SCORE_WIDTH, BAND_WIDTH = 30, 12, 11


@dataclass(frozen=True, slots=True)
class Overview:
    """What Home shows: packs with the best percent of each question, and the latest work."""

    packs: list[tuple[PackGlance, dict[str, float | None]]]
    unfinished: list[Interview]
    recent: list[AttemptRow]
    waiting: int


def load_overview(settings: Settings, db: Database) -> Overview:
    """Read what Home shows.

    Raises `StoreError` where the database cannot be read.
    """
    return Overview(
        packs=[(pack, history.progress(db, pack.name)) for pack in glance(settings)],
        unfinished=interviews.unfinished(db)[:RECENT],
        recent=history.recent(db, RECENT),
        waiting=len(jobs.unfinished_jobs(db)),
    )


class HomeScreen(Screen[None]):
    """The start screen: one list that the arrow keys and Enter are enough for."""

    HELP = """
# Home

Choose with the arrow keys, open with **Enter**, or click.

- **Practise**: a pack of questions; the bar shows how many you have been scored on.
- **Due**: questions it is time to see again, the longest due first, with what you last scored.
- **Go on**: interviews you left; everything typed is kept.
- **Lately**: your last scored answers.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "history", "History"),
        Binding("s", "connection", "Settings"),
        Binding("q", "app.quit", "Quit"),
    ]

    class Chosen(Message):
        """A line of the list was chosen: what to do, and with what."""

        def __init__(self, action: str, subject: str) -> None:
            self.action = action
            self.subject = subject
            super().__init__()

    def __init__(self, settings: Settings, db: Database) -> None:
        super().__init__()
        self._settings = settings
        self._db = db
        self._due: list[DueCard] = []

    def compose(self) -> ComposeResult:
        """Draw the title, the grader in use, the list and the keys."""
        yield Label("mock-interview", id="home-title", markup=False)
        yield Label(f"Grader: {describe_grader(self._settings)}", id="home-grader", markup=False)
        yield OptionList(id="home-list", markup=False)
        yield Footer()

    def on_screen_resume(self) -> None:
        """Read everything again, now that something may have changed."""
        self.query_one("#home-list").focus()
        self.refresh_overview()

    def on_grading_news(self, message: GradingNews) -> None:
        """Show a new score, or one job fewer waiting."""
        if message.event.outcome != "progress":
            self.refresh_overview()

    @work(exclusive=True)
    async def refresh_overview(self) -> None:
        """Fill the list from the store."""
        with unless_closed(self):
            try:
                await self._read()
            except StoreError as error:
                self.query_one("#home-grader", Label).update(str(error))

    async def _read(self) -> None:
        overview = await asyncio.to_thread(load_overview, self._settings, self._db)
        self._fill(overview)
        services = await cast("MockInterviewApp", self.app).services()
        if (due := await asyncio.to_thread(services.due)) != self._due:
            self._due = due
            self._fill(overview)

    def _fill(self, overview: Overview) -> None:
        options = self.query_one("#home-list", OptionList)
        chosen = options.highlighted_option.id if options.highlighted_option else None
        options.clear_options()
        options.add_options(_lines(overview, self._due))
        ids = [option.id for option in options.options]
        options.highlighted = ids.index(chosen) if chosen is not None and chosen in ids else _first_open(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        action, _, subject = (event.option.id or "").partition(":")
        self.post_message(self.Chosen(action, subject))

    def action_connection(self) -> None:
        """Open the settings."""
        self.post_message(self.Chosen("connection", ""))

    def use(self, settings: Settings) -> None:
        """Show what changed settings bring."""
        self._settings = settings
        self.query_one("#home-grader", Label).update(f"Grader: {describe_grader(settings)}")

    def action_history(self) -> None:
        """Open the history."""
        self.post_message(self.Chosen("history", ""))


def _first_open(options: OptionList) -> int | None:
    return next((index for index, option in enumerate(options.options) if not option.disabled), None)


def _lines(overview: Overview, due: list[DueCard]) -> Iterator[Option]:
    yield _heading("Practise")
    for pack, best in overview.packs:
        yield Option(_pack_line(pack, best), id=f"practise:{pack.name}")
    if due:
        yield _heading(f"Due ({len(due)})")
        for card in due[:RECENT]:
            yield Option(_due_line(card), id=f"practise:{card.ref}")
    if overview.unfinished:
        yield _heading("Go on with")
        titles = {pack.name: pack.title for pack, _ in overview.packs}
        for interview in overview.unfinished:
            title = titles.get(interview.pack, interview.pack)
            yield Option(_interview_line(interview, title), id=f"resume:{interview.id}")
    if overview.recent:
        waiting = f" ({overview.waiting} waiting to be graded)" if overview.waiting else ""
        yield _heading(f"Lately{waiting}")
        for row in overview.recent:
            yield Option(_attempt_line(row), id=f"transcript:{row.attempt.interview_id}/{row.attempt.id}")


def _heading(text: str) -> Option:
    return Option(Content.styled(f"\n{text}", "bold $text-accent"), disabled=True)


def _pack_line(pack: PackGlance, best: dict[str, float | None]) -> Content:
    scored = [value for ref in pack.refs if (value := best.get(ref)) is not None]
    share = len(scored) / len(pack.refs) if pack.refs else 0.0
    mean = f", best mean {percent(sum(scored) / len(scored))}" if scored else ""
    return Content.assemble(
        (pack.title, "bold"),
        f"\n{bar(share, BAR_WIDTH)} {len(scored)} of {len(pack.refs)} questions{mean}\n",
        (pack.description, "$foreground-muted"),
    )


def _due_line(card: DueCard) -> Content:
    title = set_cell_size(one_line(card.title, TITLE_WIDTH), TITLE_WIDTH)
    return Content.assemble(
        f"{title}  last {percent(card.percent)}", (f"  due since {local_time(card.due)}", "$foreground-muted")
    )


def _interview_line(interview: Interview, title: str) -> Content:
    questions = f"{len(interview.refs)} question{'s' if len(interview.refs) != 1 else ''}"
    return Content.assemble(
        f"{one_line(title, PACK_WIDTH)}, {questions}",
        (f"  begun {local_time(interview.started_at)}", "$foreground-muted"),
    )


def _attempt_line(row: AttemptRow) -> Content:
    title, score, band = (
        set_cell_size(one_line(text, width), width)
        for text, width in ((row.title, TITLE_WIDTH), (standing(row), SCORE_WIDTH), (row.band or "", BAND_WIDTH))
    )
    when = local_time(row.attempt.started_at)
    return Content.assemble(f"{title}  ", (score, "bold"), f"  {band}  ", (when, "$foreground-muted"))
