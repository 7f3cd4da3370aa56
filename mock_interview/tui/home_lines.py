"""The lines of Home: what each of them says, and what choosing it does."""

from collections.abc import Iterator, Sequence

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets.option_list import Option

from mock_interview.interview.weak import MOST_DRILLED, WeakPoint
from mock_interview.rubric.catalogue import PackGlance
from mock_interview.text import one_line
from mock_interview.transcripts.cards import DueCard
from mock_interview.transcripts.records import Interview
from mock_interview.tui.history_listing import Listed
from mock_interview.tui.overview import RECENT, Overview
from mock_interview.tui.wording import HIDDEN, bar, local_day, local_time, percent, standing

WEAKEST = 3
BAR_WIDTH = 12
PACK_WIDTH = 40
POINT_WIDTH = 74
TITLE_WIDTH, SCORE_WIDTH, BAND_WIDTH = 30, 12, 11


class Line(Option):
    """A line to be chosen: `action` is what it does, `subject` what with. `about` tells lines of one action apart."""

    def __init__(self, text: Content, action: str, subject: str = "", about: str = "") -> None:
        super().__init__(text, id=f"{about or action}:{subject}")
        self.action = action
        self.subject = subject


def home_lines(overview: Overview, due: Sequence[DueCard]) -> Iterator[Option]:
    """Yield the headings and lines of Home."""
    yield _heading("Practise")
    for pack, best in overview.packs:
        yield Line(_pack_line(pack, best), "practise", pack.name)
    yield from _due_lines(due)
    yield from _weak_lines(overview.weak)
    yield from _unfinished_lines(overview)
    yield from _recent_lines(overview)


def _due_lines(due: Sequence[DueCard]) -> Iterator[Option]:
    if due:
        yield _heading(f"Due ({len(due)})")
        for card in due[:RECENT]:
            yield Line(_due_line(card), "practise", card.ref, about="due")


def _weak_lines(weak: Sequence[WeakPoint]) -> Iterator[Option]:
    if weak:
        yield _heading(f"Weak points ({len(weak)})")
        yield Line(_drill_line(weak), "drill")
        for point in weak[:WEAKEST]:
            yield Line(_weak_line(point), "practise", point.ref, about=f"weak {point.point_id}")


def _unfinished_lines(overview: Overview) -> Iterator[Option]:
    if overview.unfinished:
        yield _heading("Go on with")
        titles = {pack.name: pack.title for pack, _ in overview.packs}
        for interview in overview.unfinished:
            title = titles.get(interview.pack, interview.pack)
            yield Line(_interview_line(interview, title), "resume", interview.id)


def _recent_lines(overview: Overview) -> Iterator[Option]:
    if overview.recent:
        waiting = f" ({overview.waiting} waiting to be graded)" if overview.waiting else ""
        yield _heading(f"Lately{waiting}")
        for listed in overview.recent:
            yield Line(_attempt_line(listed), "transcript", f"{listed.row.attempt.interview_id}/{listed.id}")


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _heading(text: str) -> Option:
    return Option(Content.styled(f"\n{text}", "bold $text-accent"), disabled=True)


def _pack_line(pack: PackGlance, best: dict[str, float | None]) -> Content:
    scored = [value for ref in pack.refs if (value := best.get(ref)) is not None]
    share = len(scored) / len(pack.refs) if pack.refs else 0.0
    mean = f", best mean {percent(sum(scored) / len(scored))}" if scored else ""
    return Content.assemble(
        (pack.title, "bold"),
        f"\n{bar(share, BAR_WIDTH)} {len(scored)} of {_questions(len(pack.refs))}{mean}\n",
        (pack.description, "$foreground-muted"),
    )


def _due_line(card: DueCard) -> Content:
    title = set_cell_size(one_line(card.title, TITLE_WIDTH), TITLE_WIDTH)
    return Content.assemble(
        f"{title}  {percent(card.percent)} on {local_day(card.answered_at)}",
        (f"  due since {local_day(card.due)}", "$foreground-muted"),
    )


def _drill_line(weak: Sequence[WeakPoint]) -> Content:
    count = min(MOST_DRILLED, len({point.ref for point in weak}))
    order = _questions(count) + (", the worst first" if count > 1 else "")
    return Content.assemble(("Drill my weak points", "bold"), (f"  {order}", "$foreground-muted"))


def _weak_line(point: WeakPoint) -> Content:
    return Content.assemble(
        f"{one_line(point.text, POINT_WIDTH)}\n",
        (f"  {one_line(point.title, PACK_WIDTH)}, missed {point.missed} of {point.judged}", "$foreground-muted"),
    )


def _interview_line(interview: Interview, title: str) -> Content:
    return Content.assemble(
        f"{one_line(title, PACK_WIDTH)}, {_questions(len(interview.refs))}",
        (f"  begun {local_time(interview.started_at)}", "$foreground-muted"),
    )


def _attempt_line(listed: Listed) -> Content:
    row = listed.row
    score_told, band_told = (HIDDEN, "") if listed.is_hidden else (standing(row), row.band or "")
    title, score, band = (
        set_cell_size(one_line(text, width), width)
        for text, width in ((row.title, TITLE_WIDTH), (score_told, SCORE_WIDTH), (band_told, BAND_WIDTH))
    )
    when = local_time(row.attempt.started_at)
    return Content.assemble(f"{title}  ", (score, "bold"), f"  {band}  ", (when, "$foreground-muted"))
