"""A killed program's store is held against every key that was typed and everything that was called sent."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.kill_checks import Finding, Loss, gone_on_wrongly, half_sent, missing, typing_lost, unsound
from benchmarks.typist import Answer, Stood
from mock_interview.transcripts import drafts, history, interviews, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.transcripts.builders import STARTED, new_attempt, new_card

KILLED_AT = 100.0
TYPED = "Trees compare"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "transcripts.db")) as database:
        yield database


@pytest.fixture
def attempt_id(db: Database) -> str:
    return new_attempt(db).id


def typed(
    text: str = TYPED, *, until: float = KILLED_AT, is_sent: bool = False, is_called_sent: bool = False
) -> Answer:
    """Return an answer typed at four keys a second, the last of them at `until`."""
    answer = Answer(is_sent=is_sent or is_called_sent, is_called_sent=is_called_sent)
    for length in range(1, len(text) + 1):
        answer.stood.append(Stood(until - 0.25 * (len(text) - length), text[:length]))
    return answer


def send(db: Database, attempt_id: str, text: str = TYPED, round_: int = 0) -> None:
    interviews.send_answer(db, attempt_id, text, STARTED, "offline", round_)


def kept(db: Database, attempt_id: str) -> AttemptTranscript:
    return history.load_attempt(db, attempt_id)


def kinds(findings: list[Finding]) -> list[str]:
    return [finding.kind for finding in findings]


def test_a_sound_database_is_found_sound(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    assert unsound(db) == []


def test_a_row_without_its_parent_is_found(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    with closing(sqlite3.connect(db.path)) as careless, careless:
        careless.execute("DELETE FROM attempt")
    assert set(kinds(unsound(db))) == {"unsound"}


def test_the_loss_runs_from_the_first_key_that_is_not_in_the_draft(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", TYPED[:-3])
    assert typing_lost(kept(db, attempt_id), [typed()], KILLED_AT) == Loss(seconds=0.5, keys=3)


def test_a_draft_with_everything_in_it_is_no_loss(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", TYPED)
    assert typing_lost(kept(db, attempt_id), [typed()], KILLED_AT) == Loss()


def test_without_a_draft_all_typing_is_lost(db: Database, attempt_id: str) -> None:
    loss = typing_lost(kept(db, attempt_id), [typed()], KILLED_AT)
    assert loss == Loss(seconds=0.25 * (len(TYPED) - 1), keys=len(TYPED))


def test_the_newest_time_counts_at_which_the_draft_stood_there(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", "T")
    answer = Answer([Stood(-1.0, ""), Stood(97.0, "T"), Stood(98.0, "Tx"), Stood(99.5, "T"), Stood(99.75, "Tr")])
    assert typing_lost(kept(db, attempt_id), [answer], KILLED_AT) == Loss(seconds=0.25, keys=1)


def test_typing_within_the_last_second_may_be_lost(db: Database, attempt_id: str) -> None:
    assert missing(kept(db, attempt_id), [typed()], Loss(seconds=0.99, keys=4)) == []


@pytest.mark.parametrize("loss", [Loss(seconds=1.01, keys=5), None])
def test_older_typing_and_a_mangled_draft_are_findings(db: Database, attempt_id: str, loss: Loss | None) -> None:
    assert kinds(missing(kept(db, attempt_id), [typed()], loss)) == ["typing lost"]


def test_a_draft_that_never_stood_in_the_editor_is_no_draft(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", "Trees cmpare")
    assert typing_lost(kept(db, attempt_id), [typed()], KILLED_AT) is None


def test_an_answer_called_sent_and_not_kept_is_lost(db: Database, attempt_id: str) -> None:
    assert kinds(missing(kept(db, attempt_id), [typed(is_called_sent=True)], Loss())) == ["answer lost"]


def test_an_answer_not_yet_called_sent_may_be_a_draft_still(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", TYPED)
    answers = [typed(is_sent=True)]
    assert missing(kept(db, attempt_id), answers, Loss()) == []
    assert half_sent(kept(db, attempt_id), answers, []) == []


def test_an_answer_kept_and_queued_is_whole(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    answers = [typed(is_called_sent=True)]
    assert missing(kept(db, attempt_id), answers, Loss()) == []
    assert half_sent(kept(db, attempt_id), answers, jobs.unfinished_jobs(db)) == []


def test_an_answer_that_waits_for_nothing_is_half_sent(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    assert kinds(half_sent(kept(db, attempt_id), [typed(is_sent=True)], [])) == ["half sent"]


def test_an_answer_that_nobody_sent_is_half_sent(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    assert kinds(half_sent(kept(db, attempt_id), [typed()], jobs.unfinished_jobs(db))) == ["half sent"]


def test_an_answer_kept_otherwise_than_typed_is_half_sent(db: Database, attempt_id: str) -> None:
    send(db, attempt_id, TYPED[:-1])
    assert kinds(half_sent(kept(db, attempt_id), [typed(is_sent=True)], jobs.unfinished_jobs(db))) == ["half sent"]


def test_an_answer_that_is_still_a_draft_as_well_is_half_sent(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    drafts.save_draft(db, attempt_id, "answer", TYPED)
    assert kinds(half_sent(kept(db, attempt_id), [typed(is_sent=True)], jobs.unfinished_jobs(db))) == ["half sent"]


def test_going_on_from_the_draft_is_right(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", TYPED)
    before = kept(db, attempt_id)
    drafts.save_draft(db, attempt_id, "answer", f"{TYPED}~")
    assert gone_on_wrongly(before, kept(db, attempt_id), "~") == []


def test_going_on_with_a_graded_answer_asks_the_follow_up(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    before = kept(db, attempt_id)
    (job,) = jobs.unfinished_jobs(db)
    assert jobs.claim(db, job.id, "next start", 30)
    jobs.complete(db, job.id, "next start", new_card())
    interviews.say(db, attempt_id, "interviewer", "follow_up", "And trees?")
    drafts.save_draft(db, attempt_id, "answer", "~")
    assert gone_on_wrongly(before, kept(db, attempt_id), "~") == []


def test_going_on_without_the_draft_is_wrong(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", TYPED)
    before = kept(db, attempt_id)
    drafts.save_draft(db, attempt_id, "answer", "~")
    assert kinds(gone_on_wrongly(before, kept(db, attempt_id), "~")) == ["went on wrongly"]


def test_an_answer_left_ungraded_is_wrong(db: Database, attempt_id: str) -> None:
    send(db, attempt_id)
    before = kept(db, attempt_id)
    drafts.save_draft(db, attempt_id, "answer", "~")
    assert kinds(gone_on_wrongly(before, kept(db, attempt_id), "~")) == ["went on wrongly"]


def test_asking_something_else_than_before_is_wrong(db: Database, attempt_id: str) -> None:
    drafts.save_draft(db, attempt_id, "answer", "~")
    after = kept(db, attempt_id)
    before = replace(after, utterances=(replace(after.utterances[0], text="Something else?"),), draft=None)
    assert kinds(gone_on_wrongly(before, after, "~")) == ["went on wrongly"]
