"""What helps a candidate who is stuck: hints, and the model answer for giving up."""

from mock_interview.engine.grading import hint_deductions
from mock_interview.errors import InputError
from mock_interview.interview.floor import Floor
from mock_interview.interview.stage import rounds_answered
from mock_interview.interview.turns import Turn, hints_given, model_answer_said
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.records import Utterance


class Aids:
    """The help there is in one interview. An exam gives none."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._db = floor.db

    def hint_cost(self, attempt_id: str) -> float:
        """Return the percent points that the next hint would take off: none once the first answer is sent."""
        kept = history.load_attempt(self._db, attempt_id)
        if rounds_answered(kept.utterances):
            return 0.0
        costs = hint_deductions(self._floor.library.pack_of(kept.attempt.ref), hints_given(kept) + 1)
        return costs[-1].points if costs else 0.0

    def hint(self, attempt_id: str) -> Utterance | None:
        """Give the next of the rubric's hints; None where none is left.

        One given before the first answer counts in the attempt's hints and costs what the pack says.
        Raises `InputError` where nothing is being asked, and in an exam.
        """
        with self._floor.writing:
            turn = self._floor.asked(attempt_id, "a hint comes with a question")
            _not_in_an_exam(turn)
            given = hints_given(turn.kept)
            if given >= len(turn.rubric.hints):
                return None
            if not rounds_answered(turn.kept.utterances):
                interviews.set_hints(self._db, attempt_id, given + 1)
            hint = turn.rubric.hints[given]
            return interviews.say(self._db, attempt_id, "interviewer", "hint", hint, after=len(turn.kept.utterances))

    def give_up(self, attempt_id: str) -> Utterance | None:
        """Close the attempt and say the model answer as a reply; None where the rubric has none.

        Without an answer the attempt stays unanswered and is marked; an answer sent before keeps its score.
        Raises `InputError` where another question is asked by now, the answer is being graded, and in an exam.
        """
        with self._floor.writing:
            turn = self._floor.in_hand(attempt_id, "the model answer is not shown")
            _not_in_an_exam(turn)
            said = model_answer_said(turn)
            if said is None and (text := turn.rubric.model_answer):
                if not rounds_answered(turn.kept.utterances):
                    interviews.set_model_answer_seen(self._db, attempt_id)
                said = interviews.say(self._db, attempt_id, "interviewer", "reply", text)
            interviews.finish_attempt(self._db, attempt_id)
            return said


def _not_in_an_exam(turn: Turn) -> None:
    if turn.is_exam:
        raise InputError("An exam gives no help; ctrl+n passes the question over.")
