"""The plain interview: the conversation of the practice screen on standard input and output, line by line."""

import time

from mock_interview.cli import plain_text
from mock_interview.cli.background import Background
from mock_interview.cli.debrief_text import debrief_lines
from mock_interview.cli.delivery_text import deliveries
from mock_interview.cli.output import notice, say
from mock_interview.cli.plain_grading import Gradings
from mock_interview.cli.plain_help import Help
from mock_interview.cli.plain_input import Lines
from mock_interview.cli.plain_listening import Listening
from mock_interview.cli.plain_prompts import ask_onward, ask_rating
from mock_interview.errors import InputError
from mock_interview.interview.asking import Interviewer, make_words
from mock_interview.interview.plain import Answered, AskedBack, Command, OutOfTime
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stage import Stage, rounds_asked
from mock_interview.interview.stopwatch import Now
from mock_interview.interview.turns import last_asked
from mock_interview.rubric.library import Library
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job


class PlainInterview:
    """One interview, driven by lines. At a terminal (`is_typed`) there are commands, and things are asked."""

    def __init__(
        self,
        settings: Settings,
        db: Database,
        library: Library,
        session: Session,
        lines: Lines,
        background: Background,
        *,
        is_typed: bool,
        now: Now = time.monotonic,
    ) -> None:
        self._settings = settings
        self._db = db
        self._session = session
        self._lines = lines
        self._background = background
        self._is_typed = is_typed
        self._now = now
        self._gradings = Gradings(settings, db, library, background)
        self._interviewer = Interviewer(session, make_words(settings))
        self._help = Help(session)
        self._put: tuple[str, int] | None = None
        self._is_over = False
        self._is_left = False
        self.has_ungraded = False

    def hold(self) -> None:
        """Ask, listen and score to the end of the interview or of the input, then sum up."""
        if clock := self._session.turn().clock:
            say(plain_text.exam_lines(self._session.turn(), clock))
        self._ask(self._session.turn())
        while not (self._is_over or self._is_left):
            self._step(self._session.turn())
        self._sum_up()

    def close(self) -> None:
        """Put a grading that was cut off back into the queue, and let go of connections."""
        self._gradings.close()
        self._background.run(self._interviewer.aclose())

    def _step(self, turn: Turn) -> None:
        if turn.stage is Stage.ANSWERING:
            self._ask(turn)
            self._listen(turn)
        elif turn.is_exam:
            self._leave_to_be_graded(turn)
        elif turn.stage is Stage.GRADING:
            self._grade(turn)
        else:
            self._go_on(turn)

    def _ask(self, turn: Turn) -> None:
        """Put the question or follow-up in hand, unless it was put already."""
        before, put = self._put, (turn.kept.attempt.id, rounds_asked(turn.kept.utterances))
        if put == before:
            return
        is_new = before is None or before[0] != put[0]
        say(plain_text.question_lines(turn) if is_new else plain_text.follow_up_lines(last_asked(turn.kept)))
        self._put = put

    def _listen(self, turn: Turn) -> None:
        """Hear lines until the answer is complete, its time is over or a command ends it; then do what follows."""
        listening = Listening(self._session, turn, self._lines, self._now, commands=self._is_typed)
        started_at = self._db.now()
        try:
            move = self._hear_out(turn, listening)
            said = self._said(move)
            if said:
                grader = self._settings.chosen_grader
                self._session.send(turn.kept.attempt.id, said, started_at, grader, listening.timing)
        except InputError as error:  # the interview went on in another window
            notice(str(error))
            return
        if not said:
            self._leave(turn, move, listening)

    def _hear_out(self, turn: Turn, listening: Listening) -> Answered | OutOfTime | Command:
        """Hear lines, giving what help is asked for, until something else comes."""
        while True:
            move = listening.hear()
            if isinstance(move, Answered | OutOfTime):
                return move
            listening.save()
            if isinstance(move, AskedBack):
                with listening.paused():
                    self._clarify(turn.kept.attempt.id, move.text)
            elif not self._help.give(turn, move.command):
                return move.command

    def _said(self, move: Answered | OutOfTime | Command) -> str:
        """Return the answer that is to be sent, if any, and tell what is not as it was typed."""
        if isinstance(move, OutOfTime):
            say(["", plain_text.OUT_OF_TIME if move.said.text else plain_text.OUT_OF_TIME_UNANSWERED])
            return self._said(move.said)
        if not isinstance(move, Answered):
            return ""
        if move.is_cut:
            notice(plain_text.CUT)
        return move.text

    def _clarify(self, attempt_id: str, text: str) -> None:
        try:
            spoken = self._background.run(self._interviewer.clarify(attempt_id, text))
        except InputError as error:
            notice(str(error))
            return
        if spoken.note:
            notice(spoken.note)
        say(plain_text.reply_lines(spoken.text))

    def _leave(self, turn: Turn, move: Answered | OutOfTime | Command, listening: Listening) -> None:
        """Leave a question without an answer."""
        listening.save()
        if isinstance(move, Answered):
            self._finish()
        elif isinstance(move, OutOfTime):
            self._next()
        else:
            if listening.so_far:
                notice(plain_text.NOT_SENT)
            self._obey(turn, move)

    def _obey(self, turn: Turn, command: Command) -> None:
        match command:
            case "retry":
                self._session.retry()
            case "give up":
                self._help.show_model_answer(turn)
            case "quit":
                self._is_left = True
            case _:
                self._next()

    def _leave_to_be_graded(self, turn: Turn) -> None:
        """Go on in an exam, which grades meanwhile."""
        self._ask_rating(turn)
        if turn.kept.job:
            self._gradings.start(turn.kept.job)
        self._next()

    def _grade(self, turn: Turn) -> None:
        """Have the answer in hand graded, and show its score."""
        assert turn.kept.job is not None, "an answer is being graded without a job"
        self._ask_rating(turn)
        self._gradings.grade(turn.kept.job)
        graded = self._session.turn()
        if graded.stage is Stage.SCORED:
            say(plain_text.score_lines(graded, self._settings))
        elif graded.stage is Stage.GRADING:
            self._tell_ungraded(graded.kept.job)
            self._next()

    def _ask_rating(self, turn: Turn) -> None:
        """Ask how the first answer went, before its score is shown."""
        is_new = turn.round == 1 and turn.kept.attempt.self_rating is None
        if is_new and self._is_typed and self._settings.self_rating and (rating := ask_rating(self._lines)):
            self._session.rate(turn.kept.attempt.id, rating)

    def _go_on(self, turn: Turn) -> None:
        """Ask the follow-up that is due, or what comes next; nobody is asked once the input has ended."""
        if turn.stage is Stage.UNGRADED:
            self._tell_ungraded(turn.kept.job)
        if self._lines.has_ended or not self._follow_up(turn):
            self._obey(turn, self._onward(turn))

    def _onward(self, turn: Turn) -> Command:
        """Return what comes next once there is nothing more to say to a question."""
        if not self._is_typed or self._lines.has_ended:
            return "next"
        while self._help.give(turn, onward := ask_onward(self._lines)):
            pass
        return onward

    def _follow_up(self, turn: Turn) -> bool:
        if turn.stage is not Stage.SCORED or (spoken := self._background.run(self._interviewer.follow_up())) is None:
            return False
        if spoken.note:
            notice(spoken.note)
        return True

    def _next(self) -> None:
        if self._lines.has_ended:
            self._finish()
        else:
            self._is_over = not self._session.next_question()

    def _finish(self) -> None:
        self._session.finish()
        self._is_over = True

    def _sum_up(self) -> None:
        if self._is_over and self._session.turn().is_exam:
            self._finish_grading()
        turn = self._session.turn()
        if not turn.shows_scores:
            say(["", plain_text.KEPT])
            return
        if self._is_over:
            say(["", plain_text.OVER, *debrief_lines(self._session.debrief(), self._settings)])
        else:
            say(plain_text.left_lines(self._session.summary(), self._settings))
        if turn.is_exam:
            say(["", *deliveries(turn.attempts)])

    def _finish_grading(self) -> None:
        """Wait for the gradings of an exam, and tell which answers have none."""
        jobs = [kept.job for kept in self._session.turn().attempts if kept.job]
        if waiting := sum(job.state in ("queued", "running") for job in jobs):
            notice(plain_text.grading_told(waiting))
        self._gradings.finish()
        for kept in self._session.turn().attempts:
            if kept.job is not None:
                self._tell_ungraded(kept.job)

    def _tell_ungraded(self, job: Job | None) -> None:
        notice(plain_text.ungraded_told(job))
        self.has_ungraded = True
