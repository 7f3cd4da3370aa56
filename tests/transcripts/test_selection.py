import itertools
from dataclasses import replace
from typing import Any, get_args

import pytest

from mock_interview.scoring.scorecard import Provenance
from mock_interview.transcripts import history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Mode
from mock_interview.transcripts.selecting import matching, order_by
from mock_interview.transcripts.selection import EVERYTHING, Order, Selection, SortKey, Standing
from tests.transcripts.builders import (
    QUESTION,
    REF,
    RUBRIC,
    SettableClock,
    answered,
    keep_card,
    new_attempt,
    new_card,
    scored,
)

KEYS: tuple[SortKey, ...] = get_args(SortKey)


def fitting(db: Database, **chosen: Any) -> list[str]:
    """Return the ids of the attempts that a page and a count agree to fit."""
    selection = Selection(**chosen)
    found = [row.attempt.id for row, _ in history.page(db, selection, 100)]
    assert history.count(db, selection) == len(found)
    assert sorted(history.attempt_ids(db, selection)) == sorted(found)
    return found


def graded(db: Database, percent: float | None, ref: str = REF, **changes: Any) -> str:
    """Keep an attempt with a scorecard of which `changes` are made, and return its id."""
    attempt = new_attempt(db, ref)
    keep_card(db, attempt.id, 0, replace(new_card(percent), **changes))
    return attempt.id


def asked_with(db: Database, sha256: str, **rubric: Any) -> str:
    """Keep an attempt at a question whose rubric has these keys, and return its id."""
    interview = interviews.start_interview(db, "ml-engineer", "coach", [REF])
    return interviews.start_attempt(db, interview.id, REF, {**RUBRIC, **rubric}, sha256, 0, QUESTION).id


def test_everything_fits_a_selection_of_nothing_in_particular(db: Database) -> None:
    made = [new_attempt(db).id for _ in range(3)]
    assert fitting(db) == made[::-1]


def test_a_pack_and_a_question_are_told_apart_from_others(db: Database) -> None:
    wanted = new_attempt(db, "analyst/averages").id
    other = new_attempt(db, "analyst/samples").id
    new_attempt(db, "analyst-2/averages")
    assert fitting(db, pack="analyst") == [other, wanted]
    assert fitting(db, ref="analyst/averages") == [wanted]


def test_a_tag_is_that_of_the_rubric_as_it_was(db: Database) -> None:
    tagged = asked_with(db, "aa" * 32, tags=["data", "trees"])
    asked_with(db, "bb" * 32, tags=["trees and more"])
    asked_with(db, "cc" * 32)
    assert fitting(db, tag="trees") == [tagged]


def test_a_grader_is_found_by_kind_and_by_model(db: Database) -> None:
    model = graded(db, 50.0, grader=Provenance("llm", model="small-1"))
    jury = graded(db, 50.0, grader=Provenance("llm", model=["small-1", "large-2"]))
    offline = graded(db, 50.0, grader=Provenance("offline", model="offline"))
    assert fitting(db, grader="llm") == [jury, model]
    assert fitting(db, grader="offline") == [offline]
    assert fitting(db, model="small-1") == [model]
    assert fitting(db, model="small-1, large-2") == [jury]


def test_a_grader_and_a_band_are_those_of_the_score(db: Database) -> None:
    attempt = scored(db, 40.0)
    second = replace(new_card(80.0, band="strong hire"), grader=Provenance("human"), created_at="2025-03-02")
    keep_card(db, attempt.id, 0, second)
    assert fitting(db, band="strong hire", grader="human") == [attempt.id]
    assert fitting(db, grader="llm") == fitting(db, band="hire") == []


def test_modes_are_told_apart(db: Database) -> None:
    made = {mode: new_attempt(db, mode=mode).id for mode in get_args(Mode)}
    for mode, id_ in made.items():
        assert fitting(db, mode=mode) == [id_]


def test_dates_leave_out_the_end_itself(db: Database, clock: SettableClock) -> None:
    made = []
    for _ in range(4):
        made.append(new_attempt(db))
        clock.advance(60)
    assert fitting(db, since=made[1].started_at, until=made[3].started_at) == [made[2].id, made[1].id]


def test_what_waits_is_found_by_how_its_grading_stands(db: Database) -> None:
    made = {}
    for state in ("pending", "failed", "cancelled"):
        attempt, job = answered(db)
        made[state] = attempt.id
        if state == "failed":
            jobs.claim(db, job.id, "one", 30)
            jobs.fail(db, job.id, "one", "No key.", transient=False)
        if state == "cancelled":
            jobs.cancel(db, job.id)
    _, running = answered(db)
    jobs.claim(db, running.id, "one", 30)
    made["scored"] = scored(db, 50.0).id
    assert fitting(db, standing="pending") == [running.attempt_id, made["pending"]]
    for standing in ("failed", "cancelled", "scored"):
        assert fitting(db, standing=standing) == [made[standing]]


def test_words_may_be_said_by_either_side_and_apart(db: Database) -> None:
    attempt, _ = answered(db, "Momentum smooths the steps.")
    answered(db, "Steps alone.")
    assert fitting(db, words="momentum matter") == [attempt.id]
    assert fitting(db, words="...") == []


