from collections.abc import Sequence
from dataclasses import replace

import pytest

from mock_interview.errors import StoreError
from mock_interview.scoring.judgement import Flag
from mock_interview.scoring.scorecard import Scorecard, Usage
from mock_interview.transcripts import history, interviews, jobs, regrading
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.deletion import delete_attempts
from mock_interview.transcripts.records import Attempt
from mock_interview.transcripts.regrading import Candidate, Item, Regraded
from tests.builders import provenance
from tests.transcripts.builders import (
    REF,
    RUBRIC,
    SHA256,
    SettableClock,
    answered,
    keep_card,
    new_attempt,
    new_card,
    scored,
)

WORKER = "one"
LEASE = 30.0
NEWER = "ab" * 32
LATER = "2030-01-01T00:00:00.000+00:00"


def graded(db: Database, percent: float = 40.0) -> Attempt:
    """Ask a question, answer it, and keep a scorecard for it."""
    attempt, job = answered(db)
    jobs.claim(db, job.id, WORKER, LEASE)
    jobs.complete(db, job.id, WORKER, new_card(percent))
    return attempt


def candidate(db: Database, attempt: Attempt) -> Candidate:
    [found] = regrading.candidates(db, [attempt.id])
    return found


def item(attempt: Attempt, before_id: str | None = None, sha256: str = SHA256) -> Item:
    return Item(attempt.id, REF, sha256, before_id)


def begun(db: Database, attempts: Sequence[Attempt]) -> str:
    return regrading.begin(db, {"grader": "llm"}, map(item, attempts), {}, WORKER, LEASE)


def test_a_candidate_names_the_newest_scorecard_that_a_program_made_of_the_first_answer(db: Database) -> None:
    attempt = graded(db)
    later = new_card(50.0, created_at=LATER)
    newest = keep_card(db, attempt.id, 0, later)
    keep_card(db, attempt.id, 1, later)
    keep_card(db, attempt.id, 0, replace(later, grader=provenance("self")))
    found = candidate(db, attempt)
    assert (found.before_id, found.is_by_hand, found.is_answered, found.is_waiting) == (newest.id, True, True, False)


def test_a_candidate_tells_what_is_not_to_be_graded_again(db: Database) -> None:
    assert not candidate(db, new_attempt(db)).is_answered
    assert candidate(db, answered(db)[0]).is_waiting
    assert candidate(db, scored(db, 40.0, mode="exam", is_over=False)).is_sealed


def test_candidates_come_in_the_order_asked_for_and_without_those_that_are_gone(db: Database) -> None:
    first, second = graded(db), graded(db)
    found = regrading.candidates(db, [second.id, "gone", first.id])
    assert [one.attempt_id for one in found] == [second.id, first.id]


def test_a_new_scorecard_is_kept_beside_the_old_one_and_noted_in_the_run(db: Database, clock: SettableClock) -> None:
    attempt = graded(db)
    before = candidate(db, attempt).before_id
    run = regrading.begin(db, {}, [item(attempt, before)], {}, WORKER, LEASE)
    regrading.keep(db, run, WORKER, attempt.id, new_card(80.0))
    old, new = history.load_attempt(db, attempt.id).scorecards
    assert (old.card.percent, new.card.percent) == (40.0, 80.0)
    assert regrading.regraded(db, run) == [Regraded(attempt.id, old.card, new.card)]
    assert history.recent(db, 1)[0].percent == 80.0


def test_where_a_clock_went_back_the_new_scorecard_is_the_newest_all_the_same(db: Database) -> None:
    attempt = graded(db)
    regrading.keep(db, begun(db, [attempt]), WORKER, attempt.id, new_card(80.0, created_at="2001-01-01T00:00:00.000"))
    assert history.recent(db, 1)[0].percent == 80.0


def test_a_run_is_unfinished_until_every_answer_has_its_scorecard(db: Database) -> None:
    first, second = graded(db), graded(db)
    run = begun(db, [first, second])
    regrading.keep(db, run, WORKER, first.id, new_card())
    regrading.note_failure(db, run, second.id, "No\x1b[2J luck.")
    left = regrading.last_unfinished(db)
    assert left is not None
    assert (left.id, left.settings, [one.attempt_id for one in left.items]) == (run, {"grader": "llm"}, [second.id])
    assert [one.error for one in regrading.regraded(db, run)] == [None, "No luck."]
    regrading.keep(db, run, WORKER, second.id, new_card())
    assert regrading.last_unfinished(db) is None
    assert [one.error for one in regrading.regraded(db, run)] == [None, None]


