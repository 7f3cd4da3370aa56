"""What is due when, worked out from the transcripts."""

from datetime import datetime, timedelta

import pytest
from fsrs import Rating

from mock_interview.interview.schedule import due_questions, rating_of, replayed
from mock_interview.rubric.library import Library
from mock_interview.transcripts import interviews
from mock_interview.transcripts.cards import Review
from mock_interview.transcripts.database import Database
from tests.interview.builders import answer, begin, score
from tests.transcripts.builders import STARTED, SettableClock

NOW = datetime.fromisoformat(STARTED)
LATER = NOW + timedelta(days=300)


@pytest.mark.parametrize(
    ("percent", "hints", "rating"),
    [
        (0.0, 0, Rating.Again),
        (39.9, 0, Rating.Again),
        (40.0, 0, Rating.Hard),
        (60.0, 0, Rating.Good),
        (80.0, 0, Rating.Easy),
        (95.0, 1, Rating.Good),
        (95.0, 2, Rating.Hard),
        (20.0, 3, Rating.Again),
    ],
)
def test_the_percent_gives_the_rating_and_hints_cap_it(percent: float, hints: int, rating: Rating) -> None:
    assert rating_of(Review(STARTED, percent, hints)) is rating


def test_a_better_answer_is_due_later() -> None:
    weak, strong = (replayed([Review(STARTED, percent, 0)]).due for percent in (30.0, 90.0))
    assert weak < strong


def test_the_same_attempts_give_the_same_date() -> None:
    reviews = [Review(STARTED, 30.0, 0), Review((NOW + timedelta(days=2)).isoformat(), 85.0, 0)]
    assert replayed(reviews).due == replayed(reviews).due


def test_a_scored_question_becomes_due(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    score(db, library, answer(session), {}, level=0)
    assert due_questions(db, db.clock()) == []
    [card] = due_questions(db, LATER)
    assert (card.ref, card.percent) == ("basics/scaling", 0.0)


def test_a_later_attempt_moves_the_date(db: Database, library: Library) -> None:
    score(db, library, answer(begin(db, library, "basics/scaling")), {})
    [before] = due_questions(db, LATER)
    tomorrow = Database(db.path, SettableClock(NOW + timedelta(days=1)))
    score(
        tomorrow, library, answer(begin(tomorrow, library, "basics/scaling")), {"slow-descent": "met", "trees": "met"}
    )
    [after] = due_questions(tomorrow, LATER)
    tomorrow.close()
    assert after.due > before.due


def test_a_try_after_the_model_answer_was_seen_does_not_count(db: Database, library: Library) -> None:
    session = begin(db, library, "basics/scaling")
    interviews.set_model_answer_seen(db, session.turn().kept.attempt.id)
    score(db, library, answer(session), {})
    assert due_questions(db, LATER) == []
