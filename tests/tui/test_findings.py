"""What a scorecard's findings quote, and which of these quotes are marked in the answer."""

import pytest

from mock_interview.scoring.scorecard import CriterionScore, PointScore
from mock_interview.tui.findings import findings
from mock_interview.tui.reviewing import places
from mock_interview.tui.script import Script, parts_of
from mock_interview.tui.widgets.grouped_list import Group
from tests.builders import QUOTE, conversation


def told_and_marked(point: PointScore) -> tuple[str, bool]:
    """Return the quote told beside a point of this outcome, and whether it is marked in the answer."""
    criterion = CriterionScore("facts", "Facts", "checklist", 1, point.credit, points=(point,))
    [finding] = findings(criterion, {})
    return finding.quote, bool(places(Script(parts_of(conversation())), [Group([], (finding,))]))


@pytest.mark.parametrize(
    ("point", "outcome"),
    [
        (PointScore("trees", "met", 0.7, QUOTE), (QUOTE, True)),
        (PointScore("trees", "missing", 0.002, QUOTE), ("", False)),
        (PointScore("trees", "missing", 0.0, QUOTE, claimed="met"), (QUOTE, False)),
    ],
    ids=["met", "missing with a fraction", "withheld"],
)
def test_only_words_behind_what_counts_are_marked(point: PointScore, outcome: tuple[str, bool]) -> None:
    assert told_and_marked(point) == outcome
