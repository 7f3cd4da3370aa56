"""The list beside a trend's plot, and what is said below it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets.option_list import Option

from mock_interview.interview.self_judgement import SelfJudgement, self_judgement_told
from mock_interview.interview.trend_summary import Step, step_of, summarise
from mock_interview.interview.trend_telling import changed_told, summary_told
from mock_interview.text import one_line
from mock_interview.transcripts.trends import Break, Series
from mock_interview.tui.widgets.choices import Choices
from mock_interview.tui.widgets.trend_plot import RATING, SCORE
from mock_interview.tui.wording import local_day, percent

TITLE_WIDTH, COUNT_WIDTH, SCORE_WIDTH = 23, 8, 10
LONGEST_TITLE = 60
MOST_BREAKS = 4

LEGEND = f"{SCORE} score"
LEGEND_RATED = f"{LEGEND}  {RATING} how you rated yourself, 1 to 5 drawn as 10 to 90 %"


SCORE_HEADS: Mapping[Step, str] = {"attempt": "Last", "day": "Last day", "month": "Last month"}


class TrendList(Choices):
    """The list, with the names of its columns in the line above it."""

    def __init__(self) -> None:
        super().__init__(id="trend-list", markup=False)

    def fill(self, listed: Sequence[Series]) -> None:
        """List these series; the column of scores says whether they are of attempts, or means of days or months."""
        self.clear_options()
        self.add_options(map(TrendLine, listed))
        head = SCORE_HEADS[next((step_of(series.points[0].at) for series in listed if series.points), "attempt")]
        self.border_title = set_cell_size("Name", TITLE_WIDTH) + f"{'Attempts':>{COUNT_WIDTH}}  {head:>{SCORE_WIDTH}}"


class TrendLine(Option):
    """A line of the list: a series, how many attempts it holds, and its last score."""

    def __init__(self, series: Series) -> None:
        super().__init__(_line(series), id=series.name)
        self.series = series


def told(series: Series, judged: SelfJudgement | None) -> Content:
    """Return all that the plot shows, in words."""
    title = one_line(series.title, LONGEST_TITLE)
    parts = [Content.assemble((f"{title}. ", "bold"), summary_told(summarise(series.points)))]
    if judged:
        parts.append(Content(self_judgement_told(judged)))
    if series.breaks:
        parts.append(Content("  ".join(_breaks(series.breaks))))
    if series.points:
        is_rated = any(point.self_rating is not None for point in series.points)
        parts.append(Content.styled(LEGEND_RATED if is_rated else LEGEND, "$foreground-muted"))
    return Content("\n").join(parts)


def _line(series: Series) -> Content:
    title = set_cell_size(one_line(series.title, TITLE_WIDTH), TITLE_WIDTH)
    summary = summarise(series.points)
    count = f"{summary.attempts if summary else 0:,}"
    score = percent(summary.last if summary else None)
    return Content.assemble(title, f"{count:>{COUNT_WIDTH}}", (f"  {score:>{SCORE_WIDTH}}", "bold"))


def _breaks(breaks: Sequence[Break]) -> Iterator[str]:
    """Yield what changed when, the newest last."""
    if len(breaks) > MOST_BREAKS:
        earlier = len(breaks) - MOST_BREAKS
        yield f"{earlier} break{'' if earlier == 1 else 's'} before that;"
    for one in breaks[-MOST_BREAKS:]:
        yield f"│ {_when(one.at)}: {changed_told(one.changed)}"


def _when(at: str) -> str:
    if step_of(at) == "month":
        return datetime.fromisoformat(f"{at}-01").strftime("%b %Y")
    return local_day(at)
