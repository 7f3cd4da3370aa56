import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from mock_interview.errors import InputError, StoreError
from mock_interview.transcripts import cards, deletion, drafts, history, interviews, jobs, notes, regrading
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.deletion import KEPT_DAYS
from mock_interview.transcripts.regrading import Item
from mock_interview.transcripts.selection import EVERYTHING, Selection
from tests.transcripts.builders import REF, SHA256, STARTED, SettableClock, answered, new_attempt, new_card, scored


def everything(db: Database) -> dict[str, list[Any]]:
    """Return every row of every table, but for what keeps deletions."""
    with closing(sqlite3.connect(db.path)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'said%'"
        tables = [row[0] for row in connection.execute(named) if not row[0].startswith("delet")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}


def with_everything(db: Database) -> str:
    """Keep an attempt that has a row in every table that belongs to attempts, and return its id."""
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    jobs.complete(db, job.id, "one", new_card())
    jobs.enqueue(db, attempt.id, 1, "offline")
    drafts.save_draft(db, attempt.id, "answer", "still typing")
    said = history.load_attempt(db, attempt.id).utterances
    notes.add_note(db, said[1].id, "Well put.")
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO timing (attempt_id, round, thinking, answering) VALUES (?, 0, 1.0, 1/3.0)", (attempt.id,)
        )
    regrading.begin(db, {}, [Item(attempt.id, REF, SHA256, None)], {}, "one", 30)
    return attempt.id


def test_what_is_deleted_is_nowhere_any_more(db: Database) -> None:
    attempt = history.load_attempt(db, with_everything(db)).attempt
    deletion.delete_attempts(db, [attempt.id])
    assert history.recent(db, 10) == []
    assert history.search(db, "scaling", 10) == []
    assert history.count(db, EVERYTHING) == 0
    assert history.progress(db, "ml-engineer") == {}
    assert cards.bases(db) == {}
    assert jobs.unfinished_jobs(db) == []
    assert interviews.unfinished(db) == []
    with pytest.raises(InputError):
        history.find(db, attempt.interview_id)


def test_an_undo_puts_every_row_back_as_it_was(db: Database) -> None:
    with_everything(db)
    attempt_id = with_everything(db)
    with_everything(db)
    before = everything(db)
    done = deletion.delete_attempts(db, [attempt_id])
    assert done is not None
    assert everything(db) != before
    deletion.undo(db, done.id)
    assert everything(db) == before
    assert len(history.search(db, "standardise", 10)) == 3


def test_every_table_that_belongs_to_attempts_is_looked_after(db: Database) -> None:
    done = deletion.delete_attempts(db, [with_everything(db)])
    assert done is not None
    with db.reading() as connection:
        homes = {row["home"] for row in connection.execute("SELECT home FROM deleted_row")}
        cascading = connection.execute(
            "SELECT holder.name FROM sqlite_master AS holder JOIN pragma_foreign_key_list(holder.name) AS link"
            " WHERE link.on_delete = 'CASCADE' AND link.\"table\" IN ('interview', 'attempt', 'utterance')"
        )
        assert homes == {"interview", *(row["name"] for row in cascading)}


def test_deleting_one_attempt_leaves_the_others_of_its_interview(db: Database) -> None:
    first = new_attempt(db)
    second = new_attempt(db, interview_id=first.interview_id, position=1)
    deletion.delete_attempts(db, [first.id])
    assert [kept.attempt for kept in history.load_transcript(db, first.interview_id).attempts] == [second]


def test_an_interview_is_deleted_with_all_its_attempts(db: Database) -> None:
    first = new_attempt(db)
    new_attempt(db, interview_id=first.interview_id, position=1)
    other = new_attempt(db)
    done = deletion.delete_interviews(db, [first.interview_id])
    assert done is not None
    assert done.attempts == 2
    assert [row.attempt for row in history.recent(db, 10)] == [other]


def test_nothing_to_delete_is_told_apart_from_a_deletion(db: Database) -> None:
    assert deletion.delete_attempts(db, ["nothing"]) is None
    assert deletion.delete_interviews(db, []) is None
    assert deletion.deletions(db) == []


