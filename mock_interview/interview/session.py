"""One interview under way: what a screen or a plain prompt drives.

Every method is synchronous and touches the store; call it in a thread. The store holds all
state, so a session opened on a kept interview stands where the last one stopped.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from mock_interview.errors import InputError
from mock_interview.interview.interviewer import follow_up
from mock_interview.interview.stage import Stage, rounds_answered, rounds_asked, stage_of
from mock_interview.rubric.library import Library, LoadedRubric
from mock_interview.rubric.models import Rubric
from mock_interview.rubric.parsing import parse_inline
from mock_interview.scoring.arithmetic import band_of
from mock_interview.scoring.overall import overall_percent
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import GraderKind
from mock_interview.text import one_line, sanitise
from mock_interview.transcripts import drafts, history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript, Interview, Job

TITLE_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an interview stands: its attempts so far, the last of them in hand, with its rubric and stage."""

    attempts: tuple[AttemptTranscript, ...]
    rubric: Rubric
    stage: Stage
    number: int
    of: int

    @property
    def kept(self) -> AttemptTranscript:
        """The attempt in hand."""
        return self.attempts[-1]


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How one question of an interview went. `state` is ``scored``, ``ungraded`` or ``unanswered``."""

    ref: str
    title: str
    percent: float | None
    band: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Summary:
    """How an interview went; `percent` and `band` are None while any answer is ungraded.

    `cards` are all its gradings.
    """

    percent: float | None
    band: str | None
    questions: tuple[QuestionResult, ...]
    cards: tuple[Scorecard, ...] = ()


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
        return Turn(attempts, rubric, _stage(kept), kept.attempt.position + 1, len(self.interview.refs))

    def save_draft(self, attempt_id: str, text: str) -> None:
        """Keep what is being typed, unless it was sent meanwhile."""
        with self._writing:
            if _stage(history.load_attempt(self._db, attempt_id)) is Stage.ANSWERING:
                drafts.save_draft(self._db, attempt_id, "answer", sanitise(text))

    def send(self, attempt_id: str, text: str, started_at: str, grader: GraderKind) -> Job:
        """Commit an answer and queue its grading, in one transaction.

        Raises `InputError` where nothing is being asked.
        """
        with self._writing:
            turn = self.turn()
            if turn.stage is not Stage.ANSWERING or turn.kept.attempt.id != attempt_id:
                raise InputError("Nothing is being asked just now; the answer was not sent.")
            round_ = rounds_answered(turn.kept.utterances)
            _, job = interviews.send_answer(self._db, attempt_id, sanitise(text), started_at, grader, round_)
            return job

    def ask_follow_up(self) -> str | None:
        """Ask one follow-up about the weakest point heard; None where none is left to ask."""
        turn = self.turn()
        is_open = turn.stage is Stage.SCORED and turn.kept.attempt.finished_at is None
        if not is_open or rounds_asked(turn.kept.utterances) > self._follow_ups:
            return None
        card = turn.kept.scorecards[-1].card
        chosen = follow_up(turn.rubric, card, [said.text for said in turn.kept.utterances])
        if chosen is None:
            return None
        interviews.say(self._db, turn.kept.attempt.id, "interviewer", "follow_up", chosen.ask)
        return chosen.ask

    def next_question(self) -> bool:
        """Close the attempt in hand and ask the next question; False where that was the last.

        Raises `InputError` where the next rubric cannot be loaded; then nothing changes.
        """
        attempt = self.turn().kept.attempt
        position = attempt.position + 1
        is_last = position >= len(self.interview.refs)
        upcoming = None if is_last else self._library.load(self.interview.refs[position])
        interviews.finish_attempt(self._db, attempt.id)
        if upcoming is None:
            self.finish()
            return False
        self._ask(upcoming, position)
        return True

    def finish(self) -> None:
        """Close the interview."""
        interviews.finish_interview(self._db, self.interview.id)

    def summary(self) -> Summary:
        """Return how the interview went so far; a question left unanswered counts 0."""
        attempts = history.load_transcript(self._db, self.interview.id).attempts
        results = tuple(_result(kept) for kept in attempts)
        percent = _overall(results)
        judged = fmean(kept.score.coverage if kept.score else 1.0 for kept in attempts)
        bands = self._library.pack_of(self.interview.refs[0]).bands
        cards = tuple(stored.card for kept in attempts for stored in kept.scorecards)
        return Summary(percent, band_of(percent, judged, bands), results, cards)

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


def _stage(kept: AttemptTranscript) -> Stage:
    return stage_of(kept.utterances, kept.scorecards, kept.job)


def _overall(results: Sequence[QuestionResult]) -> float | None:
    if any(result.state == "ungraded" for result in results):
        return None
    return overall_percent(
        [result.percent for result in results if result.state == "unanswered" or result.percent is not None]
    )


def _result(kept: AttemptTranscript) -> QuestionResult:
    card = kept.score
    answered = rounds_answered(kept.utterances) > 0
    return QuestionResult(
        ref=kept.attempt.ref,
        title=one_line(str(kept.rubric.get("title", kept.attempt.ref)), TITLE_WIDTH),
        percent=card.percent if card else None,
        band=card.band if card else None,
        state="scored" if card else "ungraded" if answered else "unanswered",
    )
