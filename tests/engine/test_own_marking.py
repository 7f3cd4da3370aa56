import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mock_interview.engine import own_marking
from mock_interview.engine.conversations import load_work
from mock_interview.engine.grading import grade
from mock_interview.engine.offline_grading import find_marks
from mock_interview.engine.own_marking import Paper, keep, lay_open, marked
from mock_interview.errors import InputError
from mock_interview.rubric.library import Library
from mock_interview.scoring.by_hand import Claim
from mock_interview.scoring.judgement import LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.settings import Settings
from mock_interview.transcripts import history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Job
from tests.builders import rubric_json
from tests.engine.builders import ANSWER, REF, answered, followed_up, state_of
from tests.engine.scripted import ScriptedGrader, answers
from tests.transcripts.builders import SettableClock

GIVEN: dict[str, Claim] = {
    "slow-descent": PointJudgement("missing"),
    "trees": PointJudgement("met"),
    "always": MisconceptionJudgement(made=False),
    "clarity": LevelJudgement(1),
}
LATER = "2030-01-01T00:00:00.000+00:00"


async def proposed(db: Database, library: Library, job: Job, created_at: str | None = None) -> None:
    """Keep the scorecard of a program: everything met but the trees."""
    card = await grade(ScriptedGrader(answers({"trees": "missing"})), load_work(db, library, job), clock=db.clock)
    jobs.claim(db, job.id, "test", 30.0)
    jobs.complete(db, job.id, "test", replace(card, created_at=created_at or card.created_at))


@pytest.fixture
async def attempt_id(db: Database, library: Library) -> str:
    """An answer with a hint, scored by a program."""
    job = answered(db, library, hints=1)
    await proposed(db, library, job)
    return job.attempt_id


@pytest.fixture
def paper(db: Database, library: Library, attempt_id: str) -> Paper:
    return lay_open(db, library, attempt_id, 0)


def score_of(db: Database, attempt_id: str) -> tuple[float | None, str | None]:
    """Return the percent and the grader that lists show."""
    row = next(row for row in history.recent(db, 10) if row.attempt.id == attempt_id)
    return row.percent, row.grader


def test_a_paper_starts_from_the_proposal(paper: Paper) -> None:
    assert paper.verdicts["slow-descent"] == PointJudgement("met")
    assert paper.verdicts["trees"] == PointJudgement("missing")
    assert paper.proposal is not None
    assert [said.text for said in paper.conversation][1:] == [ANSWER]


def test_verdicts_kept_become_the_attempts_score_and_the_proposal_is_kept_too(
    db: Database, paper: Paper, attempt_id: str
) -> None:
    stored = keep(db, paper, GIVEN)
    kept = history.load_attempt(db, attempt_id)
    assert [each.card.grader.kind for each in kept.scorecards] == ["llm", "self"]
    assert kept.score == stored.card
    assert stored.card.percent == 45.0  # a third of three quarters and all of the last, less 5 for the hint
    assert score_of(db, attempt_id) == (45.0, "self")
    assert kept.proposal_for(kept.scorecards[1]) == kept.scorecards[0].card


def test_what_is_shown_while_deciding_is_what_is_kept(db: Database, paper: Paper) -> None:
    shown = marked(paper, GIVEN, db.clock)
    assert keep(db, paper, GIVEN).card == shown


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (0, ["0 of 4 verdicts were checked; the rest stands as it was before."]),
        (3, ["3 of 4 verdicts were checked; the rest stands as it was before."]),
        (4, []),
        (None, []),
    ],
)
def test_a_card_says_how_many_verdicts_were_checked_where_some_were_not(
    db: Database, paper: Paper, checked: int | None, told: list[str]
) -> None:
    flags = keep(db, paper, paper.verdicts, checked).card.flags
    assert [flag.text for flag in flags if flag.code == "checked"] == told


def test_what_a_blind_reviewer_left_open_is_unassessed_and_needs_no_flag(
    db: Database, library: Library, attempt_id: str
) -> None:
    card = keep(db, lay_open(db, library, attempt_id, 0, "human"), {"trees": PointJudgement("met")}, 1).card
    assert card.flags == ()
    assert card.coverage < 1


def test_own_verdicts_calibrate_the_offline_grader(
    db: Database, library: Library, settings: Settings, paper: Paper
) -> None:
    keep(db, paper, GIVEN)
    [mark] = find_marks(settings.locations.database, library.load(REF).rubric)
    assert (mark.answer, mark.verdicts) == (ANSWER, {"slow-descent": "missing", "trees": "met"})


def test_checking_again_starts_from_ones_own_verdicts(
    db: Database, library: Library, paper: Paper, attempt_id: str
) -> None:
    keep(db, paper, GIVEN)
    again = lay_open(db, library, attempt_id, 0)
    assert again.verdicts == GIVEN
    assert again.proposal == paper.proposal


