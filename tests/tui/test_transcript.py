from typing import Any

from mock_interview.errors import GradingError
from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import jobs
from mock_interview.transcripts.database import Database
from mock_interview.tui.app import MockInterviewApp
from tests.engine.scripted import answers, fails
from tests.interview.builders import ANSWER, STARTED, answer, answer_and_score, begin
from tests.tui.conftest import AppMaker, GraderMaker
from tests.tui.playing import playing

REMOTE: dict[str, Any] = {"grader": "llm", "base_url": "http://127.0.0.1:9/v1", "models": ("some-model",)}


def ungraded(db: Database, settings: Settings, reason: str | None = None) -> Session:
    """Leave an answer ungraded: cancelled, or failed for this reason."""
    session = begin(db, open_library(settings), "basics/scaling")
    job = answer(session)
    if reason is None:
        jobs.cancel(db, job.id)
    else:
        jobs.claim(db, job.id, "test", 30.0)
        jobs.fail(db, job.id, "test", reason, transient=False)
    return session


def show(app: MockInterviewApp, session: Session) -> None:
    """Open the transcript of an interview at its last attempt."""
    app.open_screen("transcript", session.interview.id, session.turn().kept.attempt.id)


async def test_a_transcript_shows_what_was_said_with_each_scorecard_behind_its_answer(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    session.voice.ask_follow_up()
    answer_and_score(db, library, session, {"slow-descent": "met", "trees": "met"})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("basics, coach, 01 Mar 2025 09:00", "Interviewer follows up")
        texts = player.chat
        order = [text for text in texts if text == ANSWER or "Score" in text or text == "Why are trees different?"]
        assert [text.split("%")[0].strip() for text in order] == [
            ANSWER,
            "Score 75.0",
            "Why are trees different?",
            ANSWER,
            "Score 100.0",
        ]


async def test_an_ungraded_answer_says_why_and_g_grades_it(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = ungraded(db, settings, "The key is not accepted.")
    play(answers())
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Not graded yet. The key is not accepted. g grades it now.", "g Grade")
        await player.press("g")
        await player.until_shown("Score 100.0 %")
        assert "g Grade" not in player.flat


async def test_grading_that_fails_again_says_why(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = ungraded(db, settings)
    play(fails(GradingError("The host cannot be reached.")))
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Not graded yet. The grading was cancelled.")
        await player.press("g")
        await player.until_shown("Not graded yet. The host cannot be reached.")


async def test_grading_from_a_transcript_asks_for_consent_too(
    make_app: AppMaker, db: Database, settings: Settings, play: GraderMaker
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    attempt_id = session.turn().kept.attempt.id
    jobs.cancel(db, session.send(attempt_id, ANSWER, STARTED, "llm").id)
    grader = play(answers())
    async with playing(make_app(**REMOTE)) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("g Grade")
        await player.press("g")
        await player.until_shown("Send your answers for grading?", "http://127.0.0.1:9")
        await player.press("n")
        await player.until_shown("Not graded yet.")
        assert grader.asked == []


async def test_a_draft_that_was_never_sent_is_shown(make_app: AppMaker, db: Database, settings: Settings) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    session.save_draft(session.turn().kept.attempt.id, "Half an answer")
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        show(player.app, session)
        await player.until_shown("Typed but not sent: Half an answer")


async def test_a_transcript_that_is_gone_is_told(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", "0" * 36, "0" * 36)
        await player.until_shown("There is no transcript")
