"""What a grader needs of a stored attempt, put together from the store and the library."""

from collections.abc import Sequence
from typing import Any

from mock_interview.engine.grading import Work, hint_deductions
from mock_interview.errors import GradingError
from mock_interview.rubric.library import Library
from mock_interview.rubric.parsing import Parsed, parse_inline
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_attempt
from mock_interview.transcripts.records import AttemptTranscript, Job, Utterance


def load_work(db: Database, library: Library, job: Job) -> Work:
    """Put together what `job` is to grade.

    Raises `InputError` where the stored rubric is no longer readable by this version, and
    `GradingError` where the scorecard that the job builds on is not there yet.
    """
    kept = load_attempt(db, job.attempt_id)
    standing = _standing(kept, job)
    subject = subject_of(kept, library, kept.rubric_of(standing))
    return Work(subject, conversation_of(kept.utterances, job.round), standing, job.appeal)


def subject_of(kept: AttemptTranscript, library: Library, rubric: dict[str, Any]) -> Subject:
    """Return what is marked of a kept attempt: by `rubric`, as JSON, in its pack's bands.

    Raises `InputError` where this version cannot read the rubric.
    """
    return subject_by(kept, library, parse_kept(rubric, kept.attempt.ref))


def parse_kept(rubric: dict[str, Any], ref: str) -> Parsed:
    """Return a rubric of the store. Raises `InputError` where this version cannot read it."""
    return parse_inline(rubric, f"{ref} as kept with the transcript")


def subject_by(kept: AttemptTranscript, library: Library, parsed: Parsed) -> Subject:
    """Return what is marked of a kept attempt by a rubric that was read already."""
    pack = library.pack_of(kept.attempt.ref)
    return Subject(
        attempt=kept.attempt.id,
        ref=kept.attempt.ref,
        rubric=parsed.rubric,
        rubric_sha256=parsed.sha256,
        bands=pack.bands,
        deductions=hint_deductions(pack, kept.attempt.hints),
    )


def conversation_of(utterances: Sequence[Utterance], round_: int | None = None) -> Conversation:
    """Return what was said, with `round_` only up to that answer: what came later is no part of its grading."""
    answers = [place for place, said in enumerate(utterances) if said.kind == "answer"]
    end = len(utterances) if round_ is None or round_ >= len(answers) else answers[round_] + 1
    return tuple(Said(said.speaker, said.kind, said.text) for said in utterances[:end])


def _standing(kept: AttemptTranscript, job: Job) -> Scorecard | None:
    """Return the newest card of the round appealed against, or of the rounds before a follow-up's."""
    if job.round == 0 and job.appeal is None:
        return None
    last = job.round if job.appeal else job.round - 1
    cards = [stored.card for stored in kept.scorecards if stored.round <= last]
    if not cards:
        raise GradingError("The first answer is not graded yet; grade it first, then the follow-up.")
    return cards[-1]
