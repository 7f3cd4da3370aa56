"""How well the person judges themself, in the history."""

from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from tests.interview.builders import Verdicts, answer_and_score, begin
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


def rate(db: Database, settings: Settings, rating: int, verdicts: Verdicts) -> None:
    """Answer a question, say how it went and get its score."""
    session = begin(db, open_library(settings), "basics/scaling")
    interviews.set_self_rating(db, session.turn().kept.attempt.id, rating)
    answer_and_score(db, open_library(settings), session, verdicts)


async def test_the_history_shows_ratings_beside_scores_and_says_how_they_compare(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    rate(db, settings, 5, {"slow-descent": "met"})
    rate(db, settings, 4, {})
    async with playing(make_app(), (80, 24)) as player:
        await player.until_shown("Practise")
        await player.press("h")
        await player.until_shown("You rated yourself about 30 points higher than the score, over 2 answers.")
        await player.until_shown("Self", "75.0 % 5/5 hire", "25.0 % 4/5 no hire")


async def test_without_ratings_the_history_says_nothing_of_them(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    session = begin(db, open_library(settings), "basics/scaling")
    answer_and_score(db, open_library(settings), session, {"slow-descent": "met"})
    async with playing(make_app(), (80, 24)) as player:
        await player.until_shown("Practise")
        await player.press("h")
        await player.until_shown("75.0 % hire")
        assert "You rated yourself" not in player.flat
