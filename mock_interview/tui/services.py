"""What the screens after Home work with: the library of rubrics and the grading queue."""

import asyncio
from dataclasses import dataclass

from mock_interview.engine.pending import as_chosen
from mock_interview.engine.queue import GradingQueue
from mock_interview.engine.registry import make_grader
from mock_interview.interview.schedule import due_questions
from mock_interview.interview.session import Session
from mock_interview.interview.starting import Starter
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.cards import DueCard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job, Timing


@dataclass(frozen=True, slots=True)
class Services:
    """The program below the screens."""

    settings: Settings
    db: Database
    library: Library
    queue: GradingQueue

    @property
    def starter(self) -> Starter:
        """Starts interviews as the settings have them."""
        return Starter(self.settings, self.db, self.library)

    def due(self) -> list[DueCard]:
        """Return the questions that are due."""
        return due_questions(self.db, self.db.clock())

    async def send(
        self, session: Session, attempt_id: str, text: str, started_at: str, timing: Timing, *, may_grade: bool
    ) -> None:
        """Commit an answer, then have it graded, or set it aside where it may not be sent to the grader.

        Shield it, and it does not matter who goes away meanwhile.
        """
        grader = self.settings.chosen_grader
        job = await asyncio.to_thread(session.send, attempt_id, text, started_at, grader, timing)
        if may_grade:
            self.queue.start(job)
        else:
            await self.set_aside(job)

    async def as_chosen(self, job: Job) -> Job:
        """Return the job, handed over where the settings name another grader."""
        return await asyncio.to_thread(as_chosen, self.db, self.settings, job)

    async def set_aside(self, job: Job) -> None:
        """Leave an answer ungraded until somebody asks for it."""
        await asyncio.to_thread(jobs.cancel, self.db, job.id)


def open_services(settings: Settings, db: Database) -> Services:
    """Open the library and the queue."""
    library = open_library(settings)
    return Services(settings, db, library, GradingQueue(db, library, settings, make_grader))
