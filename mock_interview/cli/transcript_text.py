"""A transcript as plain text, each scorecard behind the answer it judges."""

from collections.abc import Iterator

from mock_interview.cli.delivery_text import delivery_lines
from mock_interview.cli.output import local_time, wrapped
from mock_interview.cli.scorecard_text import scorecard_lines
from mock_interview.interview.summary import title_of
from mock_interview.rubric.wording import wording
from mock_interview.settings import Settings
from mock_interview.transcripts.exporting.wording import about, timing_told
from mock_interview.transcripts.records import AttemptTranscript, Job, StoredScorecard, Transcript, Utterance

INDENT = "  "
IS_SCORE = "This is the score."
IS_SECOND_SCORE = "This is the one that counts after the follow-up."
SEALED = "Scores are shown when the exam is over."
GRADE_IT = "'mock-interview transcripts pending --run' grades it."

_SPEAKERS = {"interviewer": "Interviewer", "candidate": "You"}
_WAITING = {
    "queued": f"Not graded yet: it waits for its turn; {GRADE_IT}",
    "running": "Not graded yet: the grading is under way, or was cut off and is taken up again at the next start.",
    "cancelled": f"Not graded, because the grading was cancelled; {GRADE_IT}",
    "failed": f"Not graded, because the grading failed; {GRADE_IT}",
}


def transcript_lines(transcript: Transcript, settings: Settings, *, with_delivery: bool = False) -> Iterator[str]:
    """Yield all that is kept of an interview and, if wanted, how each answer would sound."""
    interview = transcript.interview
    yield f"{interview.pack}, {interview.mode}, {local_time(interview.started_at)}"
    yield f"Transcript {interview.id}"
    if transcript.is_sealed:
        yield SEALED
    for kept in transcript.attempts:
        yield from _attempt(kept, settings, with_delivery=with_delivery)


def _attempt(kept: AttemptTranscript, settings: Settings, *, with_delivery: bool) -> Iterator[str]:
    title = title_of(kept)
    yield from ("", title, "=" * len(title))
    yield ", ".join(about(kept))
    answered = 0
    for said in kept.utterances:
        yield from _said(said)
        yield from _notes(kept, said)
        if said.kind == "answer":
            yield from _took(kept, answered)
            yield from ("", *delivery_lines(kept, answered)) if with_delivery else ()
            yield from _cards(kept, answered, settings)
            answered += 1
    yield from _state(kept, answered)


def _said(said: Utterance) -> Iterator[str]:
    kind = "" if said.kind in ("question", "answer") else f", {said.kind.replace('_', '-')}"
    yield from ("", f"{_SPEAKERS[said.speaker]}{kind}:")
    yield from wrapped(said.text, INDENT)


def _notes(kept: AttemptTranscript, said: Utterance) -> Iterator[str]:
    for note in kept.notes:
        if note.utterance_id == said.id:
            yield from wrapped(note.text, f"{INDENT}      ", f"{INDENT}Note: ")


def _took(kept: AttemptTranscript, answered: int) -> Iterator[str]:
    yield from (f"{INDENT}({timing_told(timing)})" for timing in kept.timings if timing.round == answered)


def _cards(kept: AttemptTranscript, answered: int, settings: Settings) -> Iterator[str]:
    cards = [stored for stored in kept.scorecards if stored.round == answered]
    for place, stored in enumerate(cards, 1):
        yield ""
        if len(cards) > 1:
            yield f"Scorecard {place} of {len(cards)}.{_counting(kept, stored)}"
        texts = wording(kept.rubric_of(stored.card))
        yield from scorecard_lines(stored.card, texts, settings, kept.basis_of(stored), kept.proposal_for(stored))


def _counting(kept: AttemptTranscript, stored: StoredScorecard) -> str:
    if stored not in kept.standing:
        return ""
    return f" {IS_SECOND_SCORE if stored.round else IS_SCORE}"


def _state(kept: AttemptTranscript, answered: int) -> Iterator[str]:
    if kept.job is not None:
        yield ""
        yield from _waiting(kept.job)
    elif not answered:
        yield from ("", "Not answered.")
    if kept.draft is not None and kept.draft.text.strip():
        yield from ("", "Typed but not sent:")
        yield from wrapped(kept.draft.text, INDENT)


def _waiting(job: Job) -> Iterator[str]:
    yield from wrapped(_WAITING[job.state])
    if job.error:
        yield from wrapped(job.error, INDENT)
