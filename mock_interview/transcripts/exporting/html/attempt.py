"""One attempt: the conversation, and beside it how it was judged."""

from collections.abc import Iterator

from mock_interview.transcripts.exporting.html.conversation import conversation
from mock_interview.transcripts.exporting.html.elements import Html, element
from mock_interview.transcripts.exporting.html.quotes import Quotes, find_quotes
from mock_interview.transcripts.exporting.html.rubric import rubric_link
from mock_interview.transcripts.exporting.html.scorecard import score_told, scorecard
from mock_interview.transcripts.exporting.wording import about, title_of, waiting_told
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard


def attempt_article(kept: AttemptTranscript, number: int) -> Html:
    """Return all that is kept of an attempt, which is the one of this number on the page."""
    quotes = find_quotes(kept)
    heading = element("h3", f"{number}. {title_of(kept)}", id=anchor(kept))
    said = element("section", element("h4", "Conversation"), conversation(kept, quotes), class_="talk")
    judged = element("div", *_judged(kept, quotes), class_="judged")
    return element(
        "article",
        heading,
        element("p", ", ".join(about(kept)), class_="quiet"),
        element("div", said, judged, class_="sides"),
        rubric_link(kept.attempt.rubric_sha256),
        aria_labelledby=anchor(kept),
    )


def anchor(kept: AttemptTranscript) -> str:
    """Return the name by which an attempt is led to."""
    return f"attempt-{kept.attempt.id}"


def outcome(kept: AttemptTranscript) -> str:
    """Return an attempt's score, or that there is none."""
    return score_told(kept.score) if kept.score else "not graded"


def _judged(kept: AttemptTranscript, quotes: Quotes) -> Iterator[Html]:
    current = kept.standing
    for stored in current:
        yield scorecard(kept, stored, quotes, _heading(stored))
    if kept.job:
        yield element("p", waiting_told(kept.job), class_="flag")
    elif not current:
        yield element("p", "Not graded.", class_="quiet")
    earlier = [stored for stored in kept.scorecards if stored not in current]
    if earlier:
        cards = [scorecard(kept, stored, quotes, f"Earlier {_heading(stored).lower()}") for stored in earlier]
        yield element("details", element("summary", f"Earlier scorecards ({len(earlier)})"), *cards)


def _heading(stored: StoredScorecard) -> str:
    return "Score after the follow-up" if stored.round else "Score"
