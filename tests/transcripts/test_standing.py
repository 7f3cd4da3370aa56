"""Which scorecard is an attempt's score, and when it may be told."""

from dataclasses import replace

import pytest

from mock_interview.scoring.scorecard import GraderName
from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptRow, AttemptTranscript
from mock_interview.transcripts.selection import EVERYTHING
from mock_interview.transcripts.trends import question_trend
from tests.builders import provenance
from tests.transcripts.builders import REF, SettableClock, keep_card, new_card, scored

PACK = "ml-engineer"


def graded(
    db: Database, clock: SettableClock, attempt_id: str, by: GraderName, percent: float, round_: int = 0
) -> None:
    clock.advance(60)
    card = new_card(percent, created_at=db.now())
    keep_card(db, attempt_id, round_, replace(card, grader=provenance(by)))


def listed(db: Database) -> AttemptRow:
    [(row, _)] = history.page(db, EVERYTHING, 10)
    return row


def kept(db: Database, attempt_id: str) -> AttemptTranscript:
    return history.load_attempt(db, attempt_id)


def test_of_programs_the_newest_scorecard_is_the_score(db: Database, clock: SettableClock) -> None:
    attempt = scored(db, 10.0)
    graded(db, clock, attempt.id, "offline", 30.0)
    assert (listed(db).percent, listed(db).grader) == (30.0, "offline")


@pytest.mark.parametrize("person", ["self", "human"])
def test_a_person_is_not_overruled_by_a_program_that_comes_later(
    db: Database, clock: SettableClock, person: GraderName
) -> None:
    attempt = scored(db, 10.0)
    graded(db, clock, attempt.id, person, 50.0)
    graded(db, clock, attempt.id, "llm", 90.0)
    assert (listed(db).percent, listed(db).grader) == (50.0, person)
    score = kept(db, attempt.id).score
    assert score is not None
    assert score.percent == 50.0


def test_of_people_the_newest_scorecard_is_the_score(db: Database, clock: SettableClock) -> None:
    attempt = scored(db, 10.0)
    graded(db, clock, attempt.id, "self", 50.0)
    graded(db, clock, attempt.id, "human", 60.0)
    assert listed(db).percent == 60.0


def test_each_round_has_a_scorecard_that_stands(db: Database, clock: SettableClock) -> None:
    attempt = scored(db, 10.0)
    graded(db, clock, attempt.id, "llm", 40.0, round_=1)
    graded(db, clock, attempt.id, "self", 50.0)
    graded(db, clock, attempt.id, "llm", 60.0, round_=1)
    standing = kept(db, attempt.id).standing
    assert [(stored.round, stored.card.percent) for stored in standing] == [(0, 50.0), (1, 60.0)]


@pytest.mark.parametrize("later", ["llm", "self", "human"])
def test_a_follow_up_is_told_beside_what_stood_when_it_was_graded(
    db: Database, clock: SettableClock, later: GraderName
) -> None:
    attempt = scored(db, 12.8)
    graded(db, clock, attempt.id, "llm", 16.4, round_=1)
    graded(db, clock, attempt.id, later, 43.3)
    found = kept(db, attempt.id)
    basis = found.basis_of(found.standing[1])
    assert (basis and basis.percent, found.score and found.score.percent) == (12.8, 43.3)


@pytest.mark.parametrize("person", ["self", "human"])
def test_a_follow_up_is_told_beside_what_a_person_had_given_by_then(
    db: Database, clock: SettableClock, person: GraderName
) -> None:
    attempt = scored(db, 12.8)
    graded(db, clock, attempt.id, person, 43.3)
    graded(db, clock, attempt.id, "llm", 16.4, round_=1)
    found = kept(db, attempt.id)
    basis = found.basis_of(found.standing[1])
    assert basis is not None
    assert basis.percent == 43.3


def test_an_exam_that_is_not_over_tells_no_score(db: Database) -> None:
    attempt = scored(db, 72.5, mode="exam", is_over=False)
    row = listed(db)
    assert (row.percent, row.band, row.grader, row.is_sealed) == (None, None, None, True)
    assert history.progress(db, PACK) == {REF: None}
    told = history.load_transcript(db, attempt.interview_id)
    assert told.is_sealed
    assert [kept.scorecards for kept in told.attempts] == [()]


def test_once_it_is_over_its_scores_are_told(db: Database) -> None:
    attempt = scored(db, 72.5, mode="exam", is_over=False)
    interviews.finish_interview(db, attempt.interview_id)
    row = listed(db)
    assert (row.percent, row.band, row.grader, row.is_sealed) == (72.5, "hire", "llm", False)
    assert history.progress(db, PACK) == {REF: 72.5}
    trend = question_trend(db, REF)
    assert len(trend.score.points) == len(trend.criteria) == 1
    assert len(history.load_transcript(db, attempt.interview_id).attempts[0].scorecards) == 1


def test_who_holds_the_interview_sees_its_scorecards(db: Database) -> None:
    attempt = scored(db, 72.5, mode="exam", is_over=False)
    assert len(history.load_interview(db, attempt.interview_id).attempts[0].scorecards) == 1
