from contextlib import closing

import pytest

from mock_interview.transcripts import drafts, history, interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Draft
from tests.transcripts.builders import SettableClock, new_attempt


def test_an_attempt_begins_without_a_draft(db: Database) -> None:
    assert history.load_attempt(db, new_attempt(db).id).draft is None


def test_a_draft_is_found_again_by_another_process(db: Database) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", "Features on a larger\n  range")
    with closing(Database(db.path)) as other:
        assert history.load_attempt(other, attempt.id).draft == Draft(
            attempt.id, "answer", "Features on a larger\n  range", "2025-03-01T09:00:00.000+00:00"
        )


def test_a_draft_takes_the_place_of_the_one_before(db: Database, clock: SettableClock) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", "Features")
    clock.advance(1)
    drafts.save_draft(db, attempt.id, "clarification", "")
    assert history.load_attempt(db, attempt.id).draft == Draft(
        attempt.id, "clarification", "", "2025-03-01T09:00:01.000+00:00"
    )


def test_drafts_of_two_attempts_do_not_meet(db: Database) -> None:
    first, second = new_attempt(db), new_attempt(db)
    drafts.save_draft(db, first.id, "answer", "one")
    drafts.save_draft(db, second.id, "answer", "two")
    interviews.send_answer(db, first.id, "one", db.now(), "llm", 0)
    kept = history.load_attempt(db, second.id).draft
    assert kept is not None
    assert kept.text == "two"


@pytest.mark.parametrize("text", ["\ud800 alone", "\x1b[2Jcleared", "\x00"])
def test_a_draft_of_any_characters_can_be_kept(db: Database, text: str) -> None:
    attempt = new_attempt(db)
    drafts.save_draft(db, attempt.id, "answer", text)
    kept = history.load_attempt(db, attempt.id).draft
    assert kept is not None
    assert kept.text in (" alone", "cleared", "")