def test_a_run_keeps_the_rubrics_it_judges_by(db: Database) -> None:
    attempt = graded(db)
    newer = {**RUBRIC, "title": "Newer"}
    regrading.begin(db, {}, [item(attempt, sha256=NEWER)], {NEWER: newer}, WORKER, LEASE)
    left = regrading.last_unfinished(db)
    assert left is not None
    assert left.rubrics[NEWER]["title"] == "Newer"


def test_a_run_that_is_alive_cannot_be_taken_over(db: Database, clock: SettableClock) -> None:
    run = begun(db, [graded(db)])
    clock.advance(LEASE - 1)
    assert not regrading.claim(db, run, "two", LEASE)
    regrading.renew(db, run, WORKER, LEASE)
    clock.advance(LEASE - 1)
    assert not regrading.claim(db, run, "two", LEASE)


def test_a_run_that_was_let_go_of_can_be_taken_at_once(db: Database) -> None:
    run = begun(db, [graded(db)])
    regrading.release(db, run, WORKER)
    assert regrading.claim(db, run, "two", LEASE)


def test_who_lost_a_run_keeps_nothing_in_it(db: Database, clock: SettableClock) -> None:
    attempt = graded(db)
    run = begun(db, [attempt])
    clock.advance(LEASE)
    assert regrading.claim(db, run, "two", LEASE)
    with pytest.raises(StoreError, match="taken over"):
        regrading.keep(db, run, WORKER, attempt.id, new_card(80.0))
    assert len(history.load_attempt(db, attempt.id).scorecards) == 1


def test_an_answer_gets_one_new_scorecard_in_a_run(db: Database) -> None:
    attempt = graded(db)
    run = begun(db, [attempt])
    regrading.keep(db, run, WORKER, attempt.id, new_card(80.0))
    assert regrading.keep(db, run, WORKER, attempt.id, new_card(90.0)) is None
    assert [stored.card.percent for stored in history.load_attempt(db, attempt.id).scorecards] == [40.0, 80.0]


def cached(card: Scorecard) -> Scorecard:
    """Return a scorecard as it comes when the very same was graded before."""
    return replace(card, created_at=LATER, flags=(Flag("cached", "", "Graded before."),), usage=Usage())


def test_a_scorecard_that_only_repeats_the_one_before_is_not_kept_twice(db: Database) -> None:
    attempt = graded(db, 80.0)
    before = history.load_attempt(db, attempt.id).scorecards[0]
    run = regrading.begin(db, {}, [item(attempt, before.id)], {}, WORKER, LEASE)
    assert regrading.keep(db, run, WORKER, attempt.id, cached(before.card)) == before
    assert history.load_attempt(db, attempt.id).scorecards == (before,)
    assert regrading.regraded(db, run) == [Regraded(attempt.id, before.card, before.card)]
    assert regrading.last_unfinished(db) is None


def test_what_a_model_says_the_same_when_it_is_asked_again_is_kept(db: Database) -> None:
    attempt = graded(db, 80.0)
    [before] = history.load_attempt(db, attempt.id).scorecards
    asked = replace(cached(before.card), usage=Usage(requests=1))
    regrading.keep(db, begun(db, [attempt]), WORKER, attempt.id, asked)
    assert len(history.load_attempt(db, attempt.id).scorecards) == 2


def test_what_repeats_an_older_scorecard_is_kept_for_it_is_the_score_again(db: Database) -> None:
    attempt = graded(db, 80.0)
    [first] = history.load_attempt(db, attempt.id).scorecards
    other = replace(new_card(30.0, created_at=LATER), grader=provenance("offline"))
    keep_card(db, attempt.id, 0, other)
    regrading.keep(db, begun(db, [attempt]), WORKER, attempt.id, cached(first.card))
    assert history.recent(db, 1)[0].percent == 80.0


def test_an_answer_deleted_meanwhile_is_no_longer_in_the_run(db: Database) -> None:
    attempt, other = graded(db), graded(db)
    run = begun(db, [attempt, other])
    delete_attempts(db, [attempt.id])
    assert [one.attempt_id for one in regrading.regraded(db, run)] == [other.id]
    assert regrading.keep(db, run, WORKER, attempt.id, new_card(80.0)) is None


def test_an_answer_of_a_finished_exam_may_be_graded_again(db: Database) -> None:
    attempt = scored(db, 40.0, mode="exam", is_over=False)
    interviews.finish_interview(db, attempt.interview_id)
    assert not candidate(db, attempt).is_sealed
