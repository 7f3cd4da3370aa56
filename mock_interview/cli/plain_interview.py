"""The plain interview: the conversation of the practice screen on standard input and output, line by line."""

import asyncio
import re
from typing import Literal

from mock_interview.cli import plain_text
from mock_interview.cli.output import notice, say, wrapped
from mock_interview.cli.plain_input import Lines
from mock_interview.cli.scorecard_text import scorecard_lines
from mock_interview.engine.pending import grade_now
from mock_interview.engine.queue import Event, GradingQueue
from mock_interview.errors import InputError, StoreError
from mock_interview.graders.protocol import Progress
from mock_interview.interview.asking import Interviewer, make_words
from mock_interview.interview.plain import Answered, AskedBack, Commanded, Ear
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stage import Stage
from mock_interview.rubric.library import Library
from mock_interview.rubric.wording import wording
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import GraderKind, Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job


class PlainInterview:
    """One interview, driven by lines. The event loop runs only while something is waited for."""

    def __init__(
        self,
        settings: Settings,
        db: Database,
        library: Library,
        session: Session,
        lines: Lines,
        runner: asyncio.Runner,
        *,
        commands: bool,
    ) -> None:
        self._settings = settings
        self._db = db
        self._session = session
        self._lines = lines
        self._runner = runner
        self._commands = commands
        self._queue = GradingQueue(db, library, settings)
        self._interviewer = Interviewer(session, make_words(settings))
        self._saved = ""
        self._is_over = False
        self._is_left = False
        self.has_ungraded = False

    def hold(self) -> None:
        """Ask, listen and score to the end of the interview or of the input, then sum up."""
        say(plain_text.question_lines(self._session.turn()))
        while not (self._is_over or self._is_left):
            turn = self._session.turn()
            if turn.stage is Stage.ANSWERING:
                self._listen(turn)
            elif turn.stage is Stage.GRADING:
                self._grade(turn)
            else:
                self._go_on(turn)
        say(plain_text.summary_lines(self._session.summary(), self._settings, is_over=self._is_over))

    async def aclose(self) -> None:
        """Put a grading that was cut off back into the queue, and let go of connections."""
        await self._queue.aclose()
        await self._interviewer.aclose()

    def _listen(self, turn: Turn) -> None:
        """Hear lines until the answer is complete or a command ends it."""
        attempt_id, started_at = turn.kept.attempt.id, self._db.now()
        ear = Ear(turn.kept.draft.text if turn.kept.draft else "", commands=self._commands)
        self._saved = ear.so_far
        while True:
            if not self._lines.has_more:  # lines that came in together are saved together
                self._save(attempt_id, ear.so_far)
            line = self._lines.next()
            move = ear.end() if line is None else ear.hear(line)
            if isinstance(move, Answered):
                return self._send(attempt_id, move, started_at)
            if move is not None and self._do(move, attempt_id, ear.so_far):
                return None

    def _save(self, attempt_id: str, typed: str) -> None:
        if typed == self._saved:
            return
        try:
            self._session.save_draft(attempt_id, typed)
            self._saved = typed
        except StoreError as error:
            notice(f"The draft could not be saved: {error}")

    def _send(self, attempt_id: str, answered: Answered, started_at: str) -> None:
        if answered.is_cut:
            notice(plain_text.CUT)
        if answered.text:
            self._session.send(attempt_id, answered.text, started_at, self._settings.chosen_grader)
        else:
            self._finish()

    def _clarify(self, attempt_id: str, text: str) -> None:
        try:
            spoken = self._runner.run(self._interviewer.clarify(attempt_id, text))
        except InputError as error:
            notice(str(error))
            return
        if spoken.note:
            notice(spoken.note)
        say(wrapped(f"Interviewer: {spoken.text}"))

    def _do(self, move: AskedBack | Commanded, attempt_id: str, typed: str) -> bool:
        """Do what is asked in the midst of an answer; True where that is the end of listening."""
        self._save(attempt_id, typed)
        if isinstance(move, AskedBack):
            self._clarify(attempt_id, move.text)
            return False
        if move.command == "hint":
            self._hint(attempt_id)
            return False
        if typed:
            notice(plain_text.NOT_SENT)
        self._leave(move.command, attempt_id)
        return True

    def _leave(self, command: Literal["give up", "next", "quit"], attempt_id: str) -> None:
        match command:
            case "give up":
                self._give_up(attempt_id)
            case "next":
                self._next()
            case "quit":
                self._is_left = True

    def _hint(self, attempt_id: str) -> None:
        cost = self._session.aids.hint_cost(attempt_id)
        said = self._session.aids.hint(attempt_id)
        say([plain_text.NO_HINT] if said is None else plain_text.hint_lines(said.text, cost))

    def _give_up(self, attempt_id: str) -> None:
        said = self._session.aids.give_up(attempt_id)
        say([plain_text.NO_MODEL_ANSWER] if said is None else plain_text.model_answer_lines(said.text))

    def _grade(self, turn: Turn) -> None:
        """Have the answer in hand graded and print its scorecard; why there is none is told by where it stands then."""
        job = turn.kept.job
        assert job is not None, "an answer is being graded without a job"
        if job.grader not in self._graders:
            self._pass_over(plain_text.OTHER_GRADER)
            return
        event = self._runner.run(self._graded(job))
        if event is None:
            self._pass_over(plain_text.GRADED_ELSEWHERE)
        elif event.card is not None:
            self._show(turn, job, event.card)

    @property
    def _graders(self) -> tuple[GraderKind, ...]:
        """The graders that answers may go to: nothing is sent to a model where the person chose none."""
        return ("offline", "llm") if self._settings.chosen_grader == "llm" else ("offline",)

    async def _graded(self, job: Job) -> Event | None:
        """Grade what waits in the queue from before along with `job`."""
        await self._queue.resume(self._graders)
        event = await grade_now(self._queue, job, _Teller().tell)
        await self._queue.drain()
        return event

    def _show(self, turn: Turn, job: Job, card: Scorecard) -> None:
        first = turn.kept.score if job.round else None
        say(["", *scorecard_lines(card, wording(turn.kept.rubric), self._settings, first)])

    def _pass_over(self, why: str) -> None:
        notice(why)
        self.has_ungraded = True
        self._next()

    def _go_on(self, turn: Turn) -> None:
        """Ask the follow-up that is due, or the next question; nobody is asked once the input has ended."""
        if turn.stage is Stage.UNGRADED:
            notice(plain_text.not_graded(turn.kept.job))
            self.has_ungraded = True
        if self._lines.has_ended:
            self._finish()
        elif turn.stage is not Stage.SCORED or not self._follow_up():
            self._next()

    def _follow_up(self) -> bool:
        if (spoken := self._runner.run(self._interviewer.follow_up())) is None:
            return False
        if spoken.note:
            notice(spoken.note)
        say(plain_text.follow_up_lines(spoken.text))
        return True

    def _next(self) -> None:
        if self._lines.has_ended:
            self._finish()
        elif self._session.next_question():
            say(plain_text.question_lines(self._session.turn()))
        else:
            self._is_over = True

    def _finish(self) -> None:
        self._session.finish()
        self._is_over = True


class _Teller:
    """Tells what a grader reports, each thing once: a count-down is not read out second by second."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def tell(self, progress: Progress) -> None:
        """Print what was not said yet on standard error."""
        gist = re.sub(r"\d+", "", progress.text)
        if gist not in self._told:
            self._told.add(gist)
            notice(progress.text)
