"""A scorecard: each verdict with the words it rests on, and how the whole came about."""

from collections.abc import Iterator, Mapping

from mock_interview.scoring.evidence import evidence
from mock_interview.scoring.scorecard import CriterionScore, Scorecard
from mock_interview.scoring.telling import appeal_told, band_told, grader_name, spread_told
from mock_interview.text import one_line
from mock_interview.transcripts.exporting.html.elements import Html, element, joined, void
from mock_interview.transcripts.exporting.html.provenance import provenance
from mock_interview.transcripts.exporting.html.quotes import Part, Quotes, parts_of
from mock_interview.transcripts.exporting.html.rubric import rubric_link
from mock_interview.transcripts.exporting.wording import minute
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard

BAR_WIDTH = 100
ANOTHER_RUBRIC = "Judged by another version of the rubric"


def scorecard(kept: AttemptTranscript, stored: StoredScorecard, quotes: Quotes, heading: str) -> Html:
    """Return a scorecard under `heading`; its quotes lead to where they stand in the answers."""
    card = stored.card
    criteria = [
        _criterion(criterion, parts, quotes.links) for criterion, parts in parts_of(stored, kept.rubric_of(card))
    ]
    by = f"Graded by {grader_name(card)}, {minute(card.created_at)}; {card.coverage:.0%} of the rubric assessed."
    return element(
        "section",
        element("h4", f"{heading}: ", element("b", score_told(card))),
        element("p", by, class_="quiet"),
        *criteria,
        *_remarks(card),
        rubric_link(card.rubric_sha256, ANOTHER_RUBRIC) if card.rubric_sha256 in kept.other_rubrics else None,
        provenance(card),
        class_="card",
    )


def score_told(card: Scorecard) -> str:
    """Return percent and band in a few words."""
    return band_told(card) if card.percent is None else f"{card.percent:.1f} %, {band_told(card)}"


def _criterion(criterion: CriterionScore, parts: list[Part], links: Mapping[str, str]) -> Html:
    share = "not assessed" if criterion.score is None else f"{criterion.score:.0%}"
    spread = f", {told}" if (told := spread_told(criterion)) else ""
    facts = element("span", f"{share}, weight {criterion.weight:g}{spread}", class_="quiet")
    bar = None if criterion.score is None else _bar(criterion.score)
    shown = element("ul", *(_part(part, links) for part in parts), class_="parts")
    return element("div", element("h5", criterion.title, " ", facts), bar, shown, class_="criterion")


def _bar(share: float) -> Html:
    """Return a bar filled to `share` (0..1); its figure stands beside it."""
    filled = void("rect", class_="filled", width=f"{BAR_WIDTH * share:.1f}", height="6")
    whole = void("rect", class_="whole", width=str(BAR_WIDTH), height="6")
    box = f"0 0 {BAR_WIDTH} 6"
    return element("svg", whole, filled, class_="bar", viewBox=box, preserveAspectRatio="none", aria_hidden="true")


def _part(part: Part, links: Mapping[str, str]) -> Html:
    judged = part.judged
    head = element(
        "p",
        element("span", str(part.number), class_="number"),
        element("b", part.verdict, class_="verdict"),
        f" {part.statement}",
    )
    quote = _quote(words, links.get(part.anchor)) if (words := evidence(judged)) else None
    withheld = None if judged.claimed is None else element("p", f"Credit withheld ({_claim(part)}).", class_="withheld")
    reason = element("p", judged.reason, class_="reason") if judged.reason else None
    return element("li", head, quote, withheld, reason, id=part.anchor, class_=f"part {part.effect}")


def _claim(part: Part) -> str:
    """Return what the grader had said before the credit was withheld."""
    claimed = part.judged.claimed
    if isinstance(claimed, bool):
        return "the grader held it against you"
    return f"the grader said level {claimed}" if isinstance(claimed, int) else f"the grader said {claimed}"


def _quote(words: str, anchor: str | None) -> Html:
    quoted = f"“{one_line(words, 1000)}”"
    return element("p", element("a", quoted, href=f"#{anchor}") if anchor else quoted, class_="quote")


def _remarks(card: Scorecard) -> Iterator[Html]:
    for deduction in card.deductions:
        yield element("p", f"Taken off for {deduction.reason}: {deduction.points:g} points", class_="deduction")
    if contested := appeal_told(card):
        yield element("p", contested, class_="appeal")
    for label, text in (("Keep", card.strength), ("Mend", card.fix)):
        if text:
            yield element("p", element("b", f"{label}: "), text)
    for flag in card.flags:
        if flag.code != "withheld":  # said beside the point itself
            yield element("p", joined(element("b", "Remark: "), flag.text), class_="flag")
