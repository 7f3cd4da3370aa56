"""Where an interview stands, as read from the store."""

from dataclasses import dataclass

from mock_interview.interview.stage import Stage, stage_of
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.transcripts.records import AttemptTranscript, Utterance


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an interview stands: its attempts so far, the last of them in hand, with its rubric and stage."""

    attempts: tuple[AttemptTranscript, ...]
    rubric: Rubric
    stage: Stage
    number: int
    of: int

    @property
    def kept(self) -> AttemptTranscript:
        """The attempt in hand."""
        return self.attempts[-1]


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A question back, `text`, and what it is about: the question or follow-up `asked_now`."""

    rubric: Rubric
    asked_now: str
    text: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What a follow-up is due about: the weakest point heard that none probed yet."""

    rubric: Rubric
    point_id: str
    conversation: Conversation


def stage(kept: AttemptTranscript) -> Stage:
    """Return where an attempt stands."""
    is_over = kept.attempt.finished_at is not None
    return stage_of(kept.utterances, kept.scorecards, kept.job, is_over=is_over)


def hints_given(kept: AttemptTranscript) -> int:
    """Return how many hints were given, those after the first answer too."""
    return sum(said.kind == "hint" for said in kept.utterances)


def last_asked(kept: AttemptTranscript) -> str:
    """Return the newest question or follow-up of an attempt."""
    return [said.text for said in kept.utterances if said.kind in ("question", "follow_up")][-1]


def model_answer_said(turn: Turn) -> Utterance | None:
    """Return the utterance that showed the model answer, or None where it was not shown in this try."""
    text = turn.rubric.model_answer
    return next((said for said in turn.kept.utterances if said.kind == "reply" and said.text == text), None)
