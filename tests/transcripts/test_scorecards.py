import pytest

from mock_interview.errors import StoreError
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import keep_card, new_attempt, new_card

LATER = "2025-03-02T09:00:00.000+00:00"


def test_a_scorecard_comes_back_as_it_was_kept(db: Database) -> None:
    attempt = new_attempt(db)
    stored = keep_card(db, attempt.id, 0, new_card())
    assert history.load_attempt(db, attempt.id).scorecards == (stored,)
    assert stored.card.attempt == attempt.id


def test_a_kept_scorecard_cannot_be_changed(db: Database) -> None:
    keep_card(db, new_attempt(db).id, 0, new_card())
    with pytest.raises(StoreError), db.writing() as connection:
        connection.execute("UPDATE scorecard SET percent = 100")


def test_lists_show_the_newest_scorecard_of_the_first_answer(db: Database) -> None:
    attempt = new_attempt(db)
    keep_card(db, attempt.id, 0, new_card(80.0, created_at=LATER, band="strong hire"))
    keep_card(db, attempt.id, 0, new_card(50.0))
    keep_card(db, attempt.id, 1, new_card(95.0, created_at=LATER))
    [row] = history.recent(db, 10)
    assert (row.percent, row.band, row.grader) == (80.0, "strong hire", "llm")


def test_the_score_of_a_transcript_is_the_one_lists_show(db: Database) -> None:
    attempt = new_attempt(db)
    keep_card(db, attempt.id, 0, new_card(50.0))
    keep_card(db, attempt.id, 0, new_card(80.0))  # kept later in the same millisecond
    keep_card(db, attempt.id, 1, new_card(95.0, created_at=LATER))
    score = history.load_attempt(db, attempt.id).score
    assert score is not None
    assert score.percent == history.recent(db, 1)[0].percent == 80.0


def test_scorecards_come_by_round_then_by_age(db: Database) -> None:
    attempt = new_attempt(db)
    keep_card(db, attempt.id, 1, new_card(3.0))
    keep_card(db, attempt.id, 0, new_card(2.0, created_at=LATER))
    keep_card(db, attempt.id, 0, new_card(1.0))
    kept = history.load_attempt(db, attempt.id).scorecards
    assert [stored.card.percent for stored in kept] == [1.0, 2.0, 3.0]


def test_an_ungraded_attempt_has_no_score(db: Database) -> None:
    assert history.load_attempt(db, new_attempt(db).id).score is None
