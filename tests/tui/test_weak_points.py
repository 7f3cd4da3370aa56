"""What Home says is to be practised, and why."""

import pytest

from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.tui.screens.home import HomeScreen
from tests.interview.builders import Verdicts, answer_and_score, begin
from tests.transcripts.builders import SettableClock
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing

MONTH = 30 * 86_400


def practise(db: Database, settings: Settings, verdicts_by_ref: dict[str, Verdicts]) -> None:
    """Answer these questions, each in an interview of its own that is over."""
    library = open_library(settings)
    for ref, verdicts in verdicts_by_ref.items():
        session = begin(db, library, ref)
        answer_and_score(db, library, session, verdicts)
        session.next_question()


async def choose(player: Player, text: str) -> None:
    """Go down to the line of Home that says `text` and open it."""
    await player.until_shown(text)
    line = next(n for n, shown in enumerate(player.screen.split("\n")) if text in shown)
    await player.pilot.click(offset=(5, line))


@pytest.fixture
def weak(db: Database, settings: Settings) -> None:
    """Two questions with weak points, the worse one asked last."""
    practise(db, settings, {"basics/scaling": {"slow-descent": "met"}, "basics/trees": {"trees": "met"}})


@pytest.mark.usefixtures("weak")
async def test_home_lists_the_weak_points_with_most_to_win_first(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown(
            "Weak points (2) Drill my weak points 2 questions, the worst first"
            " Descent is slow Scaling, missed 1 of 1 Trees do not care Scaling, missed 1 of 1"
        )


@pytest.mark.usefixtures("weak")
async def test_a_weak_point_opens_its_question(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await choose(player, "Trees do not care")
        await player.until_asked()
        await player.until_shown("question 1 of 1")
        assert interviews.unfinished(player.app.db)[0].refs == ("basics/scaling",)


@pytest.mark.usefixtures("weak")
async def test_a_drill_asks_the_questions_with_the_weakest_points_the_worst_first(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await choose(player, "Drill my weak points")
        await player.until_asked()
        [drill] = interviews.unfinished(player.app.db)
        assert (drill.refs, drill.mode) == (("basics/trees", "basics/scaling"), "coach")


@pytest.mark.usefixtures("weak")
async def test_weak_points_of_a_question_that_is_gone_are_not_offered(make_app: AppMaker, settings: Settings) -> None:
    (settings.locations.user_rubrics / "basics" / "scaling.json").unlink()
    async with playing(make_app()) as player:
        await player.until_shown("Weak points (1)", "Descent is slow")
        assert "Trees do not care" not in player.flat


async def test_without_weak_points_there_is_nothing_to_drill(
    make_app: AppMaker, db: Database, settings: Settings
) -> None:
    practise(db, settings, {"basics/scaling": {"slow-descent": "met", "trees": "met"}})
    async with playing(make_app()) as player:
        await player.until_shown("Lately")
        assert "Weak points" not in player.flat


@pytest.mark.usefixtures("weak")
async def test_what_is_due_is_told_with_its_last_score_and_both_days(make_app: AppMaker, db: Database) -> None:
    assert isinstance(db.clock, SettableClock)
    db.clock.advance(MONTH)
    async with playing(make_app()) as player:
        await player.until_shown("Due (2)", "50.0 % on 01 Mar 2025 due since 02 Mar 2025")
        await choose(player, "75.0 % on 01 Mar 2025")
        await player.until(lambda: not isinstance(player.app.screen, HomeScreen))
        await player.until_asked()
        assert interviews.unfinished(db)[0].refs == ("basics/scaling",)
