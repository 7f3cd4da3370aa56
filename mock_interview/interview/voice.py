"""What the interviewer says beyond the questions: follow-ups, and replies to questions back."""

from mock_interview.engine.conversations import conversation_of
from mock_interview.errors import InputError
from mock_interview.interview.floor import Floor
from mock_interview.interview.interviewer import fixed_reply, follow_up, weakest_point
from mock_interview.interview.stage import Stage, rounds_asked
from mock_interview.interview.turns import AskedBack, Probe, Turn, last_asked
from mock_interview.text import sanitise
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.records import Utterance


class Voice:
    """The interviewer of one interview, who asks at most `follow_ups` of them a question, and none in an exam."""

    def __init__(self, floor: Floor, follow_ups: int) -> None:
        self._floor = floor
        self._db = floor.db
        self._follow_ups = follow_ups

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
        with self._floor.writing:
            turn = self._floor.asked(attempt_id, "the interviewer was not asked")
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
        newest = {stored.round: stored.card for stored in turn.kept.standing}
        asked = [said.text for said in turn.kept.utterances if said.kind == "follow_up"]
        point_id = weakest_point(turn.rubric, list(newest.values()), asked)
        if point_id is None:
            return None
        return Probe(turn.kept.attempt.id, turn.rubric, point_id, conversation_of(turn.kept.utterances))

    def ask_follow_up(self, worded: str | None = None, about: str | None = None) -> str | None:
        """Ask one follow-up about the weakest point heard, as `worded` where it is; None where none is left to ask.

        What was worded `about` an attempt is not asked in another one. Raises `InputError` where another
        window has gone on meanwhile.
        """
        with self._floor.writing:
            if (turn := self._due()) is None or about not in (None, turn.kept.attempt.id):
                return None
            card = turn.kept.standing[-1].card
            chosen = follow_up(turn.rubric, card, [said.text for said in turn.kept.utterances])
            if (ask := worded or (chosen.ask if chosen else None)) is None:
                return None
            seen = len(turn.kept.utterances)
            return interviews.say(self._db, turn.kept.attempt.id, "interviewer", "follow_up", ask, after=seen).text

    def _due(self) -> Turn | None:
        turn = self._floor.turn()
        is_open = turn.stage is Stage.SCORED and turn.kept.attempt.finished_at is None and not turn.is_exam
        return turn if is_open and rounds_asked(turn.kept.utterances) <= self._follow_ups else None
