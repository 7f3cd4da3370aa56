"""The gradings of a plain interview: waited for one by one, or left to go on in the background."""

import re
from collections.abc import Callable

from mock_interview.cli.background import Background
from mock_interview.cli.output import notice
from mock_interview.engine.pending import grade_now
from mock_interview.engine.queue import Event, GradingQueue
from mock_interview.rubric.library import Library
from mock_interview.settings import GraderKind, Settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job


class Gradings:
    """Grades the answers of one interview, and along with them what waited in the queue from before."""

    def __init__(self, settings: Settings, db: Database, library: Library, background: Background) -> None:
        self._settings = settings
        self._background = background
        self._queue = GradingQueue(db, library, settings)

    def grade(self, job: Job) -> None:
        """Run `job` to its end, telling what goes on; how it went is in the store then."""
        if self._may_grade(job):
            self._background.run(self._grade(job))

    def start(self, job: Job) -> None:
        """Run `job` while other things go on."""
        if self._may_grade(job):
            self._background.run(self._start(job))

    def finish(self) -> None:
        """Run everything that still waits to its end, telling what goes on."""
        self._background.run(self._finish())

    def close(self) -> None:
        """Put a grading that was cut off back into the queue, and let go of connections."""
        self._background.run(self._queue.aclose())

    @property
    def _graders(self) -> tuple[GraderKind, ...]:
        return ("offline", "llm") if self._settings.chosen_grader == "llm" else ("offline",)

    def _may_grade(self, job: Job) -> bool:
        """Tell whether the answer may go to the job's grader: not to a model where the person chose none."""
        return job.grader in self._graders

    async def _grade(self, job: Job) -> None:
        tell = teller()
        await self._queue.resume(self._graders)
        await grade_now(self._queue, job, lambda progress: tell(progress.text))
        await self._queue.drain()

    async def _start(self, job: Job) -> None:
        self._queue.start(job)

    async def _finish(self) -> None:
        tell = teller()

        def listen(event: Event) -> None:
            if event.outcome == "progress":
                tell(event.text)

        unsubscribe = self._queue.subscribe(listen)
        try:
            await self._queue.resume(self._graders)
            await self._queue.drain()
        finally:
            unsubscribe()


def teller() -> Callable[[str], None]:
    """Return what tells a person what a grader reports, each thing once: a count-down is not read out by the second."""
    told: set[str] = set()

    def tell(text: str) -> None:
        gist = re.sub(r"\d+", "", text)
        if gist not in told:
            told.add(gist)
            notice(text)

    return tell
