"""One interview under way: what a screen or a plain prompt drives.

Every method is synchronous and touches the store; call it in a thread. The store holds all
state, so a session opened on a kept interview stands where the last one stopped.
"""

from collections.abc import Sequence

from mock_interview.errors import InputError
from mock_interview.interview.aids import Aids
from mock_interview.interview.clock import allowed
from mock_interview.interview.debrief import Debrief
from mock_interview.interview.debriefing import debrief_of
from mock_interview.interview.floor import Floor
from mock_interview.interview.stage import Stage, rounds_answered
from mock_interview.interview.summary import QuestionResult, Summary, summarise
from mock_interview.interview.turns import AskedBack, Probe, Turn, model_answer_said, stage
from mock_interview.interview.voice import Voice
from mock_interview.rubric.library import Library, LoadedRubric
from mock_interview.settings import CLOCK_FACTOR, GraderKind
from mock_interview.text import sanitise
from mock_interview.transcripts import drafts, history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Interview, Job, Mode, Timing

__all__ = ["AskedBack", "Probe", "QuestionResult", "Session", "Summary", "Turn"]


class Session:
    """Drives one interview over the store; `aids` help the candidate, `voice` speaks for the interviewer."""

    def __init__(
        self,
        db: Database,
        library: Library,
        interview: Interview,
        follow_ups: int = 1,
        clock_factor: float = CLOCK_FACTOR,
    ) -> None:
        self._db = db
        self._library = library
        self._floor = Floor(db, library, interview.id)
        self._clock_factor = clock_factor
        self.interview = interview
        self.aids = Aids(self._floor)
        self.voice = Voice(self._floor, follow_ups)

    @classmethod
    def begin(
        cls,
        db: Database,
        library: Library,
        pack: str,
        refs: Sequence[str],
        *,
        mode: Mode = "coach",
        follow_ups: int = 1,
        clock_factor: float = CLOCK_FACTOR,
        allowed_seconds: int | None = None,
    ) -> "Session":
        """Start an interview over `refs` and ask the first question.

        An exam gives `clock_factor` times the spoken time of each question, and `allowed_seconds` in all
        or what the questions give together. Raises `InputError` where a rubric cannot be loaded; then
        nothing is kept.
        """
        loaded = [library.load(ref) for ref in refs]
        if not loaded:
            raise InputError("There is nothing to ask; choose at least one question.")
        seconds = allowed_seconds or sum(allowed(each.rubric.seconds, clock_factor) for each in loaded)
        interview = interviews.start_interview(db, pack, mode, refs, seconds if mode == "exam" else None)
        session = cls(db, library, interview, follow_ups, clock_factor)
        session._ask(loaded[0], position=0)
        return session

    @classmethod
    def resume(
        cls,
        db: Database,
        library: Library,
        interview_id: str,
        *,
        follow_ups: int = 1,
        clock_factor: float = CLOCK_FACTOR,
    ) -> "Session":
        """Take up an interview where it stopped.

        Raises `InputError` for an unknown one, and where its first question was never asked and cannot be loaded.
        """
        kept = history.load_interview(db, interview_id)
        session = cls(db, library, kept.interview, follow_ups, clock_factor)
        if not kept.attempts:
            session._ask(library.load(kept.interview.refs[0]), position=0)
        return session

    def turn(self) -> Turn:
        """Return the attempt in hand as the store has it now."""
        return self._floor.turn()

    def save_draft(self, attempt_id: str, text: str, timing: Timing | None = None) -> None:
        """Keep what is being typed and how long it has taken.

        Raises `InputError` where what `timing` is about was answered meanwhile, or the question was left.
        """
        with self._floor.writing:
            kept = history.load_attempt(self._db, attempt_id)
            is_open = stage(kept) is Stage.ANSWERING
            if not is_open or (timing and timing.round != rounds_answered(kept.utterances)):
                raise InputError(interviews.MOVED_ON)
            drafts.save_draft(self._db, attempt_id, "answer", sanitise(text), timing)

    def send(
        self, attempt_id: str, text: str, started_at: str, grader: GraderKind, timing: Timing | None = None
    ) -> Job:
        """Commit an answer and how long it took, and queue its grading, in one transaction.

        Raises `InputError` where nothing is being asked, or another window has answered what `timing` is about.
        """
        with self._floor.writing:
            turn = self._floor.asked(attempt_id, "the answer was not sent")
            round_ = timing.round if timing else turn.round
            _, job = interviews.send_answer(self._db, attempt_id, sanitise(text), started_at, grader, round_, timing)
            return job

    def rate(self, attempt_id: str, rating: int) -> None:
        """Keep how well the person thinks it went, 1 (poorly) to 5 (very well). Raises `InputError` for another."""
        if rating not in range(1, 6):
            raise InputError("Rate from 1, it went poorly, to 5, it went very well.")
        interviews.set_self_rating(self._db, attempt_id, rating)

    def retry(self) -> None:
        """Start another try at the question in hand; it is marked where the model answer was seen before.

        Raises `InputError` where nothing was answered or given up yet, the answer is being graded, and in an exam.
        """
        with self._floor.writing:
            turn = self.turn()
            attempt = turn.kept.attempt
            self._floor.in_hand(attempt.id, "the next try waits for the score")
            if turn.is_exam:
                raise InputError("An exam asks each question once; practise it again in a coach interview.")
            if turn.stage is Stage.ANSWERING and not turn.round:
                raise InputError("The question is still open; answer it or give up, then try it again.")
            interviews.finish_attempt(self._db, attempt.id)
            again = interviews.start_attempt(
                self._db,
                self.interview.id,
                attempt.ref,
                turn.kept.rubric,
                attempt.rubric_sha256,
                attempt.position,
                turn.rubric.question,
                try_number=attempt.try_number + 1,
            )
            if attempt.model_answer_seen or model_answer_said(turn):
                interviews.set_model_answer_seen(self._db, again.id)

    def next_question(self) -> bool:
        """Close the attempt in hand and ask the next question; False where the interview is over.

        It is over after the last question, and when the clock of an exam has run out. Raises `InputError`
        where the next rubric cannot be loaded or another window was quicker; then nothing changes.
        """
        turn = self.turn()
        position = turn.number
        is_last = position >= turn.of or bool(turn.clock and not turn.clock.exam)
        if is_last or turn.is_over:
            self.finish()
            return False
        self._ask(self._library.load(self.interview.refs[position]), position)
        interviews.finish_attempt(self._db, turn.kept.attempt.id)
        return True

    def finish(self) -> None:
        """Close the attempt in hand and the interview."""
        interviews.finish_attempt(self._db, self.turn().kept.attempt.id)
        interviews.finish_interview(self._db, self.interview.id)

    def debrief(self) -> Debrief:
        """Return how the interview went, what to keep, what to mend and what to practise next."""
        return debrief_of(self._db, self._library, history.load_interview(self._db, self.interview.id))

    def summary(self) -> Summary:
        """Return how the interview went so far: by first tries, a question left unanswered counting 0."""
        attempts = history.load_interview(self._db, self.interview.id).attempts
        return summarise(attempts, self._library.pack_of(self.interview.refs[0]).bands)

    def _ask(self, loaded: LoadedRubric, position: int) -> None:
        seconds = allowed(loaded.rubric.seconds, self._clock_factor) if self.interview.mode == "exam" else None
        interviews.start_attempt(
            self._db,
            self.interview.id,
            loaded.ref,
            loaded.data,
            loaded.sha256,
            position,
            loaded.rubric.question,
            allowed_seconds=seconds,
        )
