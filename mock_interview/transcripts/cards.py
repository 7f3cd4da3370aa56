"""The schedule as kept: when each question is due, and what its attempts say it rests on."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from mock_interview.transcripts.database import Database


@dataclass(frozen=True, slots=True)
class Review:
    """A scored attempt as the schedule sees it: when, with what percent (0..100), after how many hints."""

    at: str
    percent: float
    hints: int


@dataclass(frozen=True, slots=True)
class DueCard:
    """A question that is due: since when, its title, the percent it last got, and when that answer was begun."""

    ref: str
    due: str
    title: str
    percent: float
    answered_at: str


def bases(db: Database) -> dict[str, str]:
    """Return for each question a text that changes whenever one of the attempts that count does."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT ref, COUNT(*) || ' ' || MAX(started_at) || ' ' || TOTAL(percent * (1 + serial % 97)) || ' '"
            " || TOTAL(hints) AS basis FROM counted_attempt GROUP BY ref"
        )
        return {row["ref"]: row["basis"] for row in found}


def stored_bases(db: Database) -> dict[str, str]:
    """Return what each card was worked out from."""
    with db.reading() as connection:
        return {row["ref"]: row["basis"] for row in connection.execute("SELECT ref, basis FROM card")}


def reviews_of(db: Database, ref: str) -> list[Review]:
    """Return the attempts at a question that count, oldest first."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT started_at, percent, hints FROM counted_attempt WHERE ref = ? ORDER BY started_at, serial", (ref,)
        )
        return [Review(row["started_at"], row["percent"], row["hints"]) for row in found]


def save_card(db: Database, ref: str, due: str, state: str, basis: str) -> None:
    """Keep when a question is due."""
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO card (ref, due, state, basis) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (ref) DO UPDATE SET due = excluded.due, state = excluded.state, basis = excluded.basis",
            (ref, due, state, basis),
        )


def due_cards(db: Database, until: str) -> list[DueCard]:
    """Return the questions due by `until`, the longest due first."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT card.ref, card.due, rubric.title, attempt.percent, attempt.started_at FROM card"
            " JOIN attempt ON attempt.serial = (SELECT serial FROM counted_attempt WHERE ref = card.ref"
            " ORDER BY started_at DESC, serial DESC LIMIT 1)"
            " JOIN rubric ON rubric.sha256 = attempt.rubric_sha256"
            " WHERE card.due <= ? ORDER BY card.due, card.ref",
            (until,),
        )
        return [DueCard(row["ref"], row["due"], row["title"], row["percent"], row["started_at"]) for row in found]


def due_dates(db: Database, refs: Sequence[str]) -> dict[str, str]:
    """Return when each of `refs` is due; one that was never scored is left out."""
    with db.reading() as connection:
        found = connection.execute(
            "SELECT ref, due FROM card WHERE ref IN (SELECT value FROM json_each(?))", (json.dumps(refs),)
        )
        return {row["ref"]: row["due"] for row in found}
