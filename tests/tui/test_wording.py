from dataclasses import replace

import pytest

from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import JobState
from mock_interview.tui.wording import aloud, bar, standing
from tests.transcripts.builders import answered, scored


def test_a_bar_is_as_wide_as_asked_whatever_it_shows() -> None:
    assert [bar(share, 4) for share in (None, 0.0, 0.5, 1.0)] == ["░░░░", "░░░░", "██░░", "████"]


def test_words_are_told_by_how_long_they_take_to_say() -> None:
    assert aloud(190) == "about 1:11-1:28 aloud"


def test_a_score_is_told_with_one_decimal(db: Database) -> None:
    scored(db, 72.5)
    assert standing(history.recent(db, 1)[0]) == "72.5 %"


def test_a_card_of_which_nothing_could_be_judged_is_told_apart_from_no_answer(db: Database) -> None:
    scored(db, None)
    row = history.recent(db, 1)[0]
    assert standing(row) == "not assessed"
    assert standing(replace(row, grader=None)) == "not answered"


@pytest.mark.parametrize(
    ("state", "told"),
    [("queued", "waiting"), ("running", "grading"), ("failed", "not graded"), ("cancelled", "not graded")],
)
def test_an_answer_without_a_score_is_told_by_what_it_waits_for(db: Database, state: JobState, told: str) -> None:
    _, job = answered(db)
    jobs.cancel(db, job.id)
    assert standing(replace(history.recent(db, 1)[0], job_state=state)) == told
