"""The verdicts of a sheet, one below the other; the one in hand is shown whole, with its keys."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from mock_interview.scoring.by_hand import Claim, verdict_word
from mock_interview.scoring.judgement import LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.text import one_line
from mock_interview.tui.checking import Item, Section, Sheet
from mock_interview.tui.widgets.grouped_list import Group, GroupedList, beside
from mock_interview.tui.wording import MARKS, STYLES

TITLE_LENGTH = 80
STATEMENT_LENGTH = 600
QUOTE_LENGTH = 240
REASON_LENGTH = 300
VERDICT_WIDTH, LEAST_WIDTH = 19, 10
CURSOR, CHECKED = "▸", "✓"


class VerdictList(GroupedList[Item]):
    """Every item of a sheet under the title of its criterion."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__("verdicts", can_focus=False)
        self._sheet = sheet
        self._groups = [Group(_head(section), section.items) for section in sheet.sections]

    @property
    def groups(self) -> Sequence[Group[Item]]:
        """The criteria with their items."""
        return self._groups

    @property
    def current(self) -> Item | None:
        """The item in hand."""
        return self._sheet.item

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        """Return an item: whole where it is in hand, else on one line."""
        sheet = self._sheet
        claim = sheet.verdicts.get(item.id)
        is_current = item is sheet.item
        verdict = _verdict(claim, is_current=is_current, is_checked=sheet.is_checked(item))
        texts = _whole(item, claim) if is_current else _short(item, claim, is_changed=sheet.is_changed(item))
        room = max(LEAST_WIDTH, width - VERDICT_WIDTH)
        lines = [line for text in texts for line in (text.wrap(room) if is_current else (text,))]
        return beside(verdict, [line.truncate(room, ellipsis=True) for line in lines], VERDICT_WIDTH)


def _head(section: Section) -> list[Content]:
    return [Content.styled(f"    {one_line(section.title, TITLE_LENGTH)}", "bold")]


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
    yield _keys(item, claim)


def _proposal(item: Item, proposal: Claim) -> Content:
    quote = f" “{one_line(item.quote, QUOTE_LENGTH)}”" if item.quote else ""
    return Content.assemble((f"proposed: {verdict_word(proposal)}", "bold"), (quote, "italic"))


def _levels(item: Item, claim: Claim | None) -> Iterator[Content]:
    for choice in item.choices:
        chosen = CURSOR if choice.claim == claim else " "
        yield Content(f"{chosen} {choice.key or ' '}  {one_line(choice.text, STATEMENT_LENGTH)}")


def _keys(item: Item, claim: Claim | None) -> Content:
    as_it_is = "Enter as is" if claim else "Enter leaves it open"
    if item.kind == "levels":
        return Content.styled("press its key; Enter takes what is marked", "$text-accent")
    keys = "  ".join(f"{choice.key} {choice.text}" for choice in item.choices)
    return Content.styled(f"{keys}  {as_it_is}", "$text-accent")
