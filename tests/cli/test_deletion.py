import json
from datetime import timedelta

import pytest

from mock_interview.transcripts import history
from mock_interview.transcripts.clock import now
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.deletion import delete_attempts
from mock_interview.transcripts.selection import EVERYTHING
from tests.cli.conftest import Run
from tests.cli.test_transcripts import answered, failed, scored


def test_deleting_says_how_many_and_how_to_take_it_back(run: Run, db: Database) -> None:
    attempt = scored(db)
    result = run("transcripts", "delete", attempt.id[:8], "--yes")
    assert (result.exit_code, result.stdout) == (0, "1 answer deleted.\n")
    assert "'mock-interview transcripts undelete " in result.stderr
    assert history.count(db, EVERYTHING) == 0


def test_deleting_asks_first_and_a_no_deletes_nothing(run: Run, db: Database) -> None:
    attempt = scored(db)
    result = run("transcripts", "delete", attempt.interview_id, typed="n\n")
    assert result.exit_code == 1
    assert "Delete 1 answer?" in result.stderr
    assert history.count(db, EVERYTHING) == 1


def test_a_selection_deletes_what_fits_alone(run: Run, db: Database) -> None:
    failed(db, "No key.")
    kept = scored(db)
    assert run("transcripts", "delete", "--state", "failed", typed="y\n").exit_code == 0
    assert [row.attempt.id for row in history.recent(db, 10)] == [kept.id]


@pytest.mark.parametrize("arguments", [(), ("--yes",), ("01234567", "--pack", "demo")])
def test_what_to_delete_must_be_said_in_one_way(run: Run, db: Database, arguments: tuple[str, ...]) -> None:
    scored(db)
    result = run("transcripts", "delete", *arguments)
    assert result.exit_code == 2
    assert "Name ids, or say with options" in result.stderr


def test_a_selection_that_nothing_fits_deletes_nothing(run: Run, db: Database) -> None:
    scored(db)
    result = run("transcripts", "delete", "--pack", "other", "--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing was deleted" in result.stderr


def test_the_last_deletion_is_taken_back_by_default(run: Run, db: Database) -> None:
    first, second = scored(db), scored(db)
    for attempt in (first, second):
        run("transcripts", "delete", attempt.id, "--yes")
    assert run("transcripts", "undelete").stdout == "1 answer put back.\n"
    assert [row.attempt.id for row in history.recent(db, 10)] == [second.id]


def test_a_deletion_is_named_by_the_start_of_its_id(run: Run, db: Database) -> None:
    first, second = scored(db), scored(db)
    token = run("transcripts", "delete", first.id, "--yes").stderr.split("undelete ")[1].split("'")[0]
    run("transcripts", "delete", second.id, "--yes")
    run("transcripts", "undelete", token)
    assert [row.attempt.id for row in history.recent(db, 10)] == [first.id]


def test_what_can_be_taken_back_is_listed(run: Run, db: Database) -> None:
    done = delete_attempts(db, [answered(db).id])
    assert done is not None
    [_, line] = run("transcripts", "undelete", "--list").stdout.splitlines()
    assert line.startswith(done.id[:8])
    assert line.endswith("1")


@pytest.mark.parametrize(("arguments", "sentence"), [((), "nothing to take back"), (("ffff",), "no deletion 'ffff'")])
def test_nothing_to_take_back_is_bad_input(run: Run, db: Database, arguments: tuple[str, ...], sentence: str) -> None:
    scored(db)
    result = run("transcripts", "undelete", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_any_start_after_a_day_forgets_what_was_deleted(run: Run, db: Database) -> None:
    db.clock = lambda: now() - timedelta(days=1, minutes=1)
    delete_attempts(db, [scored(db).id])
    assert json.loads(run("transcripts", "list", "--json").stdout) == []
    assert run("transcripts", "undelete").exit_code == 2
