"""What the screens after Home work with: the library of rubrics and the grading queue."""

import asyncio
from dataclasses import dataclass

from mock_interview.engine.pending import as_chosen
from mock_interview.engine.queue import GradingQueue
from mock_interview.engine.registry import make_grader
from mock_interview.interview.interviewer import choose_questions
from mock_interview.interview.schedule import due_questions
from mock_interview.interview.session import Session
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.cards import DueCard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.history import progress
from mock_interview.transcripts.records import Job


@dataclass(frozen=True, slots=True)
class Services:
    """The program below the screens."""

    settings: Settings
    db: Database
    library: Library
    queue: GradingQueue

    def begin(self, name: str, count: int | None) -> Session:
        """Start an interview over `count` questions of a pack, or over one ref."""
        pack = name.partition("/")[0]
        refs = choose_questions(self.library.refs_of(name), progress(self.db, pack), count)
        return Session.begin(self.db, self.library, pack, refs, follow_ups=self.settings.follow_ups)

    def due(self) -> list[DueCard]:
        """Return the questions that are due."""
        return due_questions(self.db, self.db.clock())

    def resume(self, interview_id: str) -> Session:
        """Take up a kept interview."""
        return Session.resume(self.db, self.library, interview_id, follow_ups=self.settings.follow_ups)

    async def send(self, session: Session, attempt_id: str, text: str, started_at: str) -> None:
        """Commit an answer, then have it graded; shield it, and it does not matter who goes away meanwhile."""
        grader = self.settings.chosen_grader
        self.queue.start(await asyncio.to_thread(session.send, attempt_id, text, started_at, grader))

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
