"""What stands above the findings of a scorecard: the score, and how this card stands to others."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from mock_interview.scoring.by_hand import by_hand_told, changes
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.second_card import won_back
from mock_interview.scoring.telling import appeal_told, band_told, grader_name, rest_told
from mock_interview.text import one_line
from mock_interview.tui.wording import percent

BAND_LENGTH = 60


def headline(card: Scorecard) -> Content:
    """Return the score, and below it who gave it."""
    return Content.assemble(
        ("Score ", "bold"),
        (percent(card.percent), "bold $text-accent"),
        f"  {one_line(band_told(card), BAND_LENGTH)}\n",
        (f"graded by {grader_name(card)}, {round(100 * card.coverage)} % of the rubric judged", "$foreground-muted"),
    )


def head(card: Scorecard) -> Iterator[Content]:
    """Yield the headline, and what to do where too little was judged for a band."""
    yield headline(card)
    if rest := rest_told(card):
        yield Content(rest)


def circumstances(
    card: Scorecard, texts: Mapping[str, str], first: Scorecard | None = None, proposal: Scorecard | None = None
) -> Iterator[Content]:
    """Yield what is to be known of how a card came about.

    `first` is the card it follows, `proposal` what a person had before them when they made it.
    """
    if own := _by_hand(card, proposal, texts):
        yield Content(own)
    if contested := appeal_told(card):
        yield Content(contested)
    if first is not None:
        yield _gain(first, card, texts)


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
