"""Hearing one answer: the lines of it, how long they take, and the draft that is kept meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from mock_interview.cli.output import notice
from mock_interview.cli.plain_input import Lines
from mock_interview.errors import StoreError
from mock_interview.interview.plain import Answered, AskedBack, Commanded, Ear, OutOfTime
from mock_interview.interview.session import Session, Turn
from mock_interview.interview.stopwatch import Now, Stopwatch
from mock_interview.transcripts.records import Timing

# What a clock has run on is kept as often as what is typed on a screen.
KEEP_EVERY_SECONDS = 1.0


class Listening:
    """Hears the answer that `turn` waits for, going on from its draft and its clock."""

    def __init__(self, session: Session, turn: Turn, lines: Lines, now: Now, *, commands: bool) -> None:
        draft = turn.kept.draft.text if turn.kept.draft else ""
        self._session = session
        self._attempt_id = turn.kept.attempt.id
        self._lines = lines
        self._clock = turn.clock
        self._begun_with = turn.timing
        self._ear = Ear(draft, commands=commands)
        self._watch = Stopwatch(turn.timing, now, has_begun=bool(self._ear.so_far))
        self._saved = self._ear.so_far
        self._told = ""

    @property
    def so_far(self) -> str:
        """What is said so far."""
        return self._ear.so_far

    @property
    def timing(self) -> Timing:
        """How long it has taken so far."""
        return self._watch.timing

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop the clock while it is not the candidate's turn."""
        self._watch.pause()
        try:
            yield
        finally:
            self._watch.go_on()

    def hear(self) -> Answered | OutOfTime | AskedBack | Commanded:
        """Hear lines until they come to something, or the clock has run out; a line that comes later does not count.

        Raises `InputError` where the interview went on in another window meanwhile.
        """
        while True:
            if not self._lines.has_more:  # lines that came in together are saved together
                self.save()
            try:
                line = self._lines.next(self._patience())
            except TimeoutError:
                if self._is_out_of_time():
                    self._lines.drop_begun()
                    return OutOfTime(self._ear.end())
                continue
            if self._is_out_of_time():
                return OutOfTime(self._ear.end())
            move = self._ear.end() if line is None else self._ear.hear(line)
            if self.so_far:
                self._watch.begin()
            if move is not None:
                return move

    def save(self) -> None:
        """Keep what is said so far and, where a clock runs, how far it has run."""
        if self.so_far == self._saved and self._clock is None:
            return
        try:
            self._session.save_draft(self._attempt_id, self.so_far, self.timing)
            self._saved, self._told = self.so_far, ""
        except StoreError as error:
            self._tell_once(f"The draft could not be saved: {error}")

    def _tell_once(self, text: str) -> None:
        if text != self._told:
            self._told = text
            notice(text)

    def _left(self) -> float | None:
        if self._clock is None:
            return None
        return self._clock.after(self.timing.seconds - self._begun_with.seconds).left

    def _is_out_of_time(self) -> bool:
        return self._left() == 0

    def _patience(self) -> float | None:
        """Return for how many seconds to wait for a line before looking at the clock."""
        left = self._left()
        return None if left is None else min(left, KEEP_EVERY_SECONDS)
