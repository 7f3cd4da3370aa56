"""Comparing answers from a screen: choosing what with, and setting both side by side."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mock_interview.errors import MockInterviewError
from mock_interview.scoring.telling import grader_name
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptRow, StoredScorecard
from mock_interview.transcripts.selection import Selection
from mock_interview.tui.reviewing import Review
from mock_interview.tui.screens.against import AgainstDialog
from mock_interview.tui.sides import load_sides
from mock_interview.tui.wording import local_time, percent

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

MOST = 100
NOTHING = "There is nothing to compare with yet: answer this question once more, or have it graded again."


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to compare with: an attempt by its score, or by one of its scorecards."""

    attempt_id: str
    card_id: str
    text: str


async def choose_and_compare(app: "MockInterviewApp", review: Review) -> None:
    """Have the person choose what to compare with, and open both side by side. Call from a worker."""
    if review.stored is None:
        app.notify(NOTHING, markup=False)
        return
    this = _card(review.stored)
    others = [*_other_cards(review), *await asyncio.to_thread(_other_attempts, app.db, review)]
    if not others:
        app.notify(NOTHING, markup=False)
        return
    chosen = await app.push_screen_wait(AgainstDialog([other.text for other in others]))
    if chosen is not None:
        other = others[chosen]
        await compare(app, this.attempt_id, other.attempt_id, this.card_id, other.card_id)


async def compare(
    app: "MockInterviewApp", first: str, second: str, first_card: str = "", second_card: str = ""
) -> None:
    """Set two attempts side by side, by these scorecards of theirs or by those that stand. Call from a worker."""
    try:
        sides = await asyncio.to_thread(load_sides, app.db, first, second, first_card, second_card)
    except MockInterviewError as error:
        app.notify(str(error), markup=False)
    else:
        app.open_screen("compare", sides)


def _other_cards(review: Review) -> Iterator[Candidate]:
    assert review.stored is not None, "without a scorecard there is nothing to compare"
    for stored in review.kept.scorecards:
        if stored.id != review.stored.id and stored.round == review.stored.round:
            yield _card(stored)


def _other_attempts(db: Database, review: Review) -> list[Candidate]:
    """Return the other scored attempts at the same question, the newest first."""
    found = history.page(db, Selection(ref=review.kept.attempt.ref, standing="scored"), MOST)
    return [_attempt(row) for row, _ in found if row.attempt.id != review.kept.attempt.id]


def _card(stored: StoredScorecard) -> Candidate:
    told = f"this answer, scored {percent(stored.card.percent)} by {grader_name(stored.card)}"
    return Candidate(stored.attempt_id, stored.id, f"{told}, {local_time(stored.created_at)}")


def _attempt(row: AttemptRow) -> Candidate:
    at = row.attempt.started_at
    return Candidate(row.attempt.id, "", f"the answer of {local_time(at)}, scored {percent(row.percent)}")
