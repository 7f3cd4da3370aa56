"""Somebody who types lines at the plain interview, by a clock that only a line moves."""

from collections.abc import Callable, Iterator
from io import BufferedIOBase

from mock_interview.cli.background import background
from mock_interview.cli.plain_input import Lines
from mock_interview.cli.plain_interview import PlainInterview
from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript

ANSWER = "Gradient descent converges slowly when the ranges are uneven."

Typed = tuple[float, str]


class Typist(BufferedIOBase):
    """Types lines, each after so many seconds. Before each of them `meanwhile` happens."""

    def __init__(self, typed: Iterator[Typed], meanwhile: Callable[[], object]) -> None:
        self._typed = typed
        self._meanwhile = meanwhile
        self._at = 1000.0

    def now(self) -> float:
        """Return the time on the typist's clock, in seconds."""
        return self._at

    def read1(self, size: int = -1, /) -> bytes:
        """Type the next line."""
        if (entry := next(self._typed, None)) is None:
            return b""
        seconds, line = entry
        self._at += seconds
        self._meanwhile()
        return f"{line}\n".encode()


def hold(
    settings: Settings,
    db: Database,
    session: Session,
    *typed: Typed,
    is_typed: bool = False,
    meanwhile: Callable[[], object] = bool,
) -> PlainInterview:
    """Hold the interview with somebody who types this."""
    typist = Typist(iter(typed), meanwhile)
    with background() as loop:
        interview = PlainInterview(
            settings, db, open_library(settings), session, Lines(typist), loop, is_typed=is_typed, now=typist.now
        )
        try:
            interview.hold()
        finally:
            interview.close()
    return interview


def attempts(db: Database, session: Session) -> tuple[AttemptTranscript, ...]:
    """Return what the interview left."""
    return history.load_transcript(db, session.interview.id).attempts


def answers(db: Database, session: Session) -> list[list[str]]:
    """Return the answers it left, by attempt."""
    return [[said.text for said in kept.utterances if said.kind == "answer"] for kept in attempts(db, session)]
