"""The document of an export, version 1."""

from typing import Annotated, Any, Literal

from pydantic import Field

from mock_interview.engine.importing.fields import Amount, Count, Id, Items, Name, Sha256, Strict, Time
from mock_interview.engine.importing.scorecards import ScorecardModel
from mock_interview.rubric.models import Rubric
from mock_interview.rubric.schema import schema_of
from mock_interview.scoring.conversation import Speaker, UtteranceKind
from mock_interview.transcripts.records import Mode

TITLE = "Transcripts exported by mock-interview, format 1"

Seconds = Annotated[Count, Field(ge=1)]
Try = Annotated[Count, Field(ge=1)]
Rating = Annotated[Count, Field(ge=1, le=5)]


class UtteranceModel(Strict):
    """One thing said."""

    id: Id = Field(description="Stays the same through export and import.")
    speaker: Speaker = Field(description="Who said it.")
    kind: UtteranceKind = Field(description="What it was said as.")
    text: str = Field(description="The words.")
    started_at: Time = Field(description="When it was begun.")
    ended_at: Time = Field(description="When it was said.")


class TimingModel(Strict):
    """How long one answer took."""

    round: Count = Field(description="0 for the first answer, then one more for each follow-up.")
    thinking: Amount = Field(description="Seconds until its first key.")
    answering: Amount = Field(description="Seconds from then on.")


class NoteModel(Strict):
    """A note that somebody left on something said."""

    id: Id = Field(description="Stays the same through export and import.")
    utterance_id: Id = Field(description="What it is about.")
    text: str = Field(description="The note.")
    created_at: Time = Field(description="When it was left.")
    edited_at: Time | None = Field(description="When it was last changed.")


class GradingModel(Strict):
    """One scorecard as kept."""

    id: Id = Field(description="Stays the same through export and import.")
    round: Count = Field(description="0 where it grades the first answer, else which follow-up.")
    scorecard: ScorecardModel = Field(description="The scorecard.")


class AttemptModel(Strict):
    """One go at one question."""

    id: Id = Field(description="Stays the same through export and import.")
    ref: Name = Field(description="Name of the rubric, pack/question.")
    rubric_sha256: Sha256 = Field(description="The rubric, among the rubrics of the document.")
    position: Count = Field(description="Which question of the interview, from 0.")
    try_number: Try = Field(description="Which go at it, from 1.")
    started_at: Time = Field(description="When the question was asked.")
    finished_at: Time | None = Field(description="When it was over.")
    hints: Count = Field(description="How many hints were given.")
    model_answer_seen: bool = Field(description="Whether the model answer was seen before this go ended.")
    self_rating: Rating | None = Field(description="How well the candidate thought it went, 1 to 5.")
    allowed_seconds: Seconds | None = Field(description="Its part of an exam's clock.")
    timings: Items[TimingModel] = Field(description="How long its answers took.")
    utterances: Items[UtteranceModel] = Field(description="All that was said, in order.")
    notes: Items[NoteModel] = Field(description="Notes, in the order of what they are about, then the oldest first.")
    scorecards: Items[GradingModel] = Field(description="Every grading, by round, then the oldest first.")


class InterviewModel(Strict):
    """A run of attempts."""

    id: Id = Field(description="Stays the same through export and import.")
    pack: Name = Field(description="Name of the pack.")
    mode: Mode = Field(description="Coach, exam, or one answer graded by command.")
    refs: Items[Name] = Field(description="The questions, in the order they are asked.")
    started_at: Time = Field(description="When it was begun.")
    finished_at: Time | None = Field(description="When it was over.")
    allowed_seconds: Seconds | None = Field(description="How long an exam may take.")
    attempts: Items[AttemptModel] = Field(description="Its attempts, by question, then by try.")


class Document(Strict):
    """Transcripts and the rubrics they were judged by."""

    format: Literal[1] = Field(description="Version of this format.")
    interviews: Items[InterviewModel] = Field(description="The interviews, in order of time.")
    rubrics: dict[Sha256, Rubric] = Field(
        description="Each rubric once, by the sha256 over its canonical JSON: sorted keys, no spaces, no $schema."
    )


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    return {**schema_of(Document), "title": TITLE}
