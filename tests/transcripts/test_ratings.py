from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.ratings import self_ratings
from mock_interview.transcripts.selection import Selection
from tests.transcripts.builders import new_attempt, scored


def test_ratings_come_with_the_percent_they_guessed_at(db: Database) -> None:
    interviews.set_self_rating(db, scored(db, 40.0).id, 4)
    interviews.set_self_rating(db, scored(db, 90.0, mode="exam").id, 2)
    assert sorted(self_ratings(db)) == [(2, 90.0), (4, 40.0)]


def test_what_has_no_rating_or_no_score_does_not_count(db: Database) -> None:
    scored(db, 40.0)
    interviews.set_self_rating(db, new_attempt(db).id, 4)
    assert self_ratings(db) == []


def test_single_gradings_and_tries_after_the_model_answer_was_seen_do_not_count(db: Database) -> None:
    seen, single = scored(db, 40.0), scored(db, 40.0, mode="single")
    interviews.set_model_answer_seen(db, seen.id)
    for attempt in (seen, single):
        interviews.set_self_rating(db, attempt.id, 4)
    assert self_ratings(db) == []


def test_a_selection_narrows_the_ratings(db: Database) -> None:
    interviews.set_self_rating(db, scored(db, 40.0).id, 4)
    interviews.set_self_rating(db, scored(db, 90.0, "analyst/samples").id, 2)
    scored(db, 10.0, "analyst/samples")
    assert self_ratings(db, Selection(pack="analyst")) == [(2, 90.0)]
    assert self_ratings(db, Selection(pack="analyst", tag="data")) == []
