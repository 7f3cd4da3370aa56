"""What a candidate at a terminal can have told without leaving the question: hints, model answer, delivery report."""

from mock_interview.cli import plain_text
from mock_interview.cli.delivery_text import NOTHING_SAID, delivery_lines
from mock_interview.cli.output import notice, say
from mock_interview.interview.plain import Command
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stage import Stage


class Help:
    """Gives help in one interview."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def give(self, turn: Turn, command: Command) -> bool:
        """Do what `command` asks for where it leaves the question as it stands; False where it does not."""
        if turn.is_exam and command not in ("next", "quit"):
            notice(plain_text.NO_HELP)
        elif command == "hint":
            self._hint(turn.kept.attempt.id)
        elif command == "delivery":
            say(delivery_lines(turn.kept, turn.round - 1) if turn.round else [NOTHING_SAID])
        elif command == "retry" and turn.stage is Stage.ANSWERING and not turn.round:
            notice(plain_text.NOT_YET)
        elif command == "give up" and turn.stage is not Stage.ANSWERING:
            self.show_model_answer(turn)
        else:
            return False
        return True

    def show_model_answer(self, turn: Turn) -> None:
        """Close the question, and show its model answer."""
        said = self._session.aids.give_up(turn.kept.attempt.id)
        say([plain_text.NO_MODEL_ANSWER] if said is None else plain_text.model_answer_lines(said.text))

    def _hint(self, attempt_id: str) -> None:
        cost = self._session.aids.hint_cost(attempt_id)
        said = self._session.aids.hint(attempt_id)
        say([plain_text.NO_HINT] if said is None else plain_text.hint_lines(said.text, cost))
