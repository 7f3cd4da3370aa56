"""A scorecard as plain text: the score, a bar for each criterion, and the candidate's own words under each point."""

from collections.abc import Iterator, Mapping

from mock_interview.cli.output import bar, percent, wrapped
from mock_interview.scoring.by_hand import by_hand_told, changes
from mock_interview.scoring.comparison import parts_told
from mock_interview.scoring.evidence import Judged, words_told
from mock_interview.scoring.scorecard import CriterionScore, Scorecard
from mock_interview.scoring.second_card import won_back
from mock_interview.scoring.telling import appeal_told, band_told, grader_name, provenance_told, rest_told, spread_told
from mock_interview.settings import Settings
from mock_interview.text import one_line

TITLE_WIDTH = 60
REMARK = "Remark: "
VERDICT_WIDTH = 13
BESIDE = " " * (2 + VERDICT_WIDTH)  # where statements stand, behind the verdicts

_VERDICTS = {"met": "met", "partial": "partly", "missing": "missing", "unassessed": "not assessed"}


def scorecard_lines(
    card: Scorecard,
    texts: Mapping[str, str],
    settings: Settings,
    first: Scorecard | None = None,
    proposal: Scorecard | None = None,
) -> Iterator[str]:
    """Yield a scorecard's lines, with costs at the prices of `settings`.

    `texts` says what each point and misconception is; `first` is the card of the first answer
    where `card` was made after a follow-up, `proposal` what a person had before them when they made it.
    """
    yield f"Score {percent(card.percent)}, {band_told(card)}"
    yield f"Graded by {grader_name(card)}; {card.coverage:.0%} of the rubric judged."
    if rest := rest_told(card):
        yield from wrapped(rest, "")
    yield from _by_hand(card, proposal, texts)
    if contested := appeal_told(card):
        yield from wrapped(contested, "")
    if first is not None:
        yield from _gain(first, card, texts)
    for criterion in card.criteria:
        yield ""
        yield from _criterion(criterion, texts)
    if remarks := list(_remarks(card)):
        yield ""
        yield from remarks
    yield ""
    yield from wrapped(provenance_told(card, settings.prices, settings.currency), "")


def _by_hand(card: Scorecard, proposal: Scorecard | None, texts: Mapping[str, str]) -> Iterator[str]:
    if told := by_hand_told(card, proposal):
        yield from wrapped(told, "")
    for change in changes(proposal, card, texts) if proposal else ():
        yield from wrapped(
            f"{change.about} (from {change.before} to {change.after})", BESIDE, f"  {'changed':<{VERDICT_WIDTH}}"
        )


def _gain(first: Scorecard, second: Scorecard, texts: Mapping[str, str]) -> Iterator[str]:
    won = won_back(first, second)
    change = f"from {percent(first.percent)} to {percent(second.percent)}" if won else "nothing more was won"
    yield f"After the follow-up: {change}. The score of the first answer stands."
    told = parts_told(second, texts)
    for id_ in won:
        yield from wrapped(told[id_], BESIDE, f"  {'won back':<{VERDICT_WIDTH}}")


def _criterion(criterion: CriterionScore, texts: Mapping[str, str]) -> Iterator[str]:
    yield one_line(criterion.title, TITLE_WIDTH)
    if criterion.score is None:
        yield "  not assessed"
    else:
        spread = f", {told}" if (told := spread_told(criterion)) else ""
        yield f"  {bar(criterion.score)} {percent(100 * criterion.score)}{spread}"
    if criterion.kind == "levels":
        yield from _because(criterion, "  ")
    for point in criterion.points:
        yield from wrapped(texts.get(point.id, point.id), BESIDE, f"  {_VERDICTS[point.verdict]:<{VERDICT_WIDTH}}")
        yield from _because(point, BESIDE)
    for wrong in criterion.misconceptions:
        if wrong.made or wrong.claimed:
            yield from wrapped(
                texts.get(wrong.id, wrong.id), BESIDE, f"  {'wrong' if wrong.made else 'unproved':<{VERDICT_WIDTH}}"
            )
            yield from _because(wrong, BESIDE)


def _because(judged: Judged, indent: str) -> Iterator[str]:
    """Yield the words to tell beside a verdict, and the reason for it."""
    if words := words_told(judged):
        yield from wrapped(f'"{" ".join(words.split())}"', indent)
    if judged.reason:
        lead = "" if judged.claimed is None else "not counted: "
        yield from wrapped(lead + judged.reason, indent)


def _remarks(card: Scorecard) -> Iterator[str]:
    for deduction in card.deductions:
        yield f"Taken off for {deduction.reason}: {deduction.points:g} points"
    for lead, text in (("Keep: ", card.strength), ("Mend: ", card.fix)):
        if text:
            yield from wrapped(text, " " * len(lead), lead)
    for flag in card.flags:
        if flag.code != "withheld":  # said beside the point itself
            yield from wrapped(flag.text, " " * len(REMARK), REMARK)
