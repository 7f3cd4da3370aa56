"""The line of a trend as inline SVG, broken where its scores are not quite comparable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mock_interview.transcripts.exporting.html.elements import Html, element, void

WIDTH, HEIGHT = 360, 180
LEFT, RIGHT, TOP, BOTTOM = 48, 352, 14, 146
GRID = (0, 25, 50, 75, 100)
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """One score, in percent 0..100; `broken` where rubric, prompt or model changed just before it."""

    percent: float
    broken: bool


def drawing(name: str, title: str, told: str, marks: Sequence[Mark], days: tuple[str, str]) -> Html:
    """Return the scores from left to right; `days` are the first's and the last's, `told` says it in words."""
    spots = [_spot(index, len(marks), mark) for index, mark in enumerate(marks)]
    breaks = [index for index, mark in enumerate(marks) if mark.broken]
    note = f" The line breaks {len(breaks)} times, where rubric, prompt or model changed." if breaks else ""
    return element(
        "svg",
        element("title", f"{title}, percent over time", id=f"{name}-title"),
        element("desc", f"{told}.{note}", id=f"{name}-desc"),
        *_grid(),
        *(_line("break", _between(spots, index), TOP, _between(spots, index), BOTTOM) for index in breaks),
        *(
            _line("trend", *start, *end)
            for (start, end), mark in zip(pairwise(spots), marks[1:], strict=True)
            if not mark.broken
        ),
        *(void("circle", class_="spot", cx=f"{x:.1f}", cy=f"{y:.1f}", r="4") for x, y in spots),
        *_days(days),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        class_="trend",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def _spot(index: int, count: int, mark: Mark) -> Spot:
    return LEFT + 10 + (RIGHT - LEFT - 20) * index / (count - 1), _height(mark.percent)


def _height(percent: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * percent / 100


def _between(spots: Sequence[Spot], index: int) -> float:
    return (spots[index - 1][0] + spots[index][0]) / 2


def _grid() -> Iterator[Html]:
    for percent in GRID:
        y = _height(percent)
        yield _line("grid", LEFT, y, RIGHT, y)
        if percent % 50 == 0:
            yield _text(f"{percent} %", LEFT - 6, y + 4, "end")


def _days(days: tuple[str, str]) -> Iterator[Html]:
    first, last = days
    yield _text(first, LEFT, BOTTOM + 22, "start")
    if last != first:
        yield _text(last, RIGHT, BOTTOM + 22, "end")


def _line(class_: str, x1: float, y1: float, x2: float, y2: float) -> Html:
    return void("line", class_=class_, x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}")


def _text(text: str, x: float, y: float, anchor: str) -> Html:
    return element("text", text, x=f"{x:.1f}", y=f"{y:.1f}", text_anchor=anchor)
