from dataclasses import replace

from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.latest import latest_of
from tests.transcripts.builders import REF, RUBRIC, SettableClock, keep_card, new_card, scored

OTHER = "ml-engineer/concept-drift"


def percents(db: Database, *refs: str, limit: int = 3) -> dict[str, list[float | None]]:
    """Return the percents of the last scorecards by ref, the newest first."""
    return {latest.ref: [card.percent for card in latest.cards] for latest in latest_of(db, refs, limit)}


def test_each_question_has_its_last_scorecards_the_newest_first(db: Database, clock: SettableClock) -> None:
    for percent in (10.0, 20.0, 30.0, 40.0):
        clock.advance(60)
        scored(db, percent)
    scored(db, 99.0, OTHER)
    assert percents(db, REF, OTHER) == {REF: [40.0, 30.0, 20.0], OTHER: [99.0]}


def test_it_comes_with_the_rubric_it_was_judged_by(db: Database) -> None:
    scored(db, 10.0)
    [latest] = latest_of(db, [REF], 3)
    assert (latest.title, latest.rubric["criteria"]) == ("Feature scaling", RUBRIC["criteria"])


def test_an_attempt_counts_with_the_newest_card_of_its_first_answer(db: Database) -> None:
    attempt = scored(db, 10.0)
    keep_card(db, attempt.id, 0, replace(new_card(20.0), created_at="2025-03-02T09:00:00.000+00:00"))
    keep_card(db, attempt.id, 1, new_card(90.0))
    assert percents(db, REF) == {REF: [20.0]}


def test_attempts_that_do_not_count_are_left_out(db: Database) -> None:
    scored(db, 10.0, mode="single")
    scored(db, None)
    interviews.set_model_answer_seen(db, scored(db, 20.0).id)
    assert percents(db, REF) == {}


def test_an_exam_is_told_of_once_it_is_over(db: Database) -> None:
    attempt = scored(db, 10.0, mode="exam", is_over=False)
    assert percents(db, REF) == {}
    interviews.finish_interview(db, attempt.interview_id)
    assert percents(db, REF) == {REF: [10.0]}


def test_years_of_attempts_are_read_from_the_indexes(db: Database) -> None:
    latest = "SELECT serial FROM counted_attempt WHERE ref = 'a' ORDER BY started_at DESC LIMIT 3"
    summed = "SELECT ref, COUNT(*), TOTAL(percent), TOTAL(hints) FROM counted_attempt GROUP BY ref"
    with db.reading() as connection:
        for query in (latest, summed, "SELECT self_rating, percent FROM rated_attempt"):
            [step] = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
            assert "USING COVERING INDEX" in step["detail"]
