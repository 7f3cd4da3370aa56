"""Answers that both a person and a program have scored."""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mock_interview.scoring.scorecard import PROGRAMS, PersonName, Provenance, Scorecard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.scorecards import read_card
from mock_interview.transcripts.selecting import select_ids
from mock_interview.transcripts.selection import EVERYTHING, Selection


@dataclass(frozen=True, slots=True)
class Grader:
    """Who graded, as far as it makes a difference: kind, model (a jury's one after the other) and prompt."""

    kind: str
    model: str | None
    prompt_sha256: str | None


@dataclass(frozen=True, slots=True)
class _Paper:
    """What was judged, and by which rubric."""

    round: int
    rubric_sha256: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What a person and a program made of the same answer by the same rubric: the newest scorecard of each."""

    attempt_id: str
    round: int
    grader: Grader
    person: Scorecard
    program: Scorecard


BLIND: frozenset[PersonName] = frozenset({"human"})
ANYBODY: frozenset[PersonName] = frozenset({"human", "self"})


def pairs(db: Database, selection: Selection = EVERYTHING, people: Collection[PersonName] = BLIND) -> list[Pair]:
    """Return the pairs of the attempts that fit `selection`, oldest first; several graders make several pairs.

    A person's card of kind ``human`` was made without sight of the grader's, one of kind ``self`` with it.
    """
    with db.reading() as connection:
        found = connection.execute("SELECT attempt_id, grader FROM scorecard WHERE grader IN ('human', 'self')")
        judged = {row["attempt_id"] for row in found if row["grader"] in people}
        return [
            pair
            for attempt_id in select_ids(connection, selection)
            if attempt_id in judged
            for pair in _pairs(connection, attempt_id, people)
        ]


def grader_of(provenance: Provenance) -> Grader:
    """Return who graded, without what makes no difference."""
    model = provenance.model
    return Grader(provenance.kind, ", ".join(model) if isinstance(model, list) else model, provenance.prompt_sha256)


def _pairs(connection: sqlite3.Connection, attempt_id: str, people: Collection[PersonName]) -> Iterator[Pair]:
    persons: dict[tuple[_Paper, str], Scorecard] = {}
    programs: dict[tuple[_Paper, Grader], Scorecard] = {}
    found = connection.execute(
        "SELECT round, card FROM scorecard WHERE attempt_id = ? ORDER BY round, created_at, serial", (attempt_id,)
    )
    for row in found:
        card = read_card(row["card"])
        paper = _Paper(row["round"], card.rubric_sha256)
        if card.grader.kind in people:
            persons[paper, card.grader.kind] = card
        elif card.grader.kind in PROGRAMS:
            programs[paper, grader_of(card.grader)] = card
    for (paper, grader), program in programs.items():
        for (of, _), person in persons.items():
            if of == paper:
                yield Pair(attempt_id, paper.round, grader, person, program)
