"""A scorecard as a chat shows it: score, bars, and the candidate's own words under each point."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from mock_interview.scoring.by_hand import by_hand_told, changes
from mock_interview.scoring.scorecard import CriterionScore, MisconceptionScore, PointScore, Scorecard
from mock_interview.scoring.second_card import won_back
from mock_interview.scoring.telling import appeal_told, band_told, grader_name, rest_told, spread_told
from mock_interview.text import one_line, sanitise
from mock_interview.tui.wording import MARKS, STYLES, VERDICT_WORDS, bar, percent

BAR_WIDTH = 16
QUOTE_LENGTH = 240
BAND_LENGTH = 60


class ScorecardView(Vertical):
    """One scorecard. `texts` says what each point and misconception is; `first` is the card it follows, if any.

    `origin` says how the card came about, in one line; `proposal` is what a person had before them when they
    made it. One that is not complete shows no score.
    """

    def __init__(
        self,
        card: Scorecard,
        texts: Mapping[str, str],
        first: Scorecard | None = None,
        origin: str = "",
        proposal: Scorecard | None = None,
        *,
        is_complete: bool = True,
    ) -> None:
        super().__init__(classes="scorecard")
        self._card = card
        self._texts = texts
        self._first = first
        self._origin = origin
        self._proposal = proposal
        self._is_complete = is_complete

    def compose(self) -> ComposeResult:
        """Draw the headline, each criterion with its points, and what to keep and to mend."""
        yield from self._head() if self._is_complete else [Static(Content.styled("So far", "bold"))]
        if own := _by_hand(self._card, self._proposal, self._texts):
            yield Static(Content(own), classes="card-gain")
        if contested := appeal_told(self._card):
            yield Static(Content(contested), classes="card-gain")
        if self._first is not None:
            yield Static(_gain(self._first, self._card, self._texts), classes="card-gain")
        for criterion in self._card.criteria:
            yield Static(_criterion_head(criterion), classes="card-criterion")
            yield from _findings(criterion, self._texts)
        if remarks := list(_remarks(self._card)):
            yield Static(Content("\n").join(remarks), classes="card-remarks")
        if self._origin:
            yield Static(Content(sanitise(self._origin)), classes="card-origin")

    def _head(self) -> ComposeResult:
        yield Static(_headline(self._card))
        if rest := rest_told(self._card):
            yield Static(Content(rest), classes="card-gain")


class Finding(Horizontal):
    """One verdict: its mark on the left, what it is about and the words it rests on beside it."""

    def __init__(self, mark: Content, *lines: Content) -> None:
        super().__init__(classes="finding")
        self._mark = mark
        self._lines = [line for line in lines if line.plain]

    def compose(self) -> ComposeResult:
        """Draw the mark and the text."""
        yield Static(self._mark, classes="finding-mark")
        yield Static(Content("\n").join(self._lines), classes="finding-text")


def quoted(words: str) -> Content:
    """Return what the candidate said, marked as such."""
    return Content.assemble("“", (one_line(words, QUOTE_LENGTH), "italic"), "”")


def _headline(card: Scorecard) -> Content:
    return Content.assemble(
        ("Score ", "bold"),
        (percent(card.percent), "bold $text-accent"),
        f"  {one_line(band_told(card), BAND_LENGTH)}\n",
        (f"graded by {grader_name(card)}, {round(100 * card.coverage)} % of the rubric judged", "$foreground-muted"),
    )


def _by_hand(card: Scorecard, proposal: Scorecard | None, texts: Mapping[str, str]) -> str:
    changed = changes(proposal, card, texts) if proposal else ()
    lines = (f"\n  {one_line(each.about, 160)}: from {each.before} to {each.after}" for each in changed)
    return by_hand_told(card, proposal) + "".join(lines)


def _gain(first: Scorecard, second: Scorecard, texts: Mapping[str, str]) -> Content:
    won = won_back(first, second)
    if not won:
        return Content("After the follow-up: nothing more was won. The score of the first answer stands.")
    lines = "".join(f"\n  + {one_line(texts.get(id_, id_), 160)}" for id_ in won)
    return Content(
        f"After the follow-up: {percent(first.percent)} became {percent(second.percent)}; "
        f"the score of the first answer stands. Won back:{lines}"
    )


def _criterion_head(criterion: CriterionScore) -> Content:
    value = "not assessed" if criterion.score is None else percent(100 * criterion.score)
    spread = f", {told}" if (told := spread_told(criterion)) else ""
    title = (f"{one_line(criterion.title, 60)}\n", "bold")
    return Content.assemble(title, (bar(criterion.score, BAR_WIDTH), "$text-accent"), f" {value}{spread}")


def _findings(criterion: CriterionScore, texts: Mapping[str, str]) -> Iterator[Finding]:
    for point in criterion.points:
        yield _point(point, texts)
    for wrong in criterion.misconceptions:
        if wrong.made or wrong.claimed:
            yield _misconception(wrong, texts)
    if criterion.kind == "levels" and criterion.level is not None:
        mark = Content(f"level {criterion.level}")
        yield Finding(mark, *_evidence(criterion.quote, criterion.reason, counts=criterion.claimed is None))


def _point(point: PointScore, texts: Mapping[str, str]) -> Finding:
    mark = Content.styled(f"{MARKS[point.verdict]} {VERDICT_WORDS[point.verdict]}", STYLES[point.verdict])
    quote = point.quote if point.credit or point.claimed else ""
    evidence = _evidence(quote, point.reason, counts=point.claimed is None)
    return Finding(mark, Content(one_line(texts.get(point.id, point.id), 300)), *evidence)


def _misconception(wrong: MisconceptionScore, texts: Mapping[str, str]) -> Finding:
    mark = Content.styled("✗ wrong" if wrong.made else "· unproved", "$text-error")
    evidence = _evidence(wrong.quote, wrong.reason, counts=wrong.made)
    return Finding(mark, Content(one_line(texts.get(wrong.id, wrong.id), 300)), *evidence)


def _evidence(quote: str, reason: str, *, counts: bool) -> Iterator[Content]:
    if quote:
        yield quoted(quote)
    if reason:
        yield Content.styled(f"{'' if counts else 'not counted: '}{one_line(reason, 300)}", "$foreground-muted")


def _remarks(card: Scorecard) -> Iterator[Content]:
    for deduction in card.deductions:
        yield Content(f"Taken off for {one_line(deduction.reason, BAND_LENGTH)}: {deduction.points:g} points")
    for lead, text in (("Keep", card.strength), ("Mend", card.fix)):
        if text:
            yield Content.assemble((f"{lead}: ", "bold"), sanitise(text))
    for flag in card.flags:
        if flag.code != "withheld":
            yield Content.styled(f"Note: {one_line(flag.text, 300)}", "$text-warning")
