"""The verdicts of a sheet, one below the other; the one in hand is shown whole, with its keys."""

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from mock_interview.scoring.by_hand import Claim, verdict_word
from mock_interview.scoring.judgement import LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.text import Span, one_line
from mock_interview.tui.checking import Item, Section, Sheet
from mock_interview.tui.wording import MARKS, STYLES

TITLE_LENGTH = 80
STATEMENT_LENGTH = 600
QUOTE_LENGTH = 240
REASON_LENGTH = 300
VERDICT_WIDTH, LEAST_WIDTH = 19, 10
CURSOR, CHECKED = "▸", "✓"


class VerdictList(ScrollView):
    """Every item of a sheet under the title of its criterion.

    One widget for all of them: a key draws two items anew and moves no others, however many there are.
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(id="verdicts", can_focus=False)
        self._sheet = sheet
        self._drawn: dict[str, list[Strip]] = {}
        self._lines: list[Strip] = []
        self._shown: Item | None = None
        self._width = 0

    def show(self) -> None:
        """Draw what a key can have changed: the item left behind and the one in hand."""
        before, self._shown = self._shown, self._sheet.item
        for item in (before, self._shown):
            if item is not None and self._width:
                self._drawn[item.id] = self._strips(item)
        self._put_together()

    def on_resize(self, event: events.Resize) -> None:
        """Draw everything anew where the width has changed."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._draw_all()

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of another theme."""
        super().notify_style_update()
        if self._width:
            self._draw_all()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        row = y + self.scroll_offset.y
        line = self._lines[row] if row < len(self._lines) else Strip([])
        return line.adjust_cell_length(self.size.width, self.rich_style)

    def _draw_all(self) -> None:
        self._drawn = {item.id: self._strips(item) for item in self._sheet.items}
        self._put_together()

    def _put_together(self) -> None:
        self._lines = []
        in_hand = Span(0, 0)
        for section in self._sheet.sections:
            start = len(self._lines)
            self._lines += self._head(section)
            for item in section.items:
                self._lines += self._drawn.get(item.id, ())
                if item is self._shown:
                    in_hand = Span(start, len(self._lines))
                start = len(self._lines)
        self.virtual_size = Size(self._width, len(self._lines))
        self._bring_up(in_hand if self._shown else Span(len(self._lines), len(self._lines)))
        self.refresh()

    def _bring_up(self, rows: Span) -> None:
        """Scroll no further than it takes to show these rows, the upper ones first."""
        height = self.scrollable_content_region.height
        at = min(max(self.scroll_offset.y, rows.end - height), rows.start)
        self.scroll_to(y=at, animate=False, force=True, immediate=True)

    def _head(self, section: Section) -> list[Strip]:
        return [self._rendered(Content.styled(f"    {one_line(section.title, TITLE_LENGTH)}", "bold"))]

    def _strips(self, item: Item) -> list[Strip]:
        sheet = self._sheet
        claim = sheet.verdicts.get(item.id)
        is_current = item is sheet.item
        verdict = _verdict(claim, is_current=is_current, is_checked=sheet.is_checked(item))
        texts = _whole(item, claim) if is_current else _short(item, claim, is_changed=sheet.is_changed(item))
        width = max(LEAST_WIDTH, self._width - VERDICT_WIDTH)
        lines = [line for text in texts for line in (text.wrap(width) if is_current else (text,))]
        beside = [verdict, *(Content(" " * VERDICT_WIDTH) for _ in lines[1:])]
        return [
            self._rendered(Content.assemble(left, line.truncate(width, ellipsis=True)))
            for left, line in zip(beside, lines, strict=True)
        ]

    def _rendered(self, line: Content) -> Strip:
        return Visual.to_strips(self, line, max(1, self._width), 1, self.visual_style)[0]


def _verdict(claim: Claim | None, *, is_current: bool, is_checked: bool) -> Content:
    cursor = CURSOR if is_current else " "
    checked = CHECKED if is_checked else " "
    return Content.assemble(f"{cursor} {checked} ", _marked(claim)).truncate(VERDICT_WIDTH, pad=True)


def _marked(claim: Claim | None) -> Content:
    match claim:
        case None:
            return Content("? open")
        case PointJudgement():
            return Content.styled(f"{MARKS[claim.verdict]} {verdict_word(claim)}", STYLES[claim.verdict])
        case MisconceptionJudgement():
            return Content.styled(
                f"{'✗' if claim.made else '·'} {verdict_word(claim)}", STYLES["missing" if claim.made else "unassessed"]
            )
        case _:
            return Content(verdict_word(claim))


def _short(item: Item, claim: Claim | None, *, is_changed: bool) -> Iterator[Content]:
    was = f"(was {verdict_word(item.proposal)}) " if is_changed and item.proposal else ""
    level = next((choice.text for choice in item.choices if choice.claim == claim), "")
    is_level = item.kind == "levels" and claim != LevelJudgement(None)
    yield Content(was + one_line(level if is_level else item.text, STATEMENT_LENGTH))


def _whole(item: Item, claim: Claim | None) -> Iterator[Content]:
    yield Content(one_line(item.text, STATEMENT_LENGTH))
    if item.kind == "levels":
        yield from _levels(item, claim)
    if item.proposal is not None:
        yield _proposal(item, item.proposal)
    if item.reason:
        yield Content.styled(one_line(item.reason, REASON_LENGTH), "$foreground-muted")
    yield _keys(item)


def _proposal(item: Item, proposal: Claim) -> Content:
    quote = f" “{one_line(item.quote, QUOTE_LENGTH)}”" if item.quote else ""
    return Content.assemble((f"proposed: {verdict_word(proposal)}", "bold"), (quote, "italic"))


def _levels(item: Item, claim: Claim | None) -> Iterator[Content]:
    for choice in item.choices:
        chosen = CURSOR if choice.claim == claim else " "
        yield Content(f"{chosen} {choice.key or ' '}  {one_line(choice.text, STATEMENT_LENGTH)}")


def _keys(item: Item) -> Content:
    if item.kind == "levels":
        return Content.styled("press its key; Enter takes what is marked", "$text-accent")
    keys = "  ".join(f"{choice.key} {choice.text}" for choice in item.choices)
    return Content.styled(f"{keys}  Enter as is", "$text-accent")
