"""Transcripts as one self-contained page: no scripts, and nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from mock_interview.transcripts.exporting.document import in_order
from mock_interview.transcripts.exporting.html.attempt import anchor, attempt_article, outcome
from mock_interview.transcripts.exporting.html.elements import Html, element, void
from mock_interview.transcripts.exporting.html.rubric import rubrics
from mock_interview.transcripts.exporting.html.trends import trends
from mock_interview.transcripts.exporting.wording import minute, title_of
from mock_interview.transcripts.records import Transcript

TITLE = "Interview transcripts"

_STYLE = Path(__file__).with_name("page.css").read_text("utf-8")
_STYLE_SHA256 = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_SHA256}'; base-uri 'none'; form-action 'none'"


def to_html(transcripts: Iterable[Transcript]) -> str:
    """Return a page with the interviews in order of time, every quote marked where it was said."""
    ordered = in_order(transcripts)
    page = element("html", _head(), element("body", *_body(ordered)), lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _head() -> Html:
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        element("title", TITLE),
        element("style", Html(_STYLE)),
    )


def _body(ordered: Sequence[Transcript]) -> list[Html | None]:
    attempts = [kept for transcript in ordered for kept in transcript.attempts]
    return [
        element("a", "Skip to the interviews", href="#interviews", class_="skip"),
        element("header", element("h1", TITLE), element("p", _summary(ordered, len(attempts)), class_="quiet")),
        _contents(ordered) if attempts else None,
        element("main", trends(ordered), *_interviews(ordered), rubrics(attempts), id="interviews", tabindex="-1"),
    ]


def _summary(ordered: Sequence[Transcript], attempts: int) -> str:
    if not ordered:
        return "No interviews."
    days = dict.fromkeys(transcript.interview.started_at[:10] for transcript in (ordered[0], ordered[-1]))
    return f"{_counted(len(ordered), 'interview')}, {_counted(attempts, 'answer')}, {' to '.join(days)}"


def _contents(ordered: Sequence[Transcript]) -> Html:
    entries = [
        element(
            "li",
            element("a", title_of(kept), href=f"#{anchor(kept)}"),
            element("span", f" {minute(kept.attempt.started_at)}, {outcome(kept)}", class_="quiet"),
        )
        for transcript in ordered
        for kept in transcript.attempts
    ]
    return element("nav", element("h2", "Contents", id="contents"), element("ol", *entries), aria_labelledby="contents")


def _interviews(ordered: Sequence[Transcript]) -> Iterator[Html]:
    """Yield the interviews, their answers numbered as in the contents."""
    numbers = count(1)
    for transcript in ordered:
        yield _interview(transcript, numbers)


def _interview(transcript: Transcript, numbers: Iterator[int]) -> Html:
    interview = transcript.interview
    name = f"interview-{interview.id}"
    finished = f"finished {minute(interview.finished_at)}" if interview.finished_at else "not finished"
    return element(
        "section",
        element("h2", f"{interview.pack}, {interview.mode} interview", id=name),
        element("p", f"Started {minute(interview.started_at)}, {finished}", class_="quiet"),
        *(attempt_article(kept, next(numbers)) for kept in transcript.attempts),
        class_="interview",
        aria_labelledby=name,
    )


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
