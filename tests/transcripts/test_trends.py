from dataclasses import replace
from typing import Any

from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts import interviews, trends
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Mode
from mock_interview.transcripts.selection import Selection
from mock_interview.transcripts.trends import Break, Point
from tests.transcripts.builders import QUESTION, REF, RUBRIC, SHA256, SettableClock, keep_card, new_card

DAY = 86_400
SMALL = Provenance("llm", model="small-1", prompt_sha256="1" * 64)


def scored(
    db: Database,
    percent: float,
    *,
    ref: str = REF,
    mode: Mode = "coach",
    grader: Provenance = SMALL,
    sha256: str = SHA256,
    rating: int | None = None,
    **rubric: Any,
) -> str:
    """Keep a scored attempt and return when it was begun."""
    interview = interviews.start_interview(db, ref.partition("/")[0], mode, [ref])
    attempt = interviews.start_attempt(db, interview.id, ref, {**RUBRIC, **rubric}, sha256, 0, QUESTION)
    keep_card(db, attempt.id, 0, replace(new_card(percent), grader=grader, rubric_sha256=sha256))
    interviews.finish_interview(db, interview.id)
    if rating:
        interviews.set_self_rating(db, attempt.id, rating)
    return attempt.started_at


def some_months_later(db: Database, clock: SettableClock, **changes: Any) -> None:
    """Keep scores of so many more months that they are told month by month."""
    for _ in range(trends.MOST_MONTHS_BY_DAY):
        clock.advance(31 * DAY)
        scored(db, 50.0, **changes)


def test_a_question_has_a_point_for_each_attempt_with_the_self_rating_beside(
    db: Database, clock: SettableClock
) -> None:
    first = scored(db, 40.0, rating=4)
    clock.advance(DAY)
    second = scored(db, 60.0)
    found = trends.question_trend(db, REF)
    assert found.score.points == (Point(first, 40.0, 4.0), Point(second, 60.0))
    assert (found.score.name, found.score.title, found.score.breaks) == (REF, "Feature scaling", ())


def test_each_criterion_has_a_series_in_percent(db: Database, clock: SettableClock) -> None:
    first = scored(db, 40.0)
    clock.advance(DAY)
    second = scored(db, 60.0)
    [criterion] = trends.question_trend(db, REF).criteria
    assert (criterion.name, criterion.title) == ("mechanism", "Why it matters")
    assert criterion.points == (Point(first, 72.5), Point(second, 72.5))


def test_a_criterion_shows_the_score_that_stands(db: Database) -> None:
    scored(db, 40.0)
    card = new_card(90.0, created_at="2030-01-01T00:00:00.000+00:00")
    better = replace(card, criteria=(replace(card.criteria[0], score=1.0),))
    with db.reading() as connection:
        attempt_id = connection.execute("SELECT id FROM attempt").fetchone()["id"]
    keep_card(db, attempt_id, 0, better)
    [criterion] = trends.question_trend(db, REF).criteria
    assert [point.percent for point in criterion.points] == [100.0]


def test_a_change_of_rubric_prompt_or_model_breaks_the_line(db: Database, clock: SettableClock) -> None:
    times = []
    for grader, sha256 in (
        (SMALL, SHA256),
        (SMALL, "ab" * 32),
        (replace(SMALL, prompt_sha256="2" * 64), "ab" * 32),
        (Provenance("llm", model="large-2", prompt_sha256="3" * 64), "ab" * 32),
        (Provenance("llm", model="large-2", prompt_sha256="3" * 64), "ab" * 32),
    ):
        times.append(scored(db, 50.0, grader=grader, sha256=sha256))
        clock.advance(DAY)
    assert trends.question_trend(db, REF).score.breaks == (
        Break(times[1], ("rubric",)),
        Break(times[2], ("prompt",)),
        Break(times[3], ("prompt", "model")),
    )


def test_what_does_not_count_for_the_schedule_is_left_out(db: Database) -> None:
    scored(db, 50.0, mode="single")
    scored(db, 50.0)
    with db.writing() as connection:
        connection.execute("UPDATE attempt SET model_answer_seen = 1 WHERE mode <> 'single'")
    assert trends.question_trend(db, REF).score.points == ()
    assert trends.trends(db).questions == ()


def test_many_questions_are_told_month_by_month(db: Database, clock: SettableClock) -> None:
    scored(db, 40.0, rating=2)
    scored(db, 50.0, rating=3)
    scored(db, 60.0)
    clock.advance(31 * DAY)
    scored(db, 80.0, ref="ml-engineer/concept-drift", sha256="ab" * 32)
    some_months_later(db, clock)
    found = trends.trends(db, Selection(pack="ml-engineer"))
    drift, scaling = found.questions
    assert (drift.name, scaling.name) == ("ml-engineer/concept-drift", REF)
    assert scaling.points[0] == Point("2025-03", 50.0, 2.5, 3)
    [pack] = found.packs
    assert (pack.name, pack.points[:2]) == ("ml-engineer", (Point("2025-03", 50.0, 2.5, 3), Point("2025-04", 80.0)))


def test_within_a_few_months_they_are_told_day_by_day(db: Database, clock: SettableClock) -> None:
    scored(db, 40.0)
    scored(db, 60.0)
    clock.advance(DAY)
    scored(db, 80.0)
    [pack] = trends.trends(db).packs
    assert pack.points == (Point("2025-03-01", 50.0, None, 2), Point("2025-03-02", 80.0))


def test_a_tag_takes_together_the_questions_that_have_it(db: Database) -> None:
    scored(db, 40.0, sha256="aa" * 32, tags=["data", "trees"])
    scored(db, 60.0, ref="analyst/samples", sha256="bb" * 32, tags=["data"])
    data, trees = trends.trends(db).tags
    assert (data.name, data.points[0].percent, data.points[0].count) == ("data", 50.0, 2)
    assert (trees.name, trees.points[0].percent) == ("trees", 40.0)


def test_another_question_of_a_pack_is_no_break_but_a_new_version_of_one_is(db: Database, clock: SettableClock) -> None:
    scored(db, 40.0)
    clock.advance(31 * DAY)
    scored(db, 40.0, ref="ml-engineer/concept-drift", sha256="ab" * 32)
    clock.advance(31 * DAY)
    scored(db, 40.0, sha256="cd" * 32)
    some_months_later(db, clock, sha256="cd" * 32)
    [pack] = trends.trends(db).packs
    assert pack.breaks == (Break("2025-05", ("rubric",)),)


def test_a_selection_narrows_a_trend(db: Database, clock: SettableClock) -> None:
    scored(db, 40.0)
    clock.advance(DAY)
    second = scored(db, 60.0, mode="exam")
    chosen = Selection(mode="exam", band="hire", words="scaling", standing="scored")
    assert [point.at for point in trends.question_trend(db, REF, chosen).score.points] == [second]
    assert [series.points[0].count for series in trends.trends(db, chosen).packs] == [1]


def test_a_question_never_asked_has_an_empty_trend(db: Database) -> None:
    found = trends.question_trend(db, "no/where")
    assert (found.score.points, found.criteria) == ((), ())