def test_a_reviewer_scores_blind(db: Database, library: Library, paper: Paper, attempt_id: str) -> None:
    keep(db, paper, GIVEN)
    blind = lay_open(db, library, attempt_id, 0, "human")
    assert blind.proposal is None
    assert blind.verdicts == {}
    assert keep(db, blind, GIVEN).card.grader.kind == "human"


def test_a_follow_up_is_checked_with_all_that_was_said_and_leaves_the_score_alone(
    db: Database, library: Library, attempt_id: str
) -> None:
    job = followed_up(db, attempt_id)
    load = load_work(db, library, job)
    assert load.standing is not None
    jobs.claim(db, job.id, "test", 30.0)
    jobs.complete(db, job.id, "test", load.standing)
    before = score_of(db, attempt_id)
    second = lay_open(db, library, attempt_id, 1)
    assert len(second.conversation) == 4
    keep(db, second, GIVEN)
    assert score_of(db, attempt_id) == before


def test_two_cards_of_the_same_moment_stand_in_the_order_they_were_kept(
    db: Database, paper: Paper, attempt_id: str
) -> None:
    first, second = keep(db, paper, {}), keep(db, paper, GIVEN)
    assert first.created_at == second.created_at
    assert history.load_attempt(db, attempt_id).score == second.card
    assert score_of(db, attempt_id)[0] == 45.0


async def test_a_clock_that_went_back_does_not_put_the_person_behind_the_proposal(
    db: Database, library: Library
) -> None:
    job = answered(db, library)
    await proposed(db, library, job, LATER)
    stored = keep(db, lay_open(db, library, job.attempt_id, 0), GIVEN)
    assert stored.created_at == stored.card.created_at == LATER
    assert score_of(db, job.attempt_id)[1] == "self"


async def test_the_time_of_a_card_is_the_stores_own(db: Database, clock: SettableClock, paper: Paper) -> None:
    clock.moment = datetime(2026, 5, 1, tzinfo=UTC)
    assert keep(db, paper, GIVEN).created_at == "2026-05-01T00:00:00.000+00:00"


@pytest.mark.parametrize("is_running", [False, True])
def test_an_answer_that_is_being_graded_is_not_laid_open(
    db: Database, library: Library, attempt_id: str, *, is_running: bool
) -> None:
    job = jobs.enqueue(db, attempt_id, 0, "offline")
    if is_running:
        jobs.claim(db, job.id, "test", 30.0)
    with pytest.raises(InputError, match="being graded"):
        lay_open(db, library, attempt_id, 0)


def test_a_grading_that_began_meanwhile_cannot_overtake_the_person(
    db: Database, library: Library, paper: Paper, attempt_id: str
) -> None:
    job = jobs.enqueue(db, attempt_id, 0, "offline")
    jobs.claim(db, job.id, "other", 30.0)
    card = load_work(db, library, job).subject
    own = keep(db, paper, GIVEN).card
    with pytest.raises(jobs.LeaseLostError):
        jobs.complete(db, job.id, "other", replace(own, attempt=card.attempt, created_at=LATER))
    assert score_of(db, attempt_id) == (45.0, "self")


def test_a_failed_grading_of_the_same_round_is_not_taken_up_again(db: Database, paper: Paper, attempt_id: str) -> None:
    job = jobs.enqueue(db, attempt_id, 0, "llm")
    jobs.claim(db, job.id, "test", 30.0)
    jobs.fail(db, job.id, "test", "No connection.", transient=True)
    keep(db, paper, GIVEN)
    assert jobs.resumable(db) == []


def test_the_grading_of_another_round_goes_on(db: Database, paper: Paper, attempt_id: str) -> None:
    job = followed_up(db, attempt_id)
    keep(db, paper, GIVEN)
    assert state_of(db, job) == "queued"


def test_a_rubric_that_cannot_be_read_any_more_is_told_calmly(db: Database, library: Library, attempt_id: str) -> None:
    with db.writing() as connection:
        connection.execute("UPDATE rubric SET content = ?", (json.dumps(rubric_json(criteria=[])),))
    with pytest.raises(InputError) as told:
        lay_open(db, library, attempt_id, 0)
    assert str(told.value) == own_marking.UNREADABLE


async def test_an_answer_of_an_exam_that_is_not_over_is_not_laid_open(
    db: Database, library: Library, attempt_id: str
) -> None:
    with db.writing() as connection:
        connection.execute("UPDATE interview SET mode = 'exam'")
    with pytest.raises(InputError, match="not over"):
        lay_open(db, library, attempt_id, 0, "human")
