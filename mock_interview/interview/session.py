"""One interview under way: what a screen or a plain prompt drives.

Every method is synchronous and touches the store; call it in a thread. The store holds all
state, so a session opened on a kept interview stands where the last one stopped.
"""

import threading
from collections.abc import Sequence

from mock_interview.engine.conversations import conversation_of
from mock_interview.engine.grading import hint_deductions
from mock_interview.errors import InputError
from mock_interview.interview.interviewer import fixed_reply, follow_up, weakest_point
from mock_interview.interview.stage import Stage, rounds_answered, rounds_asked
from mock_interview.interview.summary import QuestionResult, Summary, summarise
from mock_interview.interview.turns import AskedBack, Probe, Turn, hints_given, last_asked, model_answer_said, stage
from mock_interview.rubric.library import Library, LoadedRubric
from mock_interview.rubric.parsing import parse_inline
from mock_interview.settings import GraderKind
from mock_interview.text import sanitise
from mock_interview.transcripts import drafts, history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Interview, Job, Utterance

__all__ = ["AskedBack", "Probe", "QuestionResult", "Session", "Summary", "Turn"]


class Session:
    """Drives one interview over the store."""

    def __init__(self, db: Database, library: Library, interview: Interview, follow_ups: int) -> None:
        self._db = db
        self._library = library
        self._follow_ups = follow_ups
        self._writing = threading.Lock()
        self.interview = interview

    @classmethod
    def begin(
        cls,
        db: Database,
        library: Library,
        pack: str,
        refs: Sequence[str],
        *,
        follow_ups: int = 1,
    ) -> "Session":
        """Start an interview over `refs` and ask the first question.

        Raises `InputError` where a rubric cannot be loaded; then nothing is kept.
        """
        loaded = [library.load(ref) for ref in refs]
        if not loaded:
            raise InputError("There is nothing to ask; choose at least one question.")
        session = cls(db, library, interviews.start_interview(db, pack, "coach", refs), follow_ups)
        session._ask(loaded[0], position=0)
        return session

    @classmethod
    def resume(cls, db: Database, library: Library, interview_id: str, *, follow_ups: int = 1) -> "Session":
        """Take up an interview where it stopped.

        Raises `InputError` for an unknown one, and where its first question was never asked and cannot be loaded.
        """
        kept = history.load_transcript(db, interview_id)
        session = cls(db, library, kept.interview, follow_ups)
        if not kept.attempts:
            session._ask(library.load(kept.interview.refs[0]), position=0)
        return session

    def turn(self) -> Turn:
        """Return the attempt in hand as the store has it now."""
        attempts = history.load_transcript(self._db, self.interview.id).attempts
        kept = attempts[-1]
        rubric = parse_inline(kept.rubric, kept.attempt.ref).rubric
        return Turn(attempts, rubric, stage(kept), kept.attempt.position + 1, len(self.interview.refs))

    def save_draft(self, attempt_id: str, text: str) -> None:
        """Keep what is being typed, unless it was sent meanwhile."""
        with self._writing:
            if stage(history.load_attempt(self._db, attempt_id)) is Stage.ANSWERING:
                drafts.save_draft(self._db, attempt_id, "answer", sanitise(text))

    def send(self, attempt_id: str, text: str, started_at: str, grader: GraderKind) -> Job:
        """Commit an answer and queue its grading, in one transaction.

        Raises `InputError` where nothing is being asked.
        """
        with self._writing:
            turn = self._asked(attempt_id, "the answer was not sent")
            round_ = rounds_answered(turn.kept.utterances)
            _, job = interviews.send_answer(self._db, attempt_id, sanitise(text), started_at, grader, round_)
            return job

    def hint_cost(self, attempt_id: str) -> float:
        """Return the percent points that the next hint would take off: none once the first answer is sent."""
        kept = history.load_attempt(self._db, attempt_id)
        if rounds_answered(kept.utterances):
            return 0.0
        costs = hint_deductions(self._library.pack_of(kept.attempt.ref), hints_given(kept) + 1)
        return costs[-1].points if costs else 0.0

    def hint(self, attempt_id: str) -> Utterance | None:
        """Give the next of the rubric's hints; None where none is left.

        One given before the first answer counts in the attempt's hints and costs what the pack says.
        Raises `InputError` where nothing is being asked.
        """
        with self._writing:
            turn = self._asked(attempt_id, "a hint comes with a question")
            given = hints_given(turn.kept)
            if given >= len(turn.rubric.hints):
                return None
            if not rounds_answered(turn.kept.utterances):
                interviews.set_hints(self._db, attempt_id, given + 1)
            return interviews.say(self._db, attempt_id, "interviewer", "hint", turn.rubric.hints[given])

    def give_up(self, attempt_id: str) -> Utterance | None:
        """Close the attempt and say the model answer as a reply; None where the rubric has none.

        Without an answer the attempt stays unanswered and is marked; an answer sent before keeps its score.
        Raises `InputError` where another question is asked by now, or the answer is being graded.
        """
        with self._writing:
            turn = self._in_hand(attempt_id, "the model answer is not shown")
            said = model_answer_said(turn)
            if said is None and (text := turn.rubric.model_answer):
                if not rounds_answered(turn.kept.utterances):
                    interviews.set_model_answer_seen(self._db, attempt_id)
                said = interviews.say(self._db, attempt_id, "interviewer", "reply", text)
            interviews.finish_attempt(self._db, attempt_id)
            return said

    def retry(self) -> None:
        """Start another try at the question in hand; it is marked where the model answer was seen before.

        Raises `InputError` where nothing was answered or given up yet, or the answer is being graded.
        """
        with self._writing:
            turn = self.turn()
            attempt = turn.kept.attempt
            self._in_hand(attempt.id, "the next try waits for the score")
            if turn.stage is Stage.ANSWERING and not rounds_answered(turn.kept.utterances):
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
            )
            if attempt.model_answer_seen or model_answer_said(turn):
                interviews.set_model_answer_seen(self._db, again.id)

    def clarify(self, attempt_id: str, text: str, started_at: str | None = None) -> Utterance:
        """Keep the candidate's question back and return the interviewer's prepared reply.

        Raises `InputError` where nothing is being asked or `text` is empty.
        """
        self.ask_back(attempt_id, text, started_at)
        return self.reply(attempt_id)

    def ask_back(self, attempt_id: str, text: str, started_at: str | None = None) -> AskedBack:
        """Keep a question back to the interviewer; it can never be quoted for credit. Raises as `clarify` does."""
        if not (asked := sanitise(text).strip()):
            raise InputError("There is nothing to ask yet; say what you would like to know.")
        with self._writing:
            turn = self._asked(attempt_id, "the interviewer was not asked")
            interviews.say(self._db, attempt_id, "candidate", "clarification", asked, started_at)
            return AskedBack(turn.rubric, last_asked(turn.kept), asked)

    def reply(self, attempt_id: str, text: str | None = None) -> Utterance:
        """Say `text`, or the prepared reply, to a question back."""
        words = text or fixed_reply(last_asked(history.load_attempt(self._db, attempt_id)))
        return interviews.say(self._db, attempt_id, "interviewer", "reply", words)

    def probe(self) -> Probe | None:
        """Return what a follow-up is due about; None where none is due or nothing is left to win."""
        if (turn := self._due()) is None:
            return None
        newest = {stored.round: stored.card for stored in turn.kept.scorecards}
        asked = [said.text for said in turn.kept.utterances if said.kind == "follow_up"]
        point_id = weakest_point(turn.rubric, list(newest.values()), asked)
        return Probe(turn.rubric, point_id, conversation_of(turn.kept.utterances)) if point_id else None

    def ask_follow_up(self, worded: str | None = None) -> str | None:
        """Ask one follow-up about the weakest point heard, as `worded` where it is; None where none is left to ask."""
        with self._writing:
            if (turn := self._due()) is None:
                return None
            card = turn.kept.scorecards[-1].card
            chosen = follow_up(turn.rubric, card, [said.text for said in turn.kept.utterances])
            if (ask := worded or (chosen.ask if chosen else None)) is None:
                return None
            return interviews.say(self._db, turn.kept.attempt.id, "interviewer", "follow_up", ask).text

    def next_question(self) -> bool:
        """Close the attempt in hand and ask the next question; False where that was the last.

        Raises `InputError` where the next rubric cannot be loaded; then nothing changes.
        """
        attempt = self.turn().kept.attempt
        position = attempt.position + 1
        is_last = position >= len(self.interview.refs)
        upcoming = None if is_last else self._library.load(self.interview.refs[position])
        if upcoming is None:
            self.finish()
            return False
        interviews.finish_attempt(self._db, attempt.id)
        self._ask(upcoming, position)
        return True

    def finish(self) -> None:
        """Close the attempt in hand and the interview."""
        interviews.finish_attempt(self._db, self.turn().kept.attempt.id)
        interviews.finish_interview(self._db, self.interview.id)

    def summary(self) -> Summary:
        """Return how the interview went so far: by first tries, a question left unanswered counting 0."""
        attempts = history.load_transcript(self._db, self.interview.id).attempts
        return summarise(attempts, self._library.pack_of(self.interview.refs[0]).bands)

    def _asked(self, attempt_id: str, otherwise: str) -> Turn:
        """Return where things stand with an attempt that waits for an answer; else raise `InputError`."""
        turn = self.turn()
        if turn.stage is not Stage.ANSWERING or turn.kept.attempt.id != attempt_id:
            raise InputError(f"Nothing is being asked just now; {otherwise}.")
        return turn

    def _in_hand(self, attempt_id: str, otherwise: str) -> Turn:
        """Return where things stand with the attempt in hand, not being graded; else raise `InputError`."""
        turn = self.turn()
        if turn.kept.attempt.id != attempt_id:
            raise InputError(f"Another question is asked by now; {otherwise}.")
        if turn.stage is Stage.GRADING:
            raise InputError(f"The answer is being graded; {otherwise}.")
        return turn

    def _due(self) -> Turn | None:
        turn = self.turn()
        is_open = turn.stage is Stage.SCORED and turn.kept.attempt.finished_at is None
        return turn if is_open and rounds_asked(turn.kept.utterances) <= self._follow_ups else None

    def _ask(self, loaded: LoadedRubric, position: int) -> None:
        interviews.start_attempt(
            self._db,
            self.interview.id,
            loaded.ref,
            loaded.data,
            loaded.sha256,
            position,
            loaded.rubric.question,
        )
