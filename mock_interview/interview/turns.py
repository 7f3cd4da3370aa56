"""Where an interview stands, as read from the store."""

from dataclasses import dataclass

from mock_interview.interview.clock import Clock, clock_of
from mock_interview.interview.stage import Stage, rounds_answered, stage_of
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.transcripts.records import AttemptTranscript, Interview, Timing, Utterance


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an interview stands: its attempts so far, the last of them in hand, with its rubric and stage."""

    interview: Interview
    attempts: tuple[AttemptTranscript, ...]
    rubric: Rubric
    stage: Stage

    @property
    def kept(self) -> AttemptTranscript:
        """The attempt in hand."""
        return self.attempts[-1]

    @property
    def number(self) -> int:
        """Which question it is, from 1."""
        return self.kept.attempt.position + 1

    @property
    def of(self) -> int:
        """How many questions the interview has."""
        return len(self.interview.refs)

    @property
    def is_exam(self) -> bool:
        """Whether there is a clock, and no feedback until the end."""
        return self.interview.mode == "exam"

    @property
    def is_over(self) -> bool:
        """Whether the interview was finished."""
        return self.interview.finished_at is not None

    @property
    def shows_scores(self) -> bool:
        """Whether the person may see scorecards by now."""
        return self.is_over or not self.is_exam

    @property
    def round(self) -> int:
        """The round of the answer that is typed, or would be: 0 for the first one."""
        return rounds_answered(self.kept.utterances)

    @property
    def timing(self) -> Timing:
        """How long the answer being typed has taken, as kept."""
        return next((timing for timing in self.kept.timings if timing.round == self.round), Timing(self.round))

    @property
    def clock(self) -> Clock | None:
        """What is left of an exam's clock, as kept."""
        return clock_of(self.interview, self.attempts)

    @property
    def was_cut_off(self) -> bool:
        """Whether the clock of an exam ended the newest question that is no longer being answered."""
        done = self.attempts[:-1] if self.stage is Stage.ANSWERING else self.attempts
        left = clock_of(self.interview, done) if done else None
        return left is not None and not left.left


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A question back, `text`, and what it is about: the question or follow-up `asked_now`."""

    rubric: Rubric
    asked_now: str
    text: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What a follow-up is due about: the weakest point heard that none probed yet."""

    attempt_id: str
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
