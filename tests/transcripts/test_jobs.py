import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job
from tests.transcripts.builders import SettableClock, answered, new_attempt, new_card

LEASE = 30.0


def state_of(db: Database, job: Job) -> str | None:
    return next((kept.state for kept in jobs.unfinished_jobs(db) if kept.id == job.id), None)


def test_of_two_programs_that_claim_a_job_at_once_one_gets_it(db: Database) -> None:
    _, job = answered(db)
    start = threading.Barrier(2, timeout=10)

    def claim(worker: str) -> bool:
        with closing(Database(db.path, db.clock)) as own:
            jobs.unfinished_jobs(own)
            start.wait()
            return jobs.claim(own, job.id, worker, LEASE)

    for _ in range(20):
        with ThreadPoolExecutor(2) as threads:
            claimed = list(threads.map(claim, ["one", "two"]))
        assert sorted(claimed) == [False, True]
        winner = ["one", "two"][claimed.index(True)]
        assert jobs.release(db, job.id, winner)


def test_a_job_that_is_alive_is_not_taken_even_by_force(db: Database, clock: SettableClock) -> None:
    _, job = answered(db)
    assert jobs.claim(db, job.id, "one", LEASE)
    clock.advance(LEASE - 1)
    assert not jobs.claim(db, job.id, "two", LEASE)
    assert not jobs.claim(db, job.id, "two", LEASE, force=True)


def test_a_job_whose_lease_ended_can_be_taken(db: Database, clock: SettableClock) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    clock.advance(LEASE)
    assert jobs.claim(db, job.id, "two", LEASE)


def test_renewing_lengthens_the_lease(db: Database, clock: SettableClock) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    clock.advance(LEASE - 1)
    assert jobs.renew(db, job.id, "one", LEASE)
    clock.advance(LEASE - 1)
    assert not jobs.claim(db, job.id, "two", LEASE)


def test_a_lease_that_another_worker_took_cannot_be_renewed(db: Database, clock: SettableClock) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    clock.advance(LEASE)
    jobs.claim(db, job.id, "two", LEASE)
    assert not jobs.renew(db, job.id, "one", LEASE)


def test_completing_keeps_the_scorecard_and_removes_the_job(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    stored = jobs.complete(db, job.id, "one", new_card())
    kept = history.load_attempt(db, attempt.id)
    assert kept.scorecards == (stored,)
    assert stored.card == replace(new_card(), attempt=attempt.id)
    assert kept.score == stored.card
    assert kept.job is None


def test_completing_after_a_lost_lease_keeps_nothing(db: Database, clock: SettableClock) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    clock.advance(LEASE)
    jobs.claim(db, job.id, "two", LEASE)
    with pytest.raises(jobs.LeaseLostError, match="its score was not kept"):
        jobs.complete(db, job.id, "one", new_card())
    assert history.load_attempt(db, attempt.id).scorecards == ()
    assert state_of(db, job) == "running"
    jobs.complete(db, job.id, "two", new_card())


def test_completing_a_cancelled_job_keeps_nothing(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    assert jobs.cancel(db, job.id)
    with pytest.raises(jobs.LeaseLostError):
        jobs.complete(db, job.id, "one", new_card())
    assert history.load_attempt(db, attempt.id).scorecards == ()
    assert state_of(db, job) == "cancelled"


def test_a_scorecard_that_cannot_be_kept_leaves_the_job(db: Database) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    with db.writing() as connection:
        connection.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON scorecard BEGIN SELECT RAISE (ABORT, 'no room'); END"
        )
    with pytest.raises(StoreError):
        jobs.complete(db, job.id, "one", new_card())
    assert state_of(db, job) == "running"


def test_a_failure_is_kept_with_its_reason_and_waits_to_be_asked_for(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    assert jobs.fail(db, job.id, "one", "The key was refused;\x1b[2J check it.", transient=False)
    kept = history.load_attempt(db, attempt.id).job
    assert kept is not None
    assert (kept.state, kept.error, kept.transient) == ("failed", "The key was refused; check it.", False)
    assert jobs.resumable(db) == []
    assert not jobs.claim(db, job.id, "two", LEASE)
    assert jobs.claim(db, job.id, "two", LEASE, force=True)


def test_a_failure_for_lack_of_a_connection_is_taken_up_again(db: Database) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    jobs.fail(db, job.id, "one", "There is no connection.", transient=True)
    assert [waiting.id for waiting in jobs.resumable(db)] == [job.id]
    assert jobs.claim(db, job.id, "two", LEASE)
    assert [(kept.error, kept.transient) for kept in jobs.unfinished_jobs(db)] == [(None, False)]


def test_only_the_worker_that_holds_a_job_can_fail_or_release_it(db: Database) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    assert not jobs.fail(db, job.id, "two", "no", transient=False)
    assert not jobs.release(db, job.id, "two")
    assert state_of(db, job) == "running"


def test_a_released_job_waits_for_the_next_start(db: Database) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    assert jobs.release(db, job.id, "one")
    assert [waiting.id for waiting in jobs.resumable(db)] == [job.id]


def test_a_cancelled_job_is_taken_by_force_alone(db: Database) -> None:
    _, job = answered(db)
    assert jobs.cancel(db, job.id)
    assert not jobs.cancel(db, job.id)
    assert jobs.resumable(db) == []
    assert not jobs.claim(db, job.id, "one", LEASE)
    assert jobs.claim(db, job.id, "one", LEASE, force=True)


def test_what_runs_is_resumed_only_once_its_lease_ended(db: Database, clock: SettableClock) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    assert jobs.resumable(db) == []
    clock.advance(LEASE)
    assert [waiting.id for waiting in jobs.resumable(db)] == [job.id]


def test_jobs_come_oldest_first(db: Database, clock: SettableClock) -> None:
    expected = []
    for _ in range(3):
        expected.append(answered(db)[1])
        clock.advance(1)
    assert jobs.unfinished_jobs(db) == expected
    assert jobs.resumable(db) == expected


def test_asking_anew_replaces_the_job_that_waits_and_its_worker_is_too_late(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", LEASE)
    anew = jobs.enqueue(db, attempt.id, 0, "offline")
    assert jobs.unfinished_jobs(db) == [anew]
    with pytest.raises(jobs.LeaseLostError):
        jobs.complete(db, job.id, "one", new_card())


def test_an_attempt_without_a_job_has_none(db: Database) -> None:
    assert history.load_attempt(db, new_attempt(db).id).job is None


def test_a_job_that_is_gone_cannot_be_claimed(db: Database) -> None:
    assert not jobs.claim(db, "no-such-job", "one", LEASE, force=True)


def test_a_worker_cannot_cancel_what_another_has_taken_over(db: Database) -> None:
    _, job = answered(db)
    jobs.claim(db, job.id, "two", LEASE)
    assert not jobs.cancel(db, job.id, "one")
    assert state_of(db, job) == "running"
