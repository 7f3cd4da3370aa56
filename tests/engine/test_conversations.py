import json

import pytest

from mock_interview.engine.conversations import load_work
from mock_interview.errors import InputError
from mock_interview.rubric.library import Library, open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from tests.builders import rubric_json
from tests.engine.builders import REF, answered


def test_an_answer_is_judged_by_the_rubric_it_was_asked_with(
    db: Database, library: Library, settings: Settings
) -> None:
    job = answered(db, library)
    path = library.load(REF).path
    path.write_text(json.dumps(rubric_json(title="Changed since")), "utf-8")
    work = load_work(db, open_library(settings), job)
    assert work.subject.rubric.title == "Scaling"


def test_an_answer_to_a_rubric_that_is_gone_is_judged_in_the_default_bands(
    db: Database, library: Library, settings: Settings
) -> None:
    job = answered(db, library)
    library.load(REF).path.unlink()
    work = load_work(db, open_library(settings), job)
    assert [band.label for band in work.subject.bands] == ["no hire", "lean no", "hire", "strong hire"]


def test_a_kept_rubric_that_cannot_be_read_any_more_is_named(db: Database, library: Library) -> None:
    job = answered(db, library)
    with db.writing() as connection:
        connection.execute("UPDATE rubric SET content = ?", (json.dumps(rubric_json(criteria=[])),))
    with pytest.raises(InputError, match="basics/scaling as kept with the transcript"):
        load_work(db, library, job)


def test_what_was_said_after_an_answer_is_no_part_of_its_grading(db: Database, library: Library) -> None:
    job = answered(db, library)
    interviews.say(db, job.attempt_id, "interviewer", "follow_up", "And trees?")
    interviews.send_answer(db, job.attempt_id, "Trees do not care.", job.created_at, "llm", 1)
    assert [said.kind for said in load_work(db, library, job).conversation] == ["question", "answer"]
