import json
from dataclasses import replace

import pytest

from mock_interview.scoring.scorecard import GraderName, Provenance
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.marks import marks_of
from tests.transcripts.builders import QUESTION, REF, RUBRIC, STARTED, damage, keep_card, new_card

LATER = "2025-03-02T09:00:00.000+00:00"


def kept(db: Database, answer: str, *kinds: GraderName, question: str = QUESTION, at: str = STARTED) -> str:
    """Keep an answer and its scorecards, the first by the first of `kinds`, and return the attempt's id."""
    interview = interviews.start_interview(db, "ml-engineer", "coach", [REF])
    content = {**RUBRIC, "question": question}
    attempt = interviews.start_attempt(db, interview.id, REF, content, question.ljust(64, "0"), 0, question)
    interviews.send_answer(db, attempt.id, answer, STARTED, "llm", 0)
    for number, kind in enumerate(kinds):
        card = replace(new_card(float(number), created_at=at), grader=Provenance(kind=kind))
        keep_card(db, attempt.id, 0, card)
    return attempt.id


def test_a_mark_is_the_answer_with_the_persons_scorecard_and_the_points_it_was_judged_by(db: Database) -> None:
    kept(db, "They dominate.", "human")
    [mark] = marks_of(db, QUESTION)
    assert (mark.answer, mark.card.grader.kind) == ("They dominate.", "human")
    assert mark.points == {"dominates": "A larger range dominates the gradient"}


def test_scores_by_programs_are_no_marks(db: Database) -> None:
    kept(db, "They dominate.", "llm", "offline")
    assert marks_of(db, QUESTION) == []


def test_the_newest_of_a_persons_scorecards_counts_whatever_programs_said_since(db: Database) -> None:
    kept(db, "They dominate.", "self", "human", "llm")
    assert [mark.card.percent for mark in marks_of(db, QUESTION)] == [1.0]


def test_answers_to_other_questions_are_no_marks(db: Database) -> None:
    kept(db, "They dominate.", "self", question="What is drift?")
    assert marks_of(db, QUESTION) == []


@pytest.mark.parametrize("damaged", ["{}", '{"ref": "ml-engineer/sca', "[]"], ids=["empty", "cut off", "no object"])
def test_a_mark_whose_scorecard_is_damaged_is_passed_over_and_the_others_count(db: Database, damaged: str) -> None:
    damage(db, kept(db, "damaged", "self", at=LATER), damaged)
    kept(db, "whole", "self")
    assert [mark.answer for mark in marks_of(db, QUESTION)] == ["whole"]


def test_the_newest_marks_come_first_and_no_more_than_asked_for(db: Database) -> None:
    kept(db, "later", "self", at=LATER)
    kept(db, "sooner", "self")
    assert [mark.answer for mark in marks_of(db, QUESTION)] == ["later", "sooner"]
    assert [mark.answer for mark in marks_of(db, QUESTION, limit=1)] == ["later"]


def test_only_whole_marks_count_towards_how_many_are_asked_for(db: Database) -> None:
    damage(db, kept(db, "damaged", "self", at=LATER), "{}")
    kept(db, "whole", "self")
    assert [mark.answer for mark in marks_of(db, QUESTION, limit=1)] == ["whole"]


@pytest.mark.parametrize("content", ["", '{"question"', "[1, 2", "null", "5"])
def test_a_damaged_rubric_of_another_question_costs_no_mark(db: Database, content: str) -> None:
    kept(db, "whole", "self")
    kept(db, "other", "self", question="What is drift?")
    damage_rubric(db, "What is drift?", content)
    assert [mark.answer for mark in marks_of(db, QUESTION)] == ["whole"]


@pytest.mark.parametrize("criteria", [5, [5], [{"points": None}], [{"points": [{}]}], [{"points": [{"id": []}]}]])
def test_a_mark_whose_rubric_is_damaged_is_no_mark(db: Database, criteria: object) -> None:
    kept(db, "damaged", "self")
    damage_rubric(db, QUESTION, json.dumps({"question": QUESTION, "criteria": criteria}))
    assert marks_of(db, QUESTION) == []


def damage_rubric(db: Database, question: str, content: str) -> None:
    """Do to the rubric of a question what a bad disk might."""
    with db.writing() as connection:
        connection.execute("UPDATE rubric SET content = ? WHERE sha256 = ?", (content, question.ljust(64, "0")))
