import asyncio
from typing import Any

import pytest

from mock_interview.engine.queue import Event
from mock_interview.errors import StoreError
from mock_interview.rubric.library import Library
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from tests.engine.builders import ANSWER, HeldUp, answered, said_in, state_of, wait_until
from tests.engine.conftest import QueueMaker
from tests.engine.scripted import ScriptedGrader, answers, waits_for


@pytest.fixture
def never() -> asyncio.Event:
    return asyncio.Event()


async def test_cancelling_keeps_the_answer_ungraded(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event], never: asyncio.Event
) -> None:
    grader = ScriptedGrader(waits_for(never, answers()))
    queue = make_queue(grader)
    job = answered(db, library)
    queue.start(job)
    await grader.busy.wait()
    queue.cancel(job.id)
    await queue.drain()
    assert state_of(db, job) == "cancelled"
    assert said_in(db, job) == [ANSWER]
    assert (events[-1].outcome, events[-1].text) == ("cancelled", "Grading was cancelled; the answer is kept.")


async def test_cancelling_one_job_leaves_the_others_running(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    may_go_on = asyncio.Event()
    queue = make_queue(ScriptedGrader(waits_for(may_go_on, answers())))
    unwanted, wanted = answered(db, library), answered(db, library)
    queue.start(unwanted)
    queue.start(wanted)
    queue.cancel(unwanted.id)
    may_go_on.set()
    await queue.drain()
    assert (state_of(db, unwanted), state_of(db, wanted)) == ("cancelled", None)


async def test_cancelling_before_the_job_is_claimed_does_not_leave_it_running(
    db: Database, library: Library, make_queue: QueueMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = HeldUp(monkeypatch, jobs, "claim")
    queue = make_queue(ScriptedGrader(answers()))
    job = answered(db, library)
    queue.start(job)
    await wait_until(claim.reached.is_set)
    queue.cancel(job.id)
    asyncio.get_running_loop().call_later(0.01, claim.let_go.set)
    await queue.drain()
    assert state_of(db, job) == "cancelled"


async def test_cancelling_while_the_card_is_being_kept_comes_too_late(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = HeldUp(monkeypatch, jobs, "complete")
    queue = make_queue(ScriptedGrader(answers()))
    job = answered(db, library)
    queue.start(job)
    await wait_until(complete.reached.is_set)
    queue.cancel(job.id)
    asyncio.get_running_loop().call_later(0.01, complete.let_go.set)
    await queue.drain()
    assert history.load_attempt(db, job.attempt_id).score is not None
    assert [event.outcome for event in events] == ["running", "graded"]


async def test_cancelling_twice_is_cancelling_once(
    db: Database, library: Library, make_queue: QueueMaker, never: asyncio.Event
) -> None:
    grader = ScriptedGrader(waits_for(never, answers()))
    queue = make_queue(grader)
    job = answered(db, library)
    queue.start(job)
    await grader.busy.wait()
    queue.cancel(job.id)
    await asyncio.sleep(0)
    queue.cancel(job.id)
    await queue.drain()
    queue.start(job, force=True)
    await wait_until(lambda: state_of(db, job) == "running")
    await queue.aclose()
    assert state_of(db, job) == "queued"


async def test_closing_puts_a_running_job_back_into_the_queue(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event], never: asyncio.Event
) -> None:
    grader = ScriptedGrader(waits_for(never, answers()))
    queue = make_queue(grader)
    job = answered(db, library)
    queue.start(job)
    await grader.busy.wait()
    await queue.aclose()
    assert state_of(db, job) == "queued"
    assert "cancelled" not in [event.outcome for event in events]


async def test_closing_lets_go_of_the_graders(db: Database, library: Library, make_queue: QueueMaker) -> None:
    grader = ScriptedGrader(answers())
    queue = make_queue(grader)
    await queue.start(answered(db, library))
    await queue.aclose()
    assert grader.is_closed


async def test_closing_after_a_cancel_waits_until_that_is_kept(
    db: Database, library: Library, make_queue: QueueMaker, never: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel = HeldUp(monkeypatch, jobs, "cancel")
    grader = ScriptedGrader(waits_for(never, answers()))
    queue = make_queue(grader)
    job = answered(db, library)
    queue.start(job)
    await grader.busy.wait()
    queue.cancel(job.id)
    await wait_until(cancel.reached.is_set)
    asyncio.get_running_loop().call_later(0.01, cancel.let_go.set)
    await queue.aclose()
    assert state_of(db, job) == "cancelled"


@pytest.mark.parametrize("broken", ["claim", "complete"])
async def test_a_store_that_cannot_be_written_fails_the_grading_with_its_reason(
    db: Database,
    library: Library,
    make_queue: QueueMaker,
    events: list[Event],
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(jobs, broken, refuse)
    await make_queue(ScriptedGrader(answers())).start(answered(db, library))
    assert (events[-1].outcome, events[-1].text) == ("failed", "The disk is full.")


async def test_a_store_that_cannot_even_note_the_failure_does_not_stop_the_queue(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise StoreError("The disk is full.")

    queue = make_queue(ScriptedGrader(answers()))
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "complete", refuse)
        patch.setattr(jobs, "fail", refuse)
        await queue.start(answered(db, library))
    assert (events[-1].outcome, events[-1].text) == ("failed", "The disk is full.")
    sound = answered(db, library)
    await queue.start(sound)
    assert state_of(db, sound) is None


async def test_a_card_is_not_kept_once_another_program_took_the_job_over(
    db: Database, library: Library, make_queue: QueueMaker, events: list[Event]
) -> None:
    may_go_on = asyncio.Event()
    grader = ScriptedGrader(waits_for(may_go_on, answers()))
    job = answered(db, library)
    running = make_queue(grader).start(job)
    await grader.busy.wait()
    jobs.cancel(db, job.id)
    may_go_on.set()
    await running
    assert events[-1].outcome == "failed"
    assert state_of(db, job) == "cancelled"
    assert history.load_attempt(db, job.attempt_id).scorecards == ()
