"""The floor of an interview: its store, where it stands, and one writer at a time."""

import threading

from mock_interview.errors import InputError
from mock_interview.interview.stage import Stage
from mock_interview.interview.turns import Turn, stage
from mock_interview.rubric.library import Library
from mock_interview.rubric.parsing import parse_inline
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database


class Floor:
    """What all parts of one interview stand on. `writing` is held from looking to having written."""

    def __init__(self, db: Database, library: Library, interview_id: str) -> None:
        self.db = db
        self.library = library
        self.interview_id = interview_id
        self.writing = threading.Lock()

    def turn(self) -> Turn:
        """Return the attempt in hand as the store has it now."""
        kept = history.load_interview(self.db, self.interview_id)
        latest = kept.attempts[-1]
        rubric = parse_inline(latest.rubric, latest.attempt.ref).rubric
        return Turn(kept.interview, kept.attempts, rubric, stage(latest))

    def asked(self, attempt_id: str, otherwise: str) -> Turn:
        """Return where things stand with an attempt that waits for an answer; else raise `InputError`."""
        turn = self.turn()
        if turn.stage is not Stage.ANSWERING or turn.kept.attempt.id != attempt_id:
            raise InputError(f"Nothing is being asked just now; {otherwise}.")
        return turn

    def in_hand(self, attempt_id: str, otherwise: str) -> Turn:
        """Return where things stand with the attempt in hand, not being graded; else raise `InputError`."""
        turn = self.turn()
        if turn.kept.attempt.id != attempt_id:
            raise InputError(f"Another question is asked by now; {otherwise}.")
        if turn.stage is Stage.GRADING:
            raise InputError(f"The answer is being graded; {otherwise}.")
        return turn