def test_words_said_later_are_found_and_those_before_still_are(db: Database) -> None:
    attempt, _ = answered(db, "Momentum smooths the steps.")
    interviews.say(db, attempt.id, "interviewer", "follow_up", "What about quantiles?")
    interviews.say(db, attempt.id, "candidate", "reply", "They are robust.")
    for words in ("momentum", "quantiles robust", "momentum quantiles"):
        assert fitting(db, words=words) == [attempt.id]


def test_all_of_a_selection_must_fit(db: Database) -> None:
    every: dict[str, Any] = {
        "pack": "ml-engineer",
        "ref": REF,
        "tag": "data",
        "grader": "llm",
        "model": "gpt-test",
        "band": "hire",
        "mode": "coach",
        "since": "2025",
        "until": "2026",
        "standing": "scored",
        "words": "scaling",
    }
    id_ = asked_with(db, "aa" * 32, tags=["data"])
    keep_card(db, id_, 0, new_card())
    assert fitting(db, **every) == [id_]
    other = {key: "single" if key == "mode" else "failed" if key == "standing" else "2030" for key in every}
    for key in every.keys() - {"until"}:
        assert fitting(db, **{**every, key: other[key]}) == []


@pytest.mark.parametrize("by", KEYS)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_put_together_are_the_whole_in_one_stable_order(
    db: Database, clock: SettableClock, by: SortKey, *, descending: bool
) -> None:
    for percent, band in ((50.0, "hire"), (None, None), (50.0, "lean no"), (90.0, "hire"), (None, None)):
        id_ = graded(db, percent, band=band)
        interviews.set_self_rating(db, id_, 1 + len(band or "") % 5)
        clock.advance(1)
        new_attempt(db)
    order = Order(by, descending=descending)
    whole = [row for row, _ in history.page(db, EVERYTHING, 100, order=order)]
    pages = itertools.chain.from_iterable(history.page(db, EVERYTHING, 3, at, order) for at in range(0, 10, 3))
    assert [row for row, _ in pages] == whole
    assert len(whole) == 10


def test_what_has_no_percent_stands_last_either_way(db: Database) -> None:
    low, none, high = graded(db, 10.0), graded(db, None), graded(db, 90.0)
    for descending, expected in ((True, [high, low, none]), (False, [low, high, none])):
        found = history.page(db, EVERYTHING, 10, order=Order("percent", descending=descending))
        assert [row.attempt.id for row, _ in found] == expected


def test_titles_sort_without_regard_to_case(db: Database) -> None:
    made = [
        asked_with(db, letter * 64, title=title) for letter, title in (("a", "beta"), ("b", "Gamma"), ("c", "Alpha"))
    ]
    found = history.page(db, EVERYTHING, 10, order=Order("title", descending=False))
    assert [row.attempt.id for row, _ in found] == [made[2], made[0], made[1]]


def test_equals_stand_the_newest_first(db: Database, clock: SettableClock) -> None:
    made = []
    for _ in range(3):
        made.append(graded(db, 50.0))
        clock.advance(1)
    for descending in (True, False):
        found = history.page(db, EVERYTHING, 10, order=Order("percent", descending=descending))
        assert [row.attempt.id for row, _ in found] == made[::-1]


def test_a_hit_is_shown_in_whatever_order_and_filter(db: Database) -> None:
    answered(db, "Momentum smooths the steps.")
    [(_, snippet)] = history.page(db, Selection(words="momentum", pack="ml-engineer"), 5, order=Order("title"))
    assert snippet == "\x02Momentum\x03 smooths the steps."


def plan(db: Database, selection: Selection, by: SortKey) -> list[str]:
    """Return the steps that SQLite takes to find a page."""
    found = matching(selection, Order(by))
    query = f"EXPLAIN QUERY PLAN SELECT serial {found.sql} ORDER BY {order_by(Order(by))}"
    with db.reading() as connection:
        return [row["detail"] for row in connection.execute(query, found.parameters)]


@pytest.mark.parametrize("by", KEYS)
@pytest.mark.parametrize(
    "selection",
    [
        Selection(pack="ml-engineer", grader="llm", mode="exam", band="hire"),
        Selection(tag="data", since="2025"),
        Selection(tag="data", words="the"),
        Selection(standing="scored"),
    ],
)
def test_a_filter_reads_one_index_and_no_attempt(db: Database, selection: Selection, by: SortKey) -> None:
    assert "attempt USING COVERING INDEX attempt_" in plan(db, selection, by)[0]


@pytest.mark.parametrize("by", KEYS)
def test_a_search_through_everything_goes_through_it_in_the_order_wanted(db: Database, by: SortKey) -> None:
    steps = plan(db, Selection(words="the"), by)
    assert "attempt USING COVERING INDEX attempt_" in steps[0]
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps


@pytest.mark.parametrize("by", ["percent", "title", "band", "self-rating"])
def test_a_search_in_another_order_begins_with_the_hits(db: Database, by: SortKey) -> None:
    assert plan(db, Selection(words="the", mode="exam"), by)[0].startswith("SCAN said VIRTUAL TABLE")


def test_every_way_a_grading_can_stand_is_a_filter(db: Database) -> None:
    for standing in get_args(Standing):
        assert fitting(db, standing=standing) == []


def test_what_was_asked_and_not_answered_is_a_filter_of_its_own(db: Database) -> None:
    asked, _ = new_attempt(db), answered(db)
    assert fitting(db, standing="unanswered") == [asked.id]
    assert jobs.first_jobs(db, Selection(standing="unanswered")) == []
