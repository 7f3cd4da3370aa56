"""One trial: the program is played, killed, looked at, and started again."""

import random
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks import kill_checks
from benchmarks.kill_checks import Finding, Loss
from benchmarks.typist import Answer, Typist
from mock_interview.errors import StoreError
from mock_interview.locations import HOME_VARIABLE, locate
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.terminals.terminal import Terminal

REF = "ml-engineer/feature-scaling"
OPTIONS = ("--grader", "offline")
SCRIPT = (
    "It depends how the model uses the numbers. Say I've got income in the tens of thousands and age in tens. "
    "If I'm training a neural net, gradient descent converges slowly on ranges as uneven as 20 to 60 and 0 to 90,000. "
)
SEND = "\n"  # ctrl+j
LEAVE = "\x1b"
TYPED_ON = "~"

YOUR_TURN = "ctrl+j sends"
FOLLOW_UP = "Follow-up:"
RATE, RATING = "How did it go?", "3"
CALLED_SENT = (RATE, "Grading…", FOLLOW_UP)
TO_THE_UNFINISHED = ("\x1b[F", "\x1b[A", "\r")  # End, up, Enter: below it on Home stands only its answer
HOME = "Practise"

# The lease of whoever was killed while grading has to end first, and then to be noticed.
GRADED_SECONDS = 60.0

PHASES: Mapping[str, str] = {
    "typing": "while the first answer is typed",
    "sending": "within 150 ms of ctrl+j",
    "grading": "within a second of being told that it is sent",
    "follow-up": "while the answer to a follow-up is typed",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial. `state` is what the store said of the newest answer after the kill."""

    phase: str
    state: str
    loss: Loss
    findings: tuple[Finding, ...]


def run_trial(phase: str, chance: random.Random, home: Path) -> Outcome:
    """Play one trial with everything kept under `home`."""
    answers, killed_at = _play(phase, chance, home)
    try:
        with closing(Database(_database(home))) as db:
            before, waiting = _only_attempt(db), jobs.unfinished_jobs(db)
            findings = kill_checks.unsound(db)
    except StoreError as error:
        return Outcome(phase, "nothing", Loss(), (Finding("unsound", str(error)),))
    loss = kill_checks.typing_lost(before, answers, killed_at)
    findings += kill_checks.missing(before, answers, loss)
    findings += kill_checks.half_sent(before, answers, waiting)
    findings += _after_going_on(before, home)
    return Outcome(phase, _state(before), loss or Loss(), tuple(findings))


def _after_going_on(before: AttemptTranscript, home: Path) -> list[Finding]:
    try:
        after = _go_on(home)
    except AssertionError as error:
        return [Finding("went on wrongly", str(error))]
    return kill_checks.gone_on_wrongly(before, after, TYPED_ON)


def _play(phase: str, chance: random.Random, home: Path) -> tuple[list[Answer], float]:
    """Type, send, and kill in `phase`; return the answers and when the program was killed."""
    with _program(home, REF) as terminal:
        terminal.until_shown(YOUR_TURN)
        typist = Typist(terminal, chance, SCRIPT)
        first = Answer()
        answers = [first]
        typist.type(first, chance.uniform(1.5, 6.0))
        if phase != "typing":
            _send(terminal, first)
        if phase == "sending":
            terminal.wait(chance.uniform(0.0, 0.15))
        elif phase == "grading":
            terminal.until(lambda: _is_called_sent(terminal))
            terminal.wait(chance.uniform(0.0, 1.0))
        elif phase == "follow-up":
            answers.append(_follow_up(terminal))
            typist.type(answers[-1], chance.uniform(1.0, 5.0))
        killed_at = terminal.kill()
        first.is_called_sent = first.is_sent and _is_called_sent(terminal)
    return answers, killed_at


def _follow_up(terminal: Terminal) -> Answer:
    """Go on to the follow-up and return the answer to it, not begun yet."""
    terminal.until_shown(RATE)
    terminal.type(RATING)
    terminal.until_shown(FOLLOW_UP)
    return Answer()


def _send(terminal: Terminal, answer: Answer) -> None:
    terminal.type(SEND)
    answer.is_sent = True


def _is_called_sent(terminal: Terminal) -> bool:
    return any(text in terminal.screen.words for text in CALLED_SENT)


def _go_on(home: Path) -> AttemptTranscript:
    """Start the program again, go on with the interview, type on, leave, and return what is kept then."""
    with _program(home) as terminal:
        terminal.until_shown(HOME)
        for key in TO_THE_UNFINISHED:
            terminal.type(key)
        terminal.until_shown(YOUR_TURN, seconds=GRADED_SECONDS)
        terminal.type(TYPED_ON)
        terminal.until_shown(TYPED_ON)
        terminal.type(LEAVE)
        terminal.until_shown(HOME)
    with closing(Database(_database(home))) as db:
        return _only_attempt(db)


def _program(home: Path, *arguments: str) -> Terminal:
    return Terminal("practice", *arguments, *OPTIONS, variables={HOME_VARIABLE: str(home)})


def _database(home: Path) -> Path:
    return locate({HOME_VARIABLE: str(home)}).database


def _only_attempt(db: Database) -> AttemptTranscript:
    (row,) = history.recent(db, 2)
    return history.load_attempt(db, row.attempt.id)


def _state(kept: AttemptTranscript) -> str:
    if kept.job is not None:
        return kept.job.state
    if kept.utterances[-1].kind == "answer":
        return "graded"
    return "asked"
