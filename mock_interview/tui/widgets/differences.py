"""What tells two scorecards apart, one part in hand: the verdict before and after, and the words each rested on."""

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from mock_interview.scoring.by_hand import Claim, verdict_word
from mock_interview.scoring.side_by_side import Difference, Way
from mock_interview.text import one_line
from mock_interview.tui.findings import STATEMENT_LENGTH, quoted
from mock_interview.tui.widgets.findings import CURSOR, LEAST_WIDTH, NO_MARK
from mock_interview.tui.widgets.grouped_list import Group, beside
from mock_interview.tui.widgets.picking import PickList

MARKS: Mapping[Way, tuple[str, str]] = {
    "gained": ("+", "$text-success"),
    "lost": ("-", "$text-error"),
    "same": ("=", ""),
}
MORE_OR_LESS: Mapping[Way, str] = {"gained": ", more of it", "lost": ", less of it", "same": ""}
NOT_ASSESSED = "not assessed"
MARK_WIDTH = 4


class DifferenceList(PickList[Difference]):
    """Differences to move through."""

    def __init__(self) -> None:
        super().__init__("differences")
        self._texts: Mapping[str, str] = {}

    def show_differences(self, groups: Sequence[Group[Difference]], texts: Mapping[str, str]) -> None:
        """List differences; `texts` says what each part is."""
        self._texts = texts
        self.list_groups(groups)

    def lines_of(self, item: Difference, width: int) -> Sequence[Content]:
        """Return a difference: what it is about, both verdicts, and the words behind each."""
        mark, style = MARKS[item.way]
        cursor = CURSOR if item is self.current else NO_MARK
        room = max(LEAST_WIDTH, width - MARK_WIDTH)
        lines = [line for text in self._lines(item) for line in text.wrap(room)]
        return beside(Content.assemble(cursor, (mark, style)), lines, MARK_WIDTH)

    def _lines(self, item: Difference) -> Iterator[Content]:
        yield Content(one_line(self._texts.get(item.id, item.id), STATEMENT_LENGTH))
        yield Content.styled(_verdicts(item), "bold")
        for lead, claim in (("before ", item.before), ("after  ", item.after)):
            if claim is not None and claim.quote:
                yield Content.assemble((lead, "$foreground-muted"), quoted(claim.quote))


def _verdicts(item: Difference) -> str:
    before, after = _word(item.before), _word(item.after)
    return f"{before}{MORE_OR_LESS[item.way]}" if before == after else f"{before} → {after}"


def _word(claim: Claim | None) -> str:
    return NOT_ASSESSED if claim is None else verdict_word(claim)
