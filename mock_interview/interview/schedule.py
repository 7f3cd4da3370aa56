"""What to practise next: each question is a card, each scored attempt a review of it.

The memory model is FSRS. A card is worked out anew from all its attempts whenever one was added or
graded again, so that it never drifts from what the transcripts say.
"""

from collections.abc import Sequence
from datetime import datetime

from fsrs import Card, Rating, Scheduler

from mock_interview.transcripts import cards
from mock_interview.transcripts.cards import DueCard, Review
from mock_interview.transcripts.clock import iso
from mock_interview.transcripts.database import Database

AGAIN_BELOW, HARD_BELOW, GOOD_BELOW = 40.0, 60.0, 80.0

# Interviews are practised in days, not minutes: no learning steps. Without fuzz the same attempts give the same date.
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def due_questions(db: Database, now: datetime) -> list[DueCard]:
    """Return the questions due by `now`, the longest due first, after bringing the schedule up to date."""
    refresh(db)
    return cards.due_cards(db, iso(now))


def due_dates(db: Database, refs: Sequence[str]) -> dict[str, str]:
    """Return when each of `refs` is due, after bringing the schedule up to date; one never scored is left out."""
    refresh(db)
    return cards.due_dates(db, refs)


def refresh(db: Database) -> None:
    """Work out the cards whose attempts changed."""
    known = cards.stored_bases(db)
    for ref, basis in cards.bases(db).items():
        if known.get(ref) != basis:
            card = replayed(cards.reviews_of(db, ref))
            cards.save_card(db, ref, iso(card.due), card.to_json(), basis)


def replayed(reviews: Sequence[Review]) -> Card:
    """Return the card after all `reviews`, oldest first."""
    card = Card(card_id=0)
    for review in reviews:
        card, _ = _SCHEDULER.review_card(card, rating_of(review), datetime.fromisoformat(review.at))
    return card


def rating_of(review: Review) -> Rating:
    """Return how well a question was remembered; one hint allows at most good, more of them at most hard."""
    if review.percent < AGAIN_BELOW:
        return Rating.Again
    if review.percent < HARD_BELOW or review.hints > 1:
        return Rating.Hard
    return Rating.Good if review.percent < GOOD_BELOW or review.hints else Rating.Easy
