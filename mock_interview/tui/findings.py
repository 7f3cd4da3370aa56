"""What a scorecard found, finding by finding, as screens show it: the verdict, what it is about, its evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.content import Content

from mock_interview.scoring.evidence import words_told
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore, Scorecard
from mock_interview.scoring.telling import spread_told
from mock_interview.text import one_line, sanitise
from mock_interview.tui.wording import MARKS, STYLES, VERDICT_WORDS, bar, percent

BAR_WIDTH = 16
TITLE_LENGTH = 60
STATEMENT_LENGTH = 300
QUOTE_LENGTH = 240
REASON_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `id` is unique on its card, `quote` what the candidate said, `reason` why it is so.

    `is_evidence`: it rests on the quote; else the quote is that of a claim which did not count.
    """

    id: str
    mark: str
    style: str
    text: str
    quote: str = ""
    reason: str = ""
    is_evidence: bool = True

    @property
    def marked(self) -> Content:
        """The verdict, in its colour."""
        return Content.styled(self.mark, self.style)

    @property
    def on_a_line(self) -> Content:
        """The verdict and what it is about, one behind the other."""
        return Content.assemble((f"{self.mark}: ", self.style or "bold"), self.text)

    @property
    def lines(self) -> list[Content]:
        """What it is about and the evidence, a line each where there is something to say."""
        return list(_lines(self))


def quoted(words: str) -> Content:
    """Return what the candidate said, marked as such."""
    return Content.assemble("“", (one_line(words, QUOTE_LENGTH), "italic"), "”")


def criterion_head(criterion: CriterionScore) -> list[Content]:
    """Return the title of a criterion, and below it what it came to."""
    value = "not assessed" if criterion.score is None else percent(100 * criterion.score)
    spread = f", {told}" if (told := spread_told(criterion)) else ""
    title = Content.styled(one_line(criterion.title, TITLE_LENGTH), "bold")
    return [title, Content.assemble((bar(criterion.score, BAR_WIDTH), "$text-accent"), f" {value}{spread}")]


def findings(
    criterion: CriterionScore, texts: Mapping[str, str], levels: Mapping[int, str] | None = None
) -> Iterator[Finding]:
    """Yield what was found on a criterion; `texts` says what points and misconceptions are, `levels` levels."""
    for point in criterion.points:
        yield _point(point, texts)
    for wrong in criterion.misconceptions:
        if wrong.made or wrong.claimed:
            yield _misconception(wrong, texts)
    if criterion.kind == "levels" and criterion.level is not None:
        yield _level(criterion, criterion.level, levels or {})


def remarks(card: Scorecard) -> Iterator[Finding]:
    """Yield what a card says beside its criteria; what was withheld is told where it was."""
    for place, deduction in enumerate(card.deductions):
        text = f"{deduction.points:g} points for {one_line(deduction.reason, TITLE_LENGTH)}"
        yield Finding(f"deduction {place}", "Taken off", "", text)
    for mark, text in (("Keep", card.strength), ("Mend", card.fix)):
        if text:
            yield Finding(mark, mark, "", sanitise(text))
    for place, flag in enumerate(card.flags):
        if flag.code != "withheld":
            yield Finding(f"flag {place}", "Remark", "$text-warning", one_line(flag.text, STATEMENT_LENGTH))


def _point(point: PointScore, texts: Mapping[str, str]) -> Finding:
    return Finding(
        point.id,
        f"{MARKS[point.verdict]} {VERDICT_WORDS[point.verdict]}",
        STYLES[point.verdict],
        texts.get(point.id, point.id),
        words_told(point),
        _reason(point.reason, counts=point.claimed is None),
        is_evidence=point.claimed is None,
    )


def _misconception(wrong: MisconceptionScore, texts: Mapping[str, str]) -> Finding:
    mark = "✗ wrong" if wrong.made else "· unproved"
    reason = _reason(wrong.reason, counts=wrong.made)
    return Finding(wrong.id, mark, "$text-error", texts.get(wrong.id, wrong.id), words_told(wrong), reason, wrong.made)


def _level(criterion: CriterionScore, level: int, levels: Mapping[int, str]) -> Finding:
    counts = criterion.claimed is None
    reason = _reason(criterion.reason, counts=counts)
    return Finding(criterion.id, f"level {level}", "", levels.get(level, ""), words_told(criterion), reason, counts)


def _reason(reason: str, *, counts: bool) -> str:
    return f"{'' if counts or not reason else 'not counted: '}{reason}"


def _lines(finding: Finding) -> Iterator[Content]:
    if finding.text:
        yield Content(one_line(finding.text, STATEMENT_LENGTH))
    if finding.quote:
        yield quoted(finding.quote)
    if finding.reason:
        yield Content.styled(one_line(finding.reason, REASON_LENGTH), "$foreground-muted")
