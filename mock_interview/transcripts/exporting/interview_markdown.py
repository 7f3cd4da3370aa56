"""An interview as Markdown, for people."""

from collections.abc import Iterable, Iterator

from mock_interview.scoring.evidence import Judged, evidence
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.text import Span, folded, sanitise
from mock_interview.transcripts.exporting.document import in_order
from mock_interview.transcripts.exporting.markdown import block_quote, plain
from mock_interview.transcripts.exporting.scorecard_markdown import headline, scorecard_lines
from mock_interview.transcripts.exporting.wording import about, minute, title_of, waiting_told
from mock_interview.transcripts.records import AttemptTranscript, Transcript, Utterance


def to_markdown(transcripts: Iterable[Transcript]) -> str:
    """Return interviews as a document, in order of time, what earned credit in bold where it was said."""
    return "\n".join(_interview(transcript) for transcript in in_order(transcripts))


def _interview(transcript: Transcript) -> str:
    interview = transcript.interview
    lines = [
        f"# {plain(interview.pack)}, {interview.mode} interview",
        "",
        f"- Started: {plain(minute(interview.started_at))}",
        f"- Finished: {plain(minute(interview.finished_at)) if interview.finished_at else 'not yet'}",
        f"- Interview: {plain(interview.id)}",
    ]
    for kept in transcript.attempts:
        lines += _attempt_section(kept)
    return "\n".join(lines) + "\n"


def _attempt_section(kept: AttemptTranscript) -> Iterator[str]:
    yield from ("", f"## {kept.attempt.position + 1}. {plain(title_of(kept))}", "", plain(", ".join(about(kept))))
    quotes = [quote for stored in kept.scorecards for quote in _quotes(stored.card)]
    for said in kept.utterances:
        yield from ("", f"**{said.speaker.title()}, {said.kind.replace('_', '-')}**", "", _said(said, quotes))
        for note in kept.notes:
            if note.utterance_id == said.id:
                yield from ("", f"Note: {plain(note.text)}")
    for stored in kept.scorecards:
        after = " after the follow-up" if stored.round else ""
        yield from ("", f"### Score{after}: {headline(stored.card)}", "")
        yield from scorecard_lines(stored.card, kept.rubric_of(stored.card), kept.proposal_for(stored))
    if kept.job:
        yield from ("", plain(waiting_told(kept.job)))


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
        yield from map(evidence, judged)
