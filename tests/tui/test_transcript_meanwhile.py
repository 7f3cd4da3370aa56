"""What happens to a transcript while it is read: by another program, or in the background."""

import asyncio

import pytest

from mock_interview.engine.own_marking import keep, lay_open
from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import consent, deletion, history, jobs
from mock_interview.transcripts.database import Database
from mock_interview.tui.reader import GONE
from mock_interview.tui.regrading import AT_ONCE
from mock_interview.tui.screens.home import HomeScreen
from mock_interview.tui.widgets.script import ReadingView
from tests.engine.scripted import answers, waits_for
from tests.interview.builders import answer, answer_and_score, begin, score
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing
from tests.tui.test_transcript import REMOTE, show

LONG = "A long answer that goes on and on.\n" * 30


@pytest.fixture
def session(db: Database, settings: Settings) -> Session:
    """A long answer that a program and a person scored, and the next question, answered and not graded."""
    library = open_library(settings)
    session = begin(db, library, "basics/scaling", "basics/trees")
    score(db, library, answer(session, LONG), {"slow-descent": "met"})
    keep(db, lay_open(db, library, attempt_of(session), 0), {})
    session.next_question()
    jobs.cancel(db, answer(session).id)
    return session


def attempt_of(session: Session) -> str:
    return session.turn().kept.attempt.id


async def test_an_answer_that_was_deleted_is_told_and_left_for_another(
    make_app: AppMaker, db: Database, session: Session
) -> None:
    gone = history.load_interview(db, session.interview.id).attempts[0].attempt.id
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("(2 of 2)")
        await player.press("left")
        await player.until_shown("(1 of 2)")
        deletion.delete_attempts(db, [gone])
        await player.press("c")
        await player.until_shown(GONE)
        await player.press("right")
        await player.until_shown("basics, coach, 01 Mar 2025 09:00: Scaling", "Not graded yet.")


async def test_an_appeal_in_an_interview_that_was_deleted_is_refused_in_a_sentence(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    answer_and_score(db, open_library(settings), session, {})
    app = make_app(**REMOTE)
    consent.agree(db, app.settings.endpoint)
    async with playing(app) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("a Appeal")
        deletion.delete_interviews(db, [session.interview.id])
        await player.press("a")
        await player.until_shown("Which criterion was judged wrongly?")
        await player.press("enter", *"why", "enter")
        await player.until(lambda: any("no longer holds" in told.message for told in player.app._notifications))


async def test_a_note_is_left_on_nothing_where_nothing_was_said(
    make_app: AppMaker, db: Database, session: Session
) -> None:
    silent = attempt_of(session)
    with db.writing() as connection:
        connection.execute("DELETE FROM utterance WHERE attempt_id = ?", (silent,))
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("(2 of 2)", "g Grade")
        await player.press("n", "4")
        await player.until_shown(f"Answer {silent}")


async def test_the_scorecard_in_hand_stays_so_while_another_answer_is_graded(
    make_app: AppMaker, session: Session, play: GraderMaker
) -> None:
    play(answers())
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("(2 of 2)")
        await player.press("left")
        await player.until_shown("(1 of 2)", "scorecard 2 of 2")
        await player.press("s")
        await player.until_shown("scorecard 1 of 2")
        await player.press("g")
        await player.until(lambda: session.turn().kept.scorecards)
        await player.until(lambda: "g Grade" not in player.flat)
        assert "scorecard 1 of 2" in player.flat


async def test_another_answer_is_read_from_its_beginning(make_app: AppMaker, session: Session) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("(2 of 2)")
        await player.press("left")
        await player.until_shown("(1 of 2)")
        await player.press("tab", *["down"] * 5, "left")
        await player.until_shown("(2 of 2)")
        assert player.app.screen.query_one(ReadingView).place == 0


async def test_more_gradings_than_are_begun_at_once_go_on_when_the_transcript_is_left(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = begin(db, open_library(settings), *["basics/scaling"] * (AT_ONCE + 2))
    for _ in range(AT_ONCE + 2):
        jobs.cancel(db, answer(session).id)
        session.next_question()
    may_go_on = asyncio.Event()
    grader = play(waits_for(may_go_on, answers()))
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("g Grade")
        await player.press("g")
        await player.until(lambda: len(grader.asked) == AT_ONCE)
        await player.press("escape")
        await player.until(lambda: isinstance(player.app.screen, HomeScreen))
        may_go_on.set()
        await player.until(lambda: jobs.unfinished_jobs(db) == [])
