import asyncio
from dataclasses import replace

import pytest

from mock_interview.engine.pending import as_chosen, grade_now, grade_waiting, list_waiting
from mock_interview.errors import GradingError
from mock_interview.rubric.library import Library
from mock_interview.settings import Settings
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from tests.engine.builders import REF, answered, followed_up
from tests.engine.conftest import QueueMaker
from tests.engine.scripted import ScriptedGrader, answers, fails, waits_for


def test_everything_that_waits_is_listed_oldest_first_whatever_its_state(db: Database, library: Library) -> None:
    waiting = [answered(db, library), answered(db, library), answered(db, library)]
    jobs.cancel(db, waiting[0].id)
    jobs.claim(db, waiting[1].id, "another program", 30)
    listed = list_waiting(db)
    assert [(one.job.id, one.job.state) for one in listed] == [
        (waiting[0].id, "cancelled"),
        (waiting[1].id, "running"),
        (waiting[2].id, "queued"),
    ]
    assert {one.ref for one in listed} == {REF}


async def test_a_job_run_now_ends_with_its_scorecard(db: Database, library: Library, make_queue: QueueMaker) -> None:
    job = answered(db, library)
    event = await grade_now(make_queue(ScriptedGrader(answers())), job)
    assert event is not None
    assert (event.outcome, event.card) == ("graded", history.load_attempt(db, job.attempt_id).score)


async def test_a_job_run_now_reports_on_itself_alone(db: Database, library: Library, make_queue: QueueMaker) -> None:
    heard: list[str] = []
    ready = asyncio.Event()
    queue = make_queue(ScriptedGrader(waits_for(ready, answers())))
    other = queue.start(answered(db, library))
    ready.set()
    await grade_now(queue, answered(db, library), lambda progress: heard.append(progress.text))
    await other
    assert len(heard) == 1


async def test_a_job_that_another_program_holds_has_no_outcome(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    job = answered(db, library)
    jobs.claim(db, job.id, "another program", 30)
    assert await grade_now(make_queue(ScriptedGrader(answers())), job) is None


async def test_everything_that_waits_is_graded_failed_and_cancelled_ones_too(
    db: Database, library: Library, make_queue: QueueMaker, settings: Settings
) -> None:
    cancelled, failed = answered(db, library), answered(db, library)
    jobs.cancel(db, cancelled.id)
    jobs.claim(db, failed.id, "tests", 30)
    jobs.fail(db, failed.id, "tests", "No key.", transient=False)
    outcomes = [event async for _, event in grade_waiting(db, make_queue(ScriptedGrader(answers())), settings)]
    assert [event and event.outcome for event in outcomes] == ["graded", "graded"]
    assert jobs.unfinished_jobs(db) == []


async def test_a_follow_up_is_graded_after_the_answer_it_follows(
    db: Database, library: Library, make_queue: QueueMaker, settings: Settings
) -> None:
    job = answered(db, library)
    followed_up(db, job.attempt_id)
    queue = make_queue(ScriptedGrader(answers({"trees": "missing"}), answers()))
    graded = [waiting.job.round async for waiting, event in grade_waiting(db, queue, settings) if event and event.card]
    assert graded == [0, 1]


async def test_a_failure_does_not_keep_the_rest_from_being_graded(
    db: Database, library: Library, make_queue: QueueMaker, settings: Settings
) -> None:
    answered(db, library)
    answered(db, library)
    queue = make_queue(ScriptedGrader(fails(GradingError("No answer.")), answers()))
    outcomes = [event async for _, event in grade_waiting(db, queue, settings)]
    assert [event and event.outcome for event in outcomes] == ["failed", "graded"]


async def test_interrupted_what_is_being_graded_goes_back_into_the_queue(
    db: Database, library: Library, make_queue: QueueMaker
) -> None:
    grader = ScriptedGrader(waits_for(asyncio.Event(), answers()))
    queue = make_queue(grader)
    grading = asyncio.create_task(grade_now(queue, answered(db, library)))
    await asyncio.wait_for(grader.busy.wait(), timeout=10)
    grading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await grading
    await queue.aclose()
    assert [job.state for job in jobs.unfinished_jobs(db)] == ["queued"]


async def test_what_waits_for_another_grader_is_handed_to_the_one_that_the_settings_name(
    db: Database, library: Library, settings: Settings
) -> None:
    job = answered(db, library)
    jobs.fail(db, job.id, "nobody", "no key", transient=False)
    assert as_chosen(db, settings, job) == job
    handed = as_chosen(db, replace(settings, grader="offline" if job.grader == "llm" else "llm"), job)
    assert (handed.attempt_id, handed.round) == (job.attempt_id, job.round)
    assert handed.grader != job.grader
    assert [waiting.job for waiting in list_waiting(db)] == [handed]
