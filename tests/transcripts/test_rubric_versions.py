"""A scorecard by another rubric than the one its question was asked by: everything tells it by its own."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from mock_interview.scoring.scorecard import GraderName, PointScore, Scorecard
from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import to_json
from mock_interview.transcripts.exporting.html.page import to_html
from mock_interview.transcripts.exporting.interview_markdown import to_markdown
from mock_interview.transcripts.exporting.scores_csv import to_csv
from mock_interview.transcripts.importing import import_transcripts
from mock_interview.transcripts.latest import latest_of
from mock_interview.transcripts.pairs import pairs
from mock_interview.transcripts.records import Attempt, AttemptTranscript, Transcript
from mock_interview.transcripts.rubrics import keep_rubric
from mock_interview.transcripts.trends import Break, question_trend
from tests.builders import provenance
from tests.transcripts.builders import (
    ANSWER,
    REF,
    RUBRIC,
    SHA256,
    STARTED,
    SettableClock,
    keep_card,
    new_attempt,
    new_card,
)

NEWER = "ab" * 32
NEW_TEXT = "Names what a larger range does to the gradient"
NEW_RUBRIC: dict[str, Any] = {
    **RUBRIC,
    "criteria": [{"id": "mechanism", "points": [{"id": "dominates", "text": NEW_TEXT, "weight": 1}]}],
}


@pytest.fixture
def attempt(db: Database) -> Attempt:
    """An answer that has a scorecard by its own rubric."""
    attempt = new_attempt(db)
    interviews.send_answer(db, attempt.id, ANSWER, STARTED, "llm", 0)
    jobs.settle(db, attempt.id, 0, new_card(40.0))
    with db.writing() as connection:
        keep_rubric(connection, NEW_RUBRIC, NEWER)
    return attempt


def card(percent: float = 80.0, kind: GraderName = "llm", at: str = "2025-03-02T09:00:00.000+00:00") -> Scorecard:
    """Return a scorecard by the newer rubric."""
    return replace(new_card(percent, created_at=at), rubric_sha256=NEWER, grader=provenance(kind))


def kept(db: Database, attempt: Attempt) -> AttemptTranscript:
    return history.load_attempt(db, attempt.id)


def transcript(db: Database, attempt: Attempt) -> Transcript:
    return history.load_transcript(db, attempt.interview_id)


def test_each_scorecard_knows_the_rubric_it_was_judged_by(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card())
    found = kept(db, attempt)
    old, new = (found.rubric_of(stored.card) for stored in found.scorecards)
    assert (old["criteria"], new["criteria"]) == (RUBRIC["criteria"], NEW_RUBRIC["criteria"])
    assert set(found.rubrics) == {SHA256, NEWER}


def test_a_scorecard_whose_rubric_is_not_kept_is_told_by_the_one_the_question_was_asked_by(
    db: Database, attempt: Attempt
) -> None:
    keep_card(db, attempt.id, 0, replace(card(), rubric_sha256="ef" * 32))
    found = kept(db, attempt)
    assert found.rubric_of(found.score) == found.rubric
    assert question_trend(db, REF).score.breaks == ()


def test_a_trend_breaks_where_another_rubric_came_to_judge(
    db: Database, attempt: Attempt, clock: SettableClock
) -> None:
    clock.advance(86_400)
    second = new_attempt(db)
    keep_card(db, second.id, 0, replace(card(), grader=new_card().grader))
    assert question_trend(db, REF).score.breaks == (Break(second.started_at, ("rubric",)),)


def test_weak_points_are_told_by_the_rubric_of_the_score(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card())
    [latest] = latest_of(db, [REF], 3)
    assert latest.rubric["criteria"] == NEW_RUBRIC["criteria"]


def test_people_and_programs_who_judged_by_different_rubrics_make_no_pair(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card(kind="llm"))
    keep_card(db, attempt.id, 0, replace(new_card(60.0), grader=provenance("human")))
    [pair] = pairs(db)
    assert (pair.program.rubric_sha256, pair.person.rubric_sha256) == (SHA256, SHA256)
    assert pair.program.percent == 40.0


def test_a_proposal_by_another_rubric_is_none(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card())
    late = replace(new_card(60.0, created_at="2025-03-03T09:00:00.000+00:00"), grader=provenance("self"))
    stored = keep_card(db, attempt.id, 0, late)
    proposal = kept(db, attempt).proposal_for(stored)
    assert proposal is not None
    assert proposal.rubric_sha256 == SHA256


def test_a_scorecard_after_a_follow_up_is_told_beside_the_first_one_it_was_built_on(
    db: Database, attempt: Attempt
) -> None:
    keep_card(db, attempt.id, 1, new_card(70.0))
    keep_card(db, attempt.id, 0, card(90.0))
    found = kept(db, attempt)
    basis = found.basis_of(found.scorecards[-1])
    assert basis is not None
    assert (found.scorecards[-1].round, basis.percent) == (1, 40.0)
    assert found.basis_of(found.scorecards[0]) is None


def test_the_json_holds_every_rubric_that_judged_and_an_import_exports_the_same(
    db: Database, attempt: Attempt, clock: SettableClock
) -> None:
    keep_card(db, attempt.id, 0, card())
    exported = to_json([transcript(db, attempt)])
    assert set(json.loads(exported)["rubrics"]) == {SHA256, NEWER}
    other = Database(db.path.with_name("other.db"), clock)
    import_transcripts(other, [transcript(db, attempt)], "llm")
    assert to_json([history.load_transcript(other, attempt.interview_id)]) == exported
    other.close()


def test_readable_exports_tell_points_in_the_words_of_the_rubric_that_judged(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card())
    told = to_markdown([transcript(db, attempt)])
    assert "met: A larger range dominates the gradient" in told
    assert f"met: {NEW_TEXT}" in told


def test_the_page_leads_from_a_scorecard_to_the_rubric_that_judged(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card())
    page = to_html([transcript(db, attempt)])
    assert f'href="#rubric-{NEWER}">Judged by another version of the rubric' in page
    assert page.count(f'id="rubric-{NEWER}"') == page.count(f'id="rubric-{SHA256}"') == 1
    assert NEW_TEXT in page


def test_the_csv_names_the_rubric_of_the_score(db: Database, attempt: Attempt) -> None:
    keep_card(db, attempt.id, 0, card())
    [row] = csv.DictReader(io.StringIO(to_csv([transcript(db, attempt)])))
    assert row["rubric_sha256"] == NEWER


def test_a_point_only_the_newer_rubric_has_is_told_in_its_words(db: Database, attempt: Attempt) -> None:
    fresh = replace(card().criteria[0], points=(PointScore("dominates", "missing", 0.0),))
    keep_card(db, attempt.id, 0, replace(card(), criteria=(fresh,)))
    assert f"missing: {NEW_TEXT}" in to_markdown([transcript(db, attempt)])
