"""A scorecard as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

from mock_interview.rubric.wording import wording
from mock_interview.scoring.by_hand import by_hand_told, changes
from mock_interview.scoring.evidence import Judged, words_told
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore, Scorecard
from mock_interview.scoring.telling import grader_name
from mock_interview.transcripts.exporting.markdown import plain
from mock_interview.transcripts.exporting.wording import verdict_told


def scorecard_lines(card: Scorecard, rubric: Mapping[str, Any], proposal: Scorecard | None = None) -> Iterator[str]:
    """Yield the lines below a scorecard's heading; `rubric` is the JSON whose points it judges.

    `proposal` is what a person had before them when they made it.
    """
    statements = wording(rubric)
    votes = f", {card.grader.votes} votes" if card.grader.votes > 1 else ""
    yield f"Graded by {plain(grader_name(card))}{votes}; {card.coverage:.0%} of the rubric assessed."
    yield from _by_hand(card, proposal, statements)
    yield ""
    for criterion in card.criteria:
        yield from _criterion(criterion, statements)
    for deduction in card.deductions:
        yield f"- Taken off for {plain(deduction.reason)}: {deduction.points:g} points"
    for label, text in (("Keep", card.strength), ("Mend", card.fix)):
        if text:
            yield from ("", f"{label}: {plain(text)}")
    for flag in card.flags:
        yield from ("", f"Remark: {plain(flag.text)}")


def _by_hand(card: Scorecard, proposal: Scorecard | None, statements: Mapping[str, str]) -> Iterator[str]:
    if told := by_hand_told(card, proposal):
        yield from ("", told)
    if proposal and (changed := list(changes(proposal, card, statements))):
        yield ""
        yield from (f"- changed: {plain(each.about)} (from {each.before} to {each.after})" for each in changed)


def headline(card: Scorecard) -> str:
    """Return the percent and band of a scorecard in a few words."""
    if card.percent is None:
        return "Nothing could be assessed"
    return f"{card.percent:.1f} %, {plain(card.band) if card.band else 'no band'}"


def _criterion(criterion: CriterionScore, statements: Mapping[str, str]) -> Iterator[str]:
    score = "not assessed" if criterion.score is None else f"{criterion.score:.0%}"
    yield f"- {plain(criterion.title)} (weight {criterion.weight:g}): {score}"
    for point in criterion.points:
        yield f"  - {verdict_told(point.verdict)}{_withheld(point)}: {_statement(point, statements)}{_because(point)}"
    for wrong in criterion.misconceptions:
        if wrong.made:
            yield f"  - misconception: {_statement(wrong, statements)}{_because(wrong)}"
    if criterion.kind == "levels" and criterion.level is not None:
        yield f"  - level {criterion.level}{_withheld(criterion)}{_because(criterion)}"


def _withheld(judged: PointScore | CriterionScore) -> str:
    if judged.claimed is None:
        return ""
    return f" ({plain(str(judged.claimed))} withheld for want of a quote)"


def _statement(judged: PointScore | MisconceptionScore, statements: Mapping[str, str]) -> str:
    return plain(statements.get(judged.id, judged.id))


def _because(judged: Judged) -> str:
    quote = f" “{plain(words)}”" if (words := words_told(judged)) else ""
    reason = f" ({plain(judged.reason)})" if judged.reason else ""
    return quote + reason
