"""The grading queue: runs the store's jobs in the background and tells whoever listens.

Tasks belong to the queue, never to a screen: screens come and go, a grading goes on. The store
is called in threads; a lease, renewed while the work goes on, keeps a second instance away.
"""

import asyncio
import contextlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mock_interview.engine.conversations import Work, load_work
from mock_interview.engine.grading import grade_first, grade_follow_up
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.errors import GradingError, MockInterviewError
from mock_interview.graders.protocol import Grader, Progress
from mock_interview.rubric.library import Library
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import GraderKind, Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job

LEASE_SECONDS = 30.0
RENEW_SECONDS = 10.0

Outcome = Literal["running", "progress", "graded", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Event:
    """News of one job: `text` says what goes on or went wrong; `card` comes with ``graded``."""

    job: Job
    outcome: Outcome
    text: str = ""
    card: Scorecard | None = None


Listener = Callable[[Event], None]


class GradingQueue:
    """Runs grading jobs of one store. Use it from one event loop, and close it."""

    def __init__(
        self, db: Database, library: Library, settings: Settings, factory: GraderFactory = make_grader
    ) -> None:
        self._db = db
        self._library = library
        self._settings = settings
        self._factory = factory
        self._worker = str(uuid.uuid4())
        self._graders: dict[GraderKind, Grader] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._cancelled: set[str] = set()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every event from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self, job: Job, *, force: bool = False) -> asyncio.Task[None]:
        """Run `job` in the background; `force` takes up a failed or cancelled one again."""
        if (running := self._tasks.get(job.id)) is not None:
            return running
        task = asyncio.create_task(self._run(job, force=force), name=f"grading {job.id}")
        self._tasks[job.id] = task
        task.add_done_callback(lambda _: self._tasks.pop(job.id, None))
        return task

    def cancel(self, job_id: str) -> None:
        """Stop a running job and keep its answer, ungraded."""
        if task := self._tasks.get(job_id):
            self._cancelled.add(job_id)
            task.cancel()

    async def resume(self) -> list[Job]:
        """Start every job that was queued, lost its worker, or failed for lack of a connection."""
        found = await asyncio.to_thread(jobs.resumable, self._db)
        for job in found:
            self.start(job)
        return found

    async def drain(self) -> None:
        """Wait until nothing runs any more."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def aclose(self) -> None:
        """Stop everything; what was running goes back into the queue for the next start."""
        for task in self._tasks.values():
            task.cancel()
        await self.drain()
        for grader in self._graders.values():
            await grader.aclose()
        self._graders.clear()

    async def _run(self, job: Job, *, force: bool) -> None:
        if not await asyncio.to_thread(jobs.claim, self._db, job.id, self._worker, LEASE_SECONDS, force=force):
            return
        self._tell(Event(job, "running"))
        renewing = asyncio.create_task(self._renew(job))
        try:
            await self._grade_and_keep(job)
        except asyncio.CancelledError:
            await asyncio.shield(self._stopped(job))
        except MockInterviewError as error:
            await self._failed(job, str(error), transient=getattr(error, "transient", False))
        except Exception as error:  # noqa: BLE001 - a fault of ours must not lose the answer or stop the queue
            sentence = f"The grader stopped on a fault of its own ({type(error).__name__}); try again."
            await self._failed(job, sentence, transient=False)
        finally:
            renewing.cancel()

    async def _grade_and_keep(self, job: Job) -> None:
        work = await asyncio.to_thread(load_work, self._db, self._library, job.attempt_id)
        card = await self._grade(job, work)
        await asyncio.to_thread(jobs.complete, self._db, job.id, self._worker, card)
        self._tell(Event(job, "graded", card=card))

    async def _grade(self, job: Job, work: Work) -> Scorecard:
        def report(progress: Progress) -> None:
            self._tell(Event(job, "progress", progress.text))

        grader = self._grader(job.grader)
        if job.round == 0:
            return await grade_first(grader, work.subject, work.conversation, report)
        if work.first is None:
            raise GradingError("The first answer is not graded yet; grade it first, then the follow-up.")
        return await grade_follow_up(grader, work.subject, work.conversation, work.first, report)

    def _grader(self, kind: GraderKind) -> Grader:
        if kind not in self._graders:
            self._graders[kind] = self._factory(kind, self._settings)
        return self._graders[kind]

    async def _renew(self, job: Job) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            with contextlib.suppress(MockInterviewError):
                await asyncio.to_thread(jobs.renew, self._db, job.id, self._worker, LEASE_SECONDS)

    async def _stopped(self, job: Job) -> None:
        if job.id in self._cancelled:
            self._cancelled.discard(job.id)
            await asyncio.to_thread(jobs.cancel, self._db, job.id)
            self._tell(Event(job, "cancelled", "Grading was cancelled; the answer is kept."))
        else:
            await asyncio.to_thread(jobs.release, self._db, job.id, self._worker)

    async def _failed(self, job: Job, sentence: str, *, transient: bool) -> None:
        await asyncio.to_thread(jobs.fail, self._db, job.id, self._worker, sentence, transient=transient)
        self._tell(Event(job, "failed", sentence))

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
