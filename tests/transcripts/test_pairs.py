from dataclasses import replace

from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts import pairs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.pairs import Grader
from mock_interview.transcripts.selection import Selection
from tests.transcripts.builders import keep_card, new_attempt, new_card

HUMAN = Provenance("human")
SMALL = Provenance("llm", model="small-1", prompt_sha256="1" * 64)


def card(db: Database, attempt_id: str, grader: Provenance, percent: float, *, round_: int = 0, day: int = 1) -> None:
    made = replace(new_card(percent), grader=grader, created_at=f"2025-03-{day:02d}T09:00:00.000+00:00")
    keep_card(db, attempt_id, round_, made)


def test_a_person_and_a_grader_of_the_same_round_make_a_pair(db: Database) -> None:
    attempt = new_attempt(db)
    card(db, attempt.id, SMALL, 40.0)
    card(db, attempt.id, HUMAN, 60.0, day=2)
    [pair] = pairs.pairs(db)
    assert (pair.attempt_id, pair.round, pair.grader) == (attempt.id, 0, Grader("llm", "small-1", "1" * 64))
    assert (pair.person.percent, pair.program.percent) == (60.0, 40.0)


def test_different_rounds_make_no_pair(db: Database) -> None:
    attempt = new_attempt(db)
    card(db, attempt.id, SMALL, 40.0)
    card(db, attempt.id, HUMAN, 60.0, round_=1)
    assert pairs.pairs(db) == []


def test_a_persons_view_of_a_score_they_had_seen_makes_no_pair(db: Database) -> None:
    attempt = new_attempt(db)
    card(db, attempt.id, SMALL, 40.0)
    card(db, attempt.id, Provenance("self"), 60.0, day=2)
    assert pairs.pairs(db) == []


def test_it_does_where_anybodys_view_is_wanted(db: Database) -> None:
    attempt = new_attempt(db)
    card(db, attempt.id, SMALL, 40.0)
    card(db, attempt.id, Provenance("self"), 60.0, day=2)
    card(db, attempt.id, HUMAN, 70.0, day=2)
    found = pairs.pairs(db, people=pairs.ANYBODY)
    assert sorted((pair.person.grader.kind, pair.person.percent) for pair in found) == [("human", 70.0), ("self", 60.0)]


def test_of_several_scorecards_of_one_rater_the_newest_counts(db: Database) -> None:
    attempt = new_attempt(db)
    for day, percent in ((1, 10.0), (3, 30.0), (2, 20.0)):
        card(db, attempt.id, SMALL, percent, day=day)
        card(db, attempt.id, HUMAN, percent + 5, day=day)
    [pair] = pairs.pairs(db)
    assert (pair.person.percent, pair.program.percent) == (35.0, 30.0)


def test_each_kind_model_and_prompt_is_a_grader_of_its_own(db: Database) -> None:
    attempt = new_attempt(db)
    card(db, attempt.id, HUMAN, 60.0)
    graders = (SMALL, replace(SMALL, prompt_sha256="2" * 64), replace(SMALL, model=["a", "b"]), Provenance("offline"))
    for grader in graders:
        card(db, attempt.id, grader, 40.0)
    assert [pair.grader.model for pair in pairs.pairs(db)] == ["small-1", "small-1", "a, b", None]


def test_a_selection_narrows_the_pairs(db: Database) -> None:
    for ref in ("ml-engineer/a", "analyst/b"):
        attempt = new_attempt(db, ref)
        card(db, attempt.id, HUMAN, 60.0)
        card(db, attempt.id, SMALL, 40.0)
    assert len(pairs.pairs(db)) == 2
    assert len(pairs.pairs(db, Selection(pack="analyst"))) == 1
