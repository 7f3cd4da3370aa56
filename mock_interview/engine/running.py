"""A job at work: it can be stopped at any time without cutting off what the store is being told."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Literal

from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts.records import Job

Ending = Literal["cancel", "release"]


class RunningJob:
    """One job and the task that sees it through. To stop it is to stop its grading alone."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.ending: Ending | None = None
        self._grading: asyncio.Task[Scorecard] | None = None

    def stop(self, ending: Ending) -> None:
        """End the grading, now or as soon as it begins; what was asked for first holds."""
        if self.ending is None:
            self.ending = ending
            if self._grading is not None:
                self._grading.cancel()

    async def graded(self, grading: Coroutine[Any, Any, Scorecard]) -> Scorecard:
        """Await `grading`; raises `asyncio.CancelledError` where it is stopped."""
        self._grading = asyncio.create_task(grading, name=f"asking the grader for {self.job.id}")
        if self.ending is not None:
            self._grading.cancel()
        return await self._grading
