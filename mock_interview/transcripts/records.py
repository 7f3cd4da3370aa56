"""What the store gives back: frozen records, one for each kind of row.

Times are UTC ISO 8601 texts with milliseconds; ids are UUID4 texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from mock_interview.scoring.scorecard import PROGRAMS, Appeal, Scorecard

if TYPE_CHECKING:
    from mock_interview.scoring.conversation import Speaker, UtteranceKind
    from mock_interview.scoring.scorecard import GraderName
    from mock_interview.settings import GraderKind

Mode = Literal["coach", "exam", "single"]
JobState = Literal["queued", "running", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Interview:
    """A run of attempts over `refs`, in the order they are asked; an exam ends after `allowed_seconds`."""

    id: str
    pack: str
    mode: Mode
    refs: tuple[str, ...]
    started_at: str
    finished_at: str | None = None
    allowed_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One go at one question.

    `position` counts the interview's questions from 0, `try_number` the goes at one of them from
    1. `self_rating` is 1..5. `model_answer_seen`: the model answer was seen before this go ended.
    `allowed_seconds` is its part of an exam's clock.
    """

    id: str
    interview_id: str
    ref: str
    rubric_sha256: str
    position: int
    try_number: int
    started_at: str
    finished_at: str | None = None
    hints: int = 0
    model_answer_seen: bool = False
    self_rating: int | None = None
    allowed_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said; `seq` counts within the attempt from 0."""

    id: str
    attempt_id: str
    seq: int
    speaker: "Speaker"
    kind: "UtteranceKind"
    text: str
    started_at: str
    ended_at: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed and is not sent yet; `kind` is what it would be said as."""

    attempt_id: str
    kind: "UtteranceKind"
    text: str
    updated_at: str


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds one answer took: until its first key, and from then on. `round` is that of the answer."""

    round: int
    thinking: float = 0.0
    answering: float = 0.0

    @property
    def seconds(self) -> float:
        """Both together."""
        return self.thinking + self.answering


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an utterance; `edited_at` is when its text was last changed."""

    id: str
    utterance_id: str
    text: str
    created_at: str
    edited_at: str | None = None


@dataclass(frozen=True, slots=True)
class StoredScorecard:
    """One grading as kept. Round 0 grades the first answer, a later one what followed."""

    id: str
    attempt_id: str
    round: int
    created_at: str
    card: Scorecard


@dataclass(frozen=True, slots=True)
class Job:
    """An answer that waits for its grading, or for an appeal. `transient`: it failed for lack of a connection alone."""

    id: str
    attempt_id: str
    round: int
    grader: "GraderKind"
    state: JobState
    error: str | None
    transient: bool
    created_at: str
    updated_at: str
    appeal: Appeal | None = None


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """An attempt as lists show it.

    `percent` (0..100), `band`, `grader` and `model` (a jury's one after the other) are those of its score;
    `is_sealed` where an exam that is not over keeps it back.
    """

    attempt: Attempt
    pack: str
    mode: Mode
    interview_started_at: str
    title: str
    percent: float | None
    band: str | None
    grader: "GraderName | None"
    model: str | None
    is_sealed: bool
    job_state: JobState | None
    job_error: str | None


@dataclass(frozen=True, slots=True)
class AttemptTranscript:
    """All that is kept of one attempt.

    `rubric` is the JSON of the rubric it was asked by; `other_rubrics` has, by sha256, those that scorecards were
    judged by besides. `scorecards` stand by round, then by age, oldest first.
    """

    attempt: Attempt
    rubric: dict[str, Any]
    utterances: tuple[Utterance, ...]
    scorecards: tuple[StoredScorecard, ...]
    job: Job | None
    draft: Draft | None
    timings: tuple[Timing, ...] = ()
    notes: tuple[Note, ...] = ()
    other_rubrics: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def rubrics(self) -> dict[str, dict[str, Any]]:
        """The JSON of every rubric it was asked or judged by, by sha256."""
        return {self.attempt.rubric_sha256: self.rubric, **self.other_rubrics}

    def rubric_of(self, card: Scorecard | None) -> dict[str, Any]:
        """Return the JSON of the rubric that one of the scorecards was judged by.

        Without one, and for one whose rubric is not kept, that is the rubric the question was asked by.
        """
        return self.other_rubrics.get(card.rubric_sha256, self.rubric) if card else self.rubric

    @property
    def score(self) -> Scorecard | None:
        """The attempt's score: the scorecard that stands of the first answer."""
        return next((stored.card for stored in self.standing if stored.round == 0), None)

    @property
    def standing(self) -> tuple[StoredScorecard, ...]:
        """The scorecard that stands of each round, by round: the newest a person made, else the newest of all."""
        by_weight = sorted(self.scorecards, key=lambda stored: stored.card.grader.kind not in PROGRAMS)
        standing = {stored.round: stored for stored in by_weight}
        return tuple(standing[round_] for round_ in sorted(standing))

    def proposal_for(self, stored: StoredScorecard) -> Scorecard | None:
        """Return the scorecard that a person had before them when they made `stored`: a program's, of the same round.

        It was judged by the same rubric. None where there was none: a program made `stored` itself, or a person who
        scored blind.
        """
        if stored.card.grader.kind != "self":
            return None
        before = self.scorecards[: self.scorecards.index(stored)]
        rubric = self.rubric_of(stored.card)
        return newest_proposal([earlier for earlier in before if self.rubric_of(earlier.card) is rubric], stored.round)

    def basis_of(self, stored: StoredScorecard) -> Scorecard | None:
        """Return the scorecard of the first answer that one made after a follow-up is told beside.

        That is the one that stood when `stored` was made: what was won back then is not won back from a score that
        came later, whoever gave it. None where `stored` grades the first answer itself.
        """
        if stored.round == 0:
            return None
        known = [first for first in self.scorecards if first.created_at <= stored.created_at]
        return replace(self, scorecards=tuple(known)).score


def newest_proposal(scorecards: Sequence[StoredScorecard], round_: int) -> Scorecard | None:
    """Return the newest scorecard of a round that a program made."""
    made = (stored.card for stored in reversed(scorecards) if stored.round == round_)
    return next((card for card in made if card.grader.kind in PROGRAMS), None)


@dataclass(frozen=True, slots=True)
class Transcript:
    """An interview as kept, its attempts by question, then by try."""

    interview: Interview
    attempts: tuple[AttemptTranscript, ...]

    @property
    def is_sealed(self) -> bool:
        """Whether no score may be told yet: an exam that is not over."""
        return self.interview.mode == "exam" and self.interview.finished_at is None

    @property
    def told(self) -> "Transcript":
        """What may be told of it: a sealed one has no scorecards."""
        if not self.is_sealed:
            return self
        return replace(self, attempts=tuple(replace(kept, scorecards=()) for kept in self.attempts))