def test_a_grading_under_way_does_not_come_back(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    deletion.delete_attempts(db, [attempt.id])
    with pytest.raises(jobs.LeaseLostError):
        jobs.complete(db, job.id, "one", new_card())
    assert history.recent(db, 10) == []


def test_a_grading_under_way_when_it_is_taken_back_goes_on(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    done = deletion.delete_attempts(db, [attempt.id])
    assert done is not None
    deletion.undo(db, done.id)
    jobs.complete(db, job.id, "one", new_card(61.0))
    assert [row.percent for row in history.recent(db, 10)] == [61.0]


def test_a_grading_whose_worker_gave_up_is_resumed_after_an_undo(db: Database, clock: SettableClock) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    done = deletion.delete_attempts(db, [attempt.id])
    assert done is not None
    deletion.undo(db, done.id)
    clock.advance(31)
    assert [resumed.id for resumed in jobs.resumable(db)] == [job.id]


def test_what_is_said_of_something_deleted_is_refused(db: Database) -> None:
    attempt = new_attempt(db)
    deletion.delete_attempts(db, [attempt.id])
    with pytest.raises(StoreError, match="it may have been deleted meanwhile"):
        interviews.send_answer(db, attempt.id, "Too late.", STARTED, "llm", 0)


def test_the_schedule_forgets_and_remembers_with_the_attempt(db: Database) -> None:
    attempt = scored(db, 40.0)
    scored(db, 90.0)
    before = cards.bases(db)
    done = deletion.delete_attempts(db, [attempt.id])
    assert done is not None
    assert [review.percent for review in cards.reviews_of(db, REF)] == [90.0]
    deletion.undo(db, done.id)
    assert cards.bases(db) == before


def test_a_try_whose_number_was_given_away_meanwhile_becomes_the_next(db: Database) -> None:
    first = new_attempt(db)
    new_attempt(db, interview_id=first.interview_id, position=1)
    done = deletion.delete_attempts(db, [first.id])
    assert done is not None
    again = new_attempt(db, interview_id=first.interview_id)
    deletion.undo(db, done.id)
    tries = {
        kept.attempt.id: kept.attempt.try_number for kept in history.load_transcript(db, first.interview_id).attempts
    }
    assert (tries[again.id], tries[first.id]) == (1, 2)


def test_what_was_kept_meanwhile_does_not_stand_in_the_way_of_an_undo(db: Database) -> None:
    attempt, _ = answered(db)
    done = deletion.delete_attempts(db, [attempt.id])
    assert done is not None
    answered(db)
    deletion.undo(db, done.id)
    assert history.count(db, EVERYTHING) == 2
    assert history.count(db, Selection(words="standardise")) == 2


def test_an_undo_can_be_had_once(db: Database) -> None:
    done = deletion.delete_attempts(db, [new_attempt(db).id])
    assert done is not None
    deletion.undo(db, done.id)
    with pytest.raises(InputError, match="to take back"):
        deletion.undo(db, done.id)


def test_an_attempt_comes_back_only_after_its_interview(db: Database) -> None:
    first = new_attempt(db)
    new_attempt(db, interview_id=first.interview_id, position=1)
    earlier = deletion.delete_attempts(db, [first.id])
    later = deletion.delete_interviews(db, [first.interview_id])
    assert earlier is not None
    assert later is not None
    with pytest.raises(InputError, match="take back that deletion first"):
        deletion.undo(db, earlier.id)
    deletion.undo(db, later.id)
    deletion.undo(db, earlier.id)
    assert history.count(db, EVERYTHING) == 2


def test_deletions_are_listed_the_last_first(db: Database, clock: SettableClock) -> None:
    made = []
    for _ in range(3):
        made.append(deletion.delete_attempts(db, [new_attempt(db).id]))
        clock.advance(1)
    assert deletion.deletions(db) == made[::-1]


def test_a_deletion_is_forgotten_for_good_only_after_its_time(db: Database, clock: SettableClock) -> None:
    attempt, _ = answered(db, "A word that nobody else says: ornithopter.")
    done = deletion.delete_attempts(db, [attempt.id])
    clock.advance(KEPT_DAYS * 86_400)
    deletion.purge(db)
    assert deletion.deletions(db) == [done]
    clock.advance(1)
    deletion.purge(db)
    assert deletion.deletions(db) == []
    with db.reading() as connection:
        assert connection.execute("SELECT COUNT(*) FROM deleted_row").fetchone()[0] == 0


def test_a_row_put_back_is_the_very_same_to_the_last_digit(db: Database) -> None:
    attempt_id = with_everything(db)
    done = deletion.delete_attempts(db, [attempt_id])
    assert done is not None
    with db.reading() as connection:
        kept = connection.execute("SELECT content FROM deleted_row WHERE home = 'timing'").fetchone()
    assert json.loads(kept["content"])["answering"] == 1 / 3


def test_the_search_index_agrees_with_what_is_there_after_deleting_and_taking_back(db: Database) -> None:
    attempts = [with_everything(db) for _ in range(3)]
    done = deletion.delete_attempts(db, attempts[:2])
    check = "INSERT INTO said (said, rank) VALUES ('integrity-check', 1)"
    with db.writing() as connection:
        connection.execute(check)
    assert done is not None
    deletion.undo(db, done.id)
    with db.writing() as connection:
        connection.execute(check)
    assert history.count(db, Selection(words="standardise")) == 3
