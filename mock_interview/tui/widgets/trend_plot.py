"""A plot of percent over time, broken where what judged it changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from textual.app import RenderResult
from textual.color import Color
from textual_plotext import PlotextPlot

from mock_interview.interview.self_judgement import rated_percent
from mock_interview.interview.trend_summary import step_of
from mock_interview.transcripts.trends import Break, Point

SCORE, RATING, LINE = "●", "+", "braille"
PERCENTS = (0, 25, 50, 75, 100)
LOWEST = 5  # rows: below, frame and labels leave too few for the points
LABEL_WIDTH = 16
MOST_LABELS = 7
DAY = 86_400.0
MARGIN = 0.02  # of the time shown, on either side

Spot = tuple[float, float]  # seconds since 1970, percent


class TrendPlot(PlotextPlot):
    """Scores as points on a line, self-ratings as crosses, breaks as upright lines."""

    def __init__(self) -> None:
        super().__init__(id="trend-plot")
        self.theme = "clear"  # the colours of the screen behind it
        self._points: Sequence[Point] = ()
        self._breaks: Sequence[Break] = ()

    def show(self, points: Sequence[Point], breaks: Sequence[Break]) -> None:
        """Show these, both oldest first; without points nothing is drawn."""
        self._points, self._breaks = points, breaks
        self.set_class(not points, "empty")
        self.refresh()

    def render(self) -> RenderResult:
        """Draw for the room there is, if there is enough to tell anything."""
        if not self._points or self.size.height < LOWEST:
            return ""
        self.plt.clear_figure()
        self._draw()
        return super().render()

    def _draw(self) -> None:
        times = [seconds(point.at) for point in self._points]
        breaks = [_middle(times, seconds(one.at)) for one in self._breaks]
        for time in breaks:
            self.plt.vline(time, self._color("foreground"))
        self._draw_ratings(times)
        self._draw_scores(list(zip(times, (point.percent for point in self._points), strict=True)), breaks)
        self._draw_axes(times)

    def _draw_ratings(self, times: Sequence[float]) -> None:
        ratings = [
            (time, rated_percent(point.self_rating))
            for time, point in zip(times, self._points, strict=True)
            if point.self_rating is not None
        ]
        if ratings:
            self.plt.scatter(*_columns(ratings), marker=RATING, color=self._color("text-primary"))

    def _draw_scores(self, spots: Sequence[Spot], breaks: Sequence[float]) -> None:
        color = self._color("text-accent")
        for _, stretch in groupby(spots, key=lambda spot: sum(time <= spot[0] for time in breaks)):
            together = list(stretch)
            if len(together) > 1:
                self.plt.plot(*_columns(together), marker=LINE, color=color)
        self.plt.scatter(*_columns(spots), marker=SCORE, color=color)

    def _draw_axes(self, times: Sequence[float]) -> None:
        margin = max(MARGIN * (times[-1] - times[0]), DAY / 24)
        self.plt.xlim(times[0] - margin, times[-1] + margin)
        self.plt.ylim(PERCENTS[0], PERCENTS[-1])
        self.plt.yticks(list(PERCENTS if self.size.height >= LOWEST + 4 else PERCENTS[::4]))
        labels = dict(_labels(times[0], times[-1], self.size.width, _form(self._points[0].at, times)))
        self.plt.xticks(list(labels.values()), list(labels))

    def _color(self, name: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[name]).rgb


def seconds(at: str) -> float:
    """Return the time of a point or break, the start of its month or day where it stands for one."""
    return datetime.fromisoformat(f"{at}-01" if step_of(at) == "month" else at).timestamp()


def _middle(times: Sequence[float], at: float) -> float:
    """Return the middle between the points before and after `at`."""
    before = max((time for time in times if time < at), default=at)
    after = min((time for time in times if time >= at), default=at)
    return (before + after) / 2


def _columns(spots: Iterable[Spot]) -> tuple[list[float], list[float]]:
    times, percents = zip(*spots, strict=True)
    return list(times), list(percents)


def _form(at: str, times: Sequence[float]) -> str:
    if step_of(at) == "month":
        return "%b %Y"
    return "%d %b %H:%M" if times[-1] - times[0] < 2 * DAY else "%d %b %Y"


def _labels(first: float, last: float, width: int, form: str) -> Iterator[tuple[str, float]]:
    """Yield labels and their times, evenly spread, as many as there is room for."""
    count = max(1, min(MOST_LABELS, width // LABEL_WIDTH)) if last > first else 1
    for index in range(count):
        time = first + (last - first) * index / max(count - 1, 1)
        yield datetime.fromtimestamp(time).astimezone().strftime(form), time
