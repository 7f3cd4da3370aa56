"""The grading queue: runs the store's jobs in the background and tells whoever listens.

Tasks belong to the queue, never to a screen: screens come and go, a grading goes on. The store
is called in threads; a lease, renewed while the work goes on, keeps a second instance away.
"""

import asyncio
import contextlib
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from mock_interview.engine.conversations import load_work
from mock_interview.engine.grading import grade, so_far
from mock_interview.engine.leases import renewing
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.engine.running import RunningJob
from mock_interview.errors import MockInterviewError
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
    """News of one job: `text` says what goes on or went wrong.

    `card` comes with ``graded``, and with ``progress`` where the grader tells as it goes. `error` comes
    with ``failed`` where it is one that people are told about.
    """

    job: Job
    outcome: Outcome
    text: str = ""
    card: Scorecard | None = None
    error: MockInterviewError | None = None


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
        self._retired: list[Grader] = []
        self._making = asyncio.Lock()
        self._running: dict[str, RunningJob] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every event from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self, job: Job, *, force: bool = False) -> asyncio.Task[None]:
        """Run `job` in the background; `force` takes up a failed or cancelled one again."""
        if (under_way := self._tasks.get(job.id)) is not None:
            return under_way
        running = self._running[job.id] = RunningJob(job)
        task = self._tasks[job.id] = asyncio.create_task(self._run(running, force=force), name=f"grading {job.id}")
        task.add_done_callback(lambda _: self._forget(job.id))
        return task

    def cancel(self, job_id: str) -> None:
        """Stop a running job and keep its answer, ungraded."""
        if running := self._running.get(job_id):
            running.stop("cancel")

    async def resume(self, graders: Collection[GraderKind] = ("llm", "offline")) -> list[Job]:
        """Start every job for one of `graders` that was queued, lost its worker, or failed for lack of a connection."""
        found = [job for job in await asyncio.to_thread(jobs.resumable, self._db) if job.grader in graders]
        for job in found:
            self.start(job)
        return found

    async def take_over(self, graders: Collection[GraderKind] = ("llm", "offline")) -> list[Job]:
        """Start every job for one of `graders` whose worker died at it: its lease has ended since `resume` looked."""
        found = await asyncio.to_thread(jobs.resumable, self._db)
        orphans = [job for job in found if job.state == "running" and job.grader in graders]
        for job in orphans:
            self.start(job)
        return orphans

    def use(self, settings: Settings) -> None:
        """Grade by changed settings from the next job on; what runs already ends as it began."""
        self._settings = settings
        self._retired += self._graders.values()
        self._graders = {}

    async def drain(self) -> None:
        """Wait until nothing runs any more."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def aclose(self) -> None:
        """Stop everything; what was running goes back into the queue for the next start."""
        for running in self._running.values():
            running.stop("release")
        await self.drain()
        for grader in (*self._retired, *self._graders.values()):
            await grader.aclose()
        self._retired.clear()
        self._graders.clear()

    async def _run(self, running: RunningJob, *, force: bool) -> None:
        job = running.job
        try:
            if not await asyncio.to_thread(jobs.claim, self._db, job.id, self._worker, LEASE_SECONDS, force=force):
                return
            self._tell(Event(job, "running"))
            async with renewing(lambda: jobs.renew(self._db, job.id, self._worker, LEASE_SECONDS), RENEW_SECONDS):
                card = await running.graded(self._grade(job))
            await asyncio.to_thread(jobs.complete, self._db, job.id, self._worker, card)
            self._tell(Event(job, "graded", card=card))
        except asyncio.CancelledError:
            await self._stopped(running)
        except MockInterviewError as error:
            await self._failed(job, str(error), error)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not lose the answer or stop the queue
            sentence = f"The grader stopped on a fault of its own ({type(error).__name__}); try again."
            await self._failed(job, sentence)

    async def _grade(self, job: Job) -> Scorecard:
        work = await asyncio.to_thread(load_work, self._db, self._library, job)
        grader = await self._grader(job.grader)

        def report(progress: Progress) -> None:
            card = so_far(work, progress.judgement, grader.provenance) if progress.judgement else None
            self._tell(Event(job, "progress", progress.text, card))

        return await grade(grader, work, report)

    async def _grader(self, kind: GraderKind) -> Grader:
        async with self._making:
            if kind not in self._graders:  # in a thread, because a grader is imported when it is first wanted
                self._graders[kind] = await asyncio.to_thread(self._factory, kind, self._settings)
            return self._graders[kind]

    async def _stopped(self, running: RunningJob) -> None:
        job = running.job
        with contextlib.suppress(MockInterviewError):  # where the store cannot be told, the lease ends by itself
            if running.ending == "cancel":
                await asyncio.to_thread(jobs.cancel, self._db, job.id, self._worker)
                self._tell(Event(job, "cancelled", "Grading was cancelled; the answer is kept."))
            else:
                await asyncio.to_thread(jobs.release, self._db, job.id, self._worker)

    async def _failed(self, job: Job, sentence: str, error: MockInterviewError | None = None) -> None:
        transient = getattr(error, "transient", False)
        with contextlib.suppress(MockInterviewError):  # as above; the person is told all the same
            await asyncio.to_thread(jobs.fail, self._db, job.id, self._worker, sentence, transient=transient)
        self._tell(Event(job, "failed", sentence, error=error))

    def _forget(self, job_id: str) -> None:
        del self._tasks[job_id], self._running[job_id]

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
