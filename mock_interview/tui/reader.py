"""Where a reader of a transcript stands: at which answer, by which of its scorecards, and what may be seen of it."""

from mock_interview.interview.summary import title_of
from mock_interview.text import one_line, sanitise
from mock_interview.transcripts.records import AttemptTranscript, Job, Transcript
from mock_interview.tui.reviewing import Review, next_card, standing_card
from mock_interview.tui.wording import local_time, ungraded

HIDDEN = "Scorecards are hidden until you have scored this answer yourself; b scores it."
SEALED = "Scores are shown when the exam is over."
GONE = "This answer was deleted meanwhile; Esc goes back."
PACK_LENGTH = 60


class Reader:
    """One answer of `transcript` at a time; a blind reader sees no scorecard before a person has scored the answer."""

    def __init__(self, attempt_id: str, *, is_blind: bool) -> None:
        self.transcript: Transcript | None = None
        self.is_blind = is_blind
        self._attempt_id = attempt_id
        self._card_id: str | None = None

    @property
    def attempts(self) -> tuple[AttemptTranscript, ...]:
        """The answers of the interview."""
        return self.transcript.attempts if self.transcript else ()

    @property
    def kept(self) -> AttemptTranscript | None:
        """The answer in hand."""
        return next((kept for kept in self.attempts if kept.attempt.id == self._attempt_id), None)

    @property
    def review(self) -> Review | None:
        """The answer in hand, by the scorecard in hand."""
        kept = self.kept
        if kept is None or self.hides_scores:
            return Review(kept, None) if kept else None
        chosen = next((stored for stored in kept.scorecards if stored.id == self._card_id), None)
        return Review(kept, chosen or standing_card(kept))

    @property
    def hides_scores(self) -> bool:
        """Whether the scorecards of the answer in hand are not to be seen yet."""
        cards = self.kept.scorecards if self.kept else ()
        return self.is_blind and bool(cards) and not any(stored.card.grader.kind == "human" for stored in cards)

    @property
    def may_score_blind(self) -> bool:
        """Whether the answer in hand can be scored by somebody who has not seen its score."""
        kept = self.kept
        if kept is None or not any(said.kind == "answer" for said in kept.utterances):
            return False
        return self.hides_scores or not kept.scorecards

    @property
    def others(self) -> list[AttemptTranscript]:
        """The other answers of the interview."""
        return [kept for kept in self.attempts if kept.attempt.id != self._attempt_id]

    @property
    def waiting(self) -> list[Job]:
        """What of the interview waits to be graded."""
        return [kept.job for kept in self.attempts if kept.job is not None]

    def go(self, step: int) -> None:
        """Go to the answer `step` places further on, from the last to the first; from one that is gone to the first."""
        ids = [kept.attempt.id for kept in self.attempts]
        place = ids.index(self._attempt_id) + step if self.kept else 0
        self._attempt_id = ids[place % len(ids)]
        self.take_newest()

    def take_next_card(self) -> None:
        """Read the answer by its next scorecard."""
        if (review := self.review) and (following := next_card(review.kept, review.stored)):
            self._card_id = following.id

    def take_newest(self) -> None:
        """Read the answer by the scorecard that stands."""
        self._card_id = None

    def heading(self) -> str:
        """Return which answer of which interview is in hand."""
        if self.transcript is None:
            return ""
        if (kept := self.kept) is None:
            return GONE
        interview = self.transcript.interview
        place = f" ({self.attempts.index(kept) + 1} of {len(self.attempts)})" if len(self.attempts) > 1 else ""
        tried = f", try {kept.attempt.try_number}" if kept.attempt.try_number > 1 else ""
        where = f"{one_line(interview.pack, PACK_LENGTH)}, {interview.mode}, {local_time(kept.attempt.started_at)}"
        return f"{where}: {title_of(kept)}{tried}{place}"

    def notice(self) -> str:
        """Return what is to be said before the scorecard: why there is none, and what was not sent."""
        kept = self.kept
        lines = []
        if self.transcript is not None and self.transcript.is_sealed:
            lines.append(SEALED)
        elif self.hides_scores:
            lines.append(HIDDEN)
        if kept and kept.job is not None:
            lines.append(ungraded(kept.job.state, kept.job.error))
        if kept and kept.draft is not None and kept.draft.text.strip():
            lines.append(f"Typed but not sent:\n{sanitise(kept.draft.text)}")
        return "\n".join(lines)
