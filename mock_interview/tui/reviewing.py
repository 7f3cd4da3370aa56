"""An attempt under review: which of its scorecards is read, and where in the conversation each verdict rests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content

from mock_interview.rubric.wording import level_wording, wording
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import Span
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard
from mock_interview.tui.findings import Finding, criterion_head, findings, remarks
from mock_interview.tui.headlines import circumstances, head
from mock_interview.tui.script import Script
from mock_interview.tui.widgets.grouped_list import Group

REMARKS = "Remarks"


@dataclass(frozen=True, slots=True)
class Review:
    """One attempt and the scorecard it is read by, None where there is none to be seen."""

    kept: AttemptTranscript
    stored: StoredScorecard | None

    @property
    def rubric(self) -> Mapping[str, Any]:
        """The JSON of the rubric that the scorecard was judged by, else of the one that the question was asked by."""
        return self.kept.rubric_of(self.stored.card if self.stored else None)

    def head(self) -> Content:
        """Return the score and how it came about; nothing without a scorecard."""
        if self.stored is None:
            return Content()
        told = circumstances(
            self.stored.card,
            wording(self.rubric),
            self.kept.basis_of(self.stored),
            self.kept.proposal_for(self.stored),
        )
        lines = [*head(self.stored.card), *told]
        if (count := len(self.kept.scorecards)) > 1:
            place = self.kept.scorecards.index(self.stored) + 1
            lines.append(Content.styled(f"scorecard {place} of {count}; s shows the next", "$foreground-muted"))
        return Content("\n").join(lines)

    def groups(self) -> list[Group[Finding]]:
        """Return what the scorecard found, criterion by criterion, then its remarks."""
        return list(_groups(self.stored.card, self.rubric)) if self.stored else []


def places(script: Script, groups: Sequence[Group[Finding]]) -> dict[str, Span]:
    """Return where in `script` the words stand that each finding rests on, by its id."""
    resting = (finding for group in groups for finding in group.items if finding.is_evidence)
    found = ((finding.id, script.find(finding.quote)) for finding in resting)
    return {id_: span for id_, span in found if span is not None}


def next_card(kept: AttemptTranscript, stored: StoredScorecard | None) -> StoredScorecard | None:
    """Return the scorecard after `stored`, the first after the last."""
    if stored is None or not kept.scorecards:
        return stored
    return kept.scorecards[(kept.scorecards.index(stored) + 1) % len(kept.scorecards)]


def standing_card(kept: AttemptTranscript) -> StoredScorecard | None:
    """Return the scorecard that is the attempt's score, or what comes nearest to it."""
    return next(iter(kept.standing), None)


def _groups(card: Scorecard, rubric: Mapping[str, Any]) -> Iterator[Group[Finding]]:
    texts, levels = wording(rubric), level_wording(rubric)
    for place, criterion in enumerate(card.criteria):
        apart = [Content()] if place else []
        yield Group([*apart, *criterion_head(criterion)], tuple(findings(criterion, texts, levels.get(criterion.id))))
    if said := tuple(remarks(card)):
        yield Group([Content(), Content.styled(REMARKS, "bold")], said)
