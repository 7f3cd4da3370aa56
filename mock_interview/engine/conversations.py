"""What a grader needs of a stored attempt, put together from the store and the library."""

from collections.abc import Sequence
from dataclasses import dataclass

from mock_interview.engine.grading import hint_deductions
from mock_interview.rubric.library import Library
from mock_interview.rubric.parsing import parse_inline
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import load_attempt
from mock_interview.transcripts.records import Utterance


@dataclass(frozen=True, slots=True)
class Work:
    """Everything one grading job needs. `first` is the scorecard of the first answer, once there is one."""

    subject: Subject
    conversation: Conversation
    first: Scorecard | None


def load_work(db: Database, library: Library, attempt_id: str) -> Work:
    """Put together what is to be graded.

    Raises `InputError` where the stored rubric is no longer readable by this version.
    """
    kept = load_attempt(db, attempt_id)
    parsed = parse_inline(kept.rubric, f"{kept.attempt.ref} as kept with the transcript")
    pack = library.pack_of(kept.attempt.ref)
    subject = Subject(
        attempt=attempt_id,
        ref=kept.attempt.ref,
        rubric=parsed.rubric,
        rubric_sha256=kept.attempt.rubric_sha256,
        bands=pack.bands,
        deductions=hint_deductions(pack, kept.attempt.hints),
    )
    return Work(subject, conversation_of(kept.utterances), kept.score)


def conversation_of(utterances: Sequence[Utterance]) -> Conversation:
    """Return the utterances as graders see them."""
    return tuple(Said(said.speaker, said.kind, said.text) for said in utterances)
