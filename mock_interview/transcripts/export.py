"""Transcripts for elsewhere: JSON for programs, Markdown for people.

An export holds what was said and how it was judged; not what was still being typed or waits to be
graded, no time of export, no path and no row number. The same transcripts give the same text.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.scoring.scorecard import to_json as scorecard_to_json
from mock_interview.text import Span, folded, sanitise
from mock_interview.transcripts.markdown import block_quote, plain
from mock_interview.transcripts.records import AttemptTranscript, Job, StoredScorecard, Transcript, Utterance
from mock_interview.transcripts.scorecard_markdown import Judged, headline, scorecard_lines

FORMAT = 1

_WAITING = {
    "queued": "Not graded yet: the answer waits to be graded.",
    "running": "Not graded yet: the grading is under way.",
    "cancelled": "Not graded: the grading was cancelled.",
    "failed": "Not graded, because the grading failed:",
}


def to_json(transcripts: Iterable[Transcript]) -> str:
    """Return ``{"format", "interviews", "rubrics"}``, interviews in order of time, rubrics by sha256."""
    ordered = sorted(transcripts, key=lambda transcript: (transcript.interview.started_at, transcript.interview.id))
    attempts = [kept for transcript in ordered for kept in transcript.attempts]
    rubrics = {kept.attempt.rubric_sha256: kept.rubric for kept in attempts}
    document = {
        "format": FORMAT,
        "interviews": [_interview(transcript) for transcript in ordered],
        "rubrics": dict(sorted(rubrics.items())),
    }
    return json.dumps(_clean(document), ensure_ascii=False, indent=2) + "\n"


def to_markdown(transcript: Transcript) -> str:
    """Return an interview as a document, what earned credit in bold where it was said."""
    interview = transcript.interview
    lines = [
        f"# {plain(interview.pack)}, {interview.mode} interview",
        "",
        f"- Started: {_minute(interview.started_at)}",
        f"- Finished: {_minute(interview.finished_at) if interview.finished_at else 'not yet'}",
        f"- Interview: {plain(interview.id)}",
    ]
    for kept in transcript.attempts:
        lines += _attempt_section(kept)
    return "\n".join(lines) + "\n"


def _interview(transcript: Transcript) -> dict[str, Any]:
    return {**asdict(transcript.interview), "attempts": [_attempt(kept) for kept in transcript.attempts]}


def _attempt(kept: AttemptTranscript) -> dict[str, Any]:
    return {
        **_without(asdict(kept.attempt), "interview_id"),
        "utterances": [_without(asdict(said), "attempt_id", "seq") for said in kept.utterances],
        "scorecards": [_scorecard(stored) for stored in kept.scorecards],
    }


def _scorecard(stored: StoredScorecard) -> dict[str, Any]:
    return {"id": stored.id, "round": stored.round, "scorecard": scorecard_to_json(stored.card)}


def _without(plain_record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in plain_record.items() if name not in names}


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value with every text in it sanitised."""
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, Mapping):
        return {sanitise(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def _minute(time: str) -> str:
    """Return a time as kept, `2025-03-01T09:00:00.000+00:00`, as people write it."""
    return f"{plain(time[:16]).replace('T', ' ')} UTC"


def _attempt_section(kept: AttemptTranscript) -> Iterator[str]:
    title = str(kept.rubric.get("title", kept.attempt.ref))
    yield from ("", f"## {kept.attempt.position + 1}. {plain(title)}", "", _about(kept))
    quotes = [quote for stored in kept.scorecards for quote in _quotes(stored.card)]
    for said in kept.utterances:
        yield from ("", f"**{said.speaker.title()}, {said.kind.replace('_', '-')}**", "", _said(said, quotes))
    for stored in kept.scorecards:
        after = " after the follow-up" if stored.round else ""
        yield from ("", f"### Score{after}: {headline(stored.card)}", "")
        yield from scorecard_lines(stored.card, kept.rubric)
    if kept.job:
        yield from ("", _waiting(kept.job))


def _about(kept: AttemptTranscript) -> str:
    attempt = kept.attempt
    facts = [plain(attempt.ref), f"try {attempt.try_number}"]
    if attempt.hints:
        facts.append(f"hints: {attempt.hints}")
    if attempt.model_answer_seen:
        facts.append("model answer seen before")
    if attempt.self_rating:
        facts.append(f"own rating {attempt.self_rating} of 5")
    return ", ".join(facts)


def _said(said: Utterance, quotes: Iterable[str]) -> str:
    text = sanitise(said.text)
    if (said.speaker, said.kind) != ("candidate", "answer"):
        return block_quote(text)
    answer = folded(text)
    found: list[Span | None] = [answer.find(quote) for quote in quotes]
    return block_quote(text, [span for span in found if span])


def _quotes(card: Scorecard) -> Iterator[str]:
    for criterion in card.criteria:
        judged: list[Judged] = [criterion, *criterion.points, *criterion.misconceptions]
        yield from (part.quote for part in judged if part.quote_verified)


def _waiting(job: Job) -> str:
    return f"{_WAITING[job.state]} {plain(job.error or '')}".rstrip()
