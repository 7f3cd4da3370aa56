import asyncio

import pytest

from mock_interview.engine import queue as queue_module
from mock_interview.engine.queue import LEASE_SECONDS
from mock_interview.errors import GradingError
from mock_interview.rubric.library import Library
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from tests.engine.builders import answered, state_of, wait_until
from tests.engine.conftest import QueueMaker
from tests.engine.scripted import NoConnectionError, ScriptedGrader, answers, fails, waits_for
from tests.transcripts.builders import SettableClock


async def test_what_was_queued_is_graded_at_the_next_start(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    queue = make_queue(ScriptedGrader(answers()))
    assert await queue.resume() == [job]
    await queue.drain()
    assert state_of(db, job) is None


async def test_what_lost_its_program_is_graded_at_the_next_start(
    db: Database, library: Library, make_queue: QueueMaker, clock: SettableClock
) -> None:
    job = answered(db, library)
    jobs.claim(db, job.id, "killed", LEASE_SECONDS)
    clock.advance(LEASE_SECONDS)
    queue = make_queue(ScriptedGrader(answers()))
    await queue.resume()
    await queue.drain()
    assert state_of(db, job) is None


async def test_what_a_second_instance_is_at_is_left_alone(
    db: Database, library: Library, make_queue: QueueMaker, clock: SettableClock
) -> None:
    job = answered(db, library)
    may_go_on = asyncio.Event()
    alive = ScriptedGrader(waits_for(may_go_on, answers()))
    running = make_queue(alive).start(job)
    await alive.busy.wait()
    clock.advance(LEASE_SECONDS - 1)
    starting = ScriptedGrader(answers())
    assert await make_queue(starting).resume() == []
    may_go_on.set()
    await running
    assert starting.asked == []
    assert state_of(db, job) is None


async def test_a_job_started_in_two_instances_is_graded_by_one(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    graders = [ScriptedGrader(answers()), ScriptedGrader(answers())]
    await asyncio.gather(*(make_queue(grader).start(job) for grader in graders))
    assert sorted(len(grader.asked) for grader in graders) == [0, 1]


async def test_what_failed_for_lack_of_a_connection_is_tried_again_at_the_next_start(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    await make_queue(ScriptedGrader(fails(NoConnectionError("The host cannot be reached.")))).start(job)
    queue = make_queue(ScriptedGrader(answers()))
    await queue.resume()
    await queue.drain()
    assert state_of(db, job) is None


async def test_what_failed_otherwise_or_was_cancelled_waits_to_be_asked_for(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    failed, cancelled = answered(db, library), answered(db, library)
    await make_queue(ScriptedGrader(fails(GradingError("The key is not accepted.")))).start(failed)
    jobs.cancel(db, cancelled.id)
    assert await make_queue(ScriptedGrader(answers())).resume() == []
    assert (state_of(db, failed), state_of(db, cancelled)) == ("failed", "cancelled")


async def test_answers_for_a_grader_that_may_not_be_used_now_stay_queued(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    remote, local = answered(db, library, grader="llm"), answered(db, library, grader="offline")
    queue = make_queue(ScriptedGrader(answers()))
    assert await queue.resume(["offline"]) == [local]
    await queue.drain()
    assert (state_of(db, remote), state_of(db, local)) == ("queued", None)


async def test_the_lease_of_a_running_job_outlasts_its_first_length(
    db: Database, library: Library, make_queue: QueueMaker, clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_module, "RENEW_SECONDS", 0.01)
    may_go_on = asyncio.Event()
    grader = ScriptedGrader(waits_for(may_go_on, answers()))
    job = answered(db, library)
    make_queue(grader).start(job)
    await grader.busy.wait()
    clock.advance(LEASE_SECONDS - 1)
    until = lease_of(db, job.id)
    await wait_until(lambda: lease_of(db, job.id) > until)
    clock.advance(LEASE_SECONDS - 1)
    assert jobs.resumable(db) == []
    may_go_on.set()


def lease_of(db: Database, job_id: str) -> str:
    with db.reading() as connection:
        row = connection.execute("SELECT lease_until FROM grading_job WHERE id = ?", (job_id,)).fetchone()
        return str(row["lease_until"])


async def test_what_a_killed_instance_still_held_at_the_start_is_taken_over_once_its_lease_has_ended(
    db: Database, library: Library, make_queue: QueueMaker, clock: SettableClock
) -> None:
    job = answered(db, library)
    jobs.claim(db, job.id, "killed", LEASE_SECONDS)
    queue = make_queue(ScriptedGrader(answers()))
    assert await queue.resume() == []
    clock.advance(LEASE_SECONDS)
    await queue.take_over()
    await queue.drain()
    assert state_of(db, job) is None


async def test_what_failed_for_lack_of_a_connection_is_not_tried_again_and_again(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    queue = make_queue(ScriptedGrader(fails(NoConnectionError("no connection"))))
    await queue.start(job)
    assert await queue.take_over() == []
