from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import EVERYTHING, Selection
from tests.transcripts.histories import keep_cancelled, keep_failure, keep_interview, keep_score


def test_all_that_wait_are_found_whatever_they_wait_for(db: Database) -> None:
    scored, queued, failed, cancelled = keep_interview(db, "Scaling", "Drift", "Trees", "Batches")
    keep_score(db, scored, 50.0, "hire")
    keep_failure(db, failed)
    keep_cancelled(db, cancelled)
    assert [job.attempt_id for job in jobs.first_jobs(db, EVERYTHING)] == [queued.id, failed.id, cancelled.id]


def test_only_those_of_the_selection_are_found(db: Database) -> None:
    [attempt] = keep_interview(db, "Scaling", pack="vision")
    keep_interview(db, "Scaling")
    found = jobs.first_jobs(db, Selection(pack="vision", words="scaling"))
    assert [job.attempt_id for job in found] == [attempt.id]


def test_of_several_answers_that_wait_the_first_is_found(db: Database) -> None:
    [attempt] = keep_interview(db, "Scaling")
    jobs.enqueue(db, attempt.id, 1, "llm")
    assert [job.round for job in jobs.first_jobs(db, EVERYTHING)] == [0]
