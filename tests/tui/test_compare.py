from mock_interview.engine.own_marking import keep, lay_open
from mock_interview.interview.session import Session
from mock_interview.rubric.library import open_library
from mock_interview.scoring.judgement import PointJudgement
from mock_interview.settings import Settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.tui.comparing import compare
from mock_interview.tui.screens.transcript import TranscriptScreen
from mock_interview.tui.widgets.script import ScriptView
from tests.interview.builders import answer, answer_and_score, begin
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing
from tests.tui.test_transcript import SLOW, TREES, judge

BEFORE = "Gradient descent converges slowly on uneven ranges. Trees only compare numbers."
AFTER = "Trees only compare one value with another. Scaling is about descent."


def tried_twice(db: Database, settings: Settings) -> tuple[str, str]:
    """Answer a question twice: first for its one point, then for the other. Return both attempts."""
    library = open_library(settings)
    first, second = begin(db, library, "basics/scaling"), begin(db, library, "basics/scaling")
    missing = PointJudgement("missing")
    judge(db, library, answer(first, BEFORE), SLOW, missing)
    judge(db, library, answer(second, AFTER), missing, PointJudgement("met", TREES.quote))
    return attempt_of(first), attempt_of(second)


def attempt_of(session: Session) -> str:
    return session.turn().kept.attempt.id


def marked(player: Player) -> list[str]:
    """The words marked in each of the two answers."""
    return [
        " ".join(view.script.text[span.start : span.end] for span in view._marks)
        for view in player.app.screen.query(ScriptView)
    ]


async def test_two_answers_side_by_side_say_what_was_gained_and_lost(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    first, second = tried_twice(db, settings)
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.run_worker(compare(player.app, first, second))
        await player.until_shown("Compare: Scaling", "Gained (1)", "Lost (1)", "missing → met", "met → missing")
        assert "compare numbers." in player.flat
        assert "about descent." in player.flat


async def test_moving_over_a_difference_marks_the_words_that_made_it(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    first, second = tried_twice(db, settings)
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.run_worker(compare(player.app, first, second))
        await player.until(lambda: marked(player) == ["", TREES.quote])
        await player.press("down")
        await player.until(lambda: marked(player) == [SLOW.quote, ""])


async def test_a_transcript_offers_the_other_answers_to_its_question(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    _, second = tried_twice(db, settings)
    interview_id = history.load_attempt(db, second).attempt.interview_id
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", interview_id, second)
        await player.until_shown("x Compare")
        await player.press("x")
        await player.until_shown("Compare with", "the answer of 01 Mar 2025 09:00")
        await player.press("enter")
        await player.until_shown("Compare: Scaling", "1 gained, 1 lost")


async def test_two_scorecards_of_one_answer_are_compared(make_app: AppMaker, db: Database, settings: Settings) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    kept = session.turn().kept
    paper = lay_open(db, library, kept.attempt.id, 0)
    stored = keep(db, paper, {**paper.verdicts, "trees": PointJudgement("met")})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.run_worker(compare(player.app, kept.attempt.id, kept.attempt.id, kept.scorecards[0].id, stored.id))
        await player.until_shown("by the offline grader", "by you", "Gained (1)")


async def test_answers_to_different_questions_are_not_compared(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    library = open_library(settings)
    session, other = begin(db, library, "basics/scaling"), begin(db, library, "basics/trees")
    for each in (session, other):
        answer_and_score(db, library, each, {})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.run_worker(compare(player.app, attempt_of(session), attempt_of(other)))
        await player.until_shown("These are answers to different")


async def test_with_nothing_to_compare_with_a_sentence_says_so(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    library = open_library(settings)
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {})
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", session.interview.id, attempt_of(session))
        await player.until_shown("x Compare", "Score")
        await player.press("x")
        await player.until_shown("There is nothing to compare with yet")


async def test_a_blind_reader_is_told_no_other_score_to_compare_with(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    _, second = tried_twice(db, settings)
    keep(db, lay_open(db, open_library(settings), second, 0, "human"), {})
    interview_id = history.load_attempt(db, second).attempt.interview_id
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.open_screen("transcript", interview_id, second, True)
        await player.until_shown("Scored by hand", "n Note")
        assert "x Compare" not in player.flat
        await player.press("x")
        await player.pilot.pause()
        assert isinstance(player.app.screen, TranscriptScreen)
