"""Thinking time and answering time, measured apart."""

import time
from collections.abc import Callable
from dataclasses import replace

from mock_interview.transcripts.records import Timing

Now = Callable[[], float]


class Stopwatch:
    """Measures one answer, going on from `timing`: the time until it `begins` is thinking, what follows answering."""

    def __init__(self, timing: Timing, now: Now = time.monotonic, *, has_begun: bool = False) -> None:
        self._kept = timing
        self._now = now
        self._since: float | None = now()
        self._has_begun = has_begun

    @property
    def timing(self) -> Timing:
        """How long the answer has taken so far."""
        passed = 0.0 if self._since is None else max(0.0, self._now() - self._since)
        if self._has_begun:
            return replace(self._kept, answering=self._kept.answering + passed)
        return replace(self._kept, thinking=self._kept.thinking + passed)

    def begin(self) -> None:
        """Note that the first word is there; later calls change nothing."""
        if not self._has_begun:
            self._settle()
            self._has_begun = True

    def pause(self) -> None:
        """Stop; `go_on` starts it again."""
        self._settle()
        self._since = None

    def go_on(self) -> None:
        """Run again after a pause."""
        if self._since is None:
            self._since = self._now()

    def _settle(self) -> None:
        self._kept = self.timing
        if self._since is not None:
            self._since = self._now()
