import threading
from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.widgets import OptionList

from mock_interview.scoring.scorecard import Provenance
from mock_interview.settings import Settings
from mock_interview.transcripts import interviews
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.selection import Selection
from mock_interview.transcripts.trends import QuestionTrend, question_trend
from mock_interview.tui.navigation import make_screen
from mock_interview.tui.screens.trends import NO_TAGS, TrendsScreen
from mock_interview.tui.widgets.trend_plot import TrendPlot
from tests.transcripts.builders import SettableClock, keep_card, new_card
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player, playing

DAY = 86_400
PATIENCE = 10.0  # seconds that a thread of a test waits at most
SMALL = Provenance("llm", model="small-1", prompt_sha256="1" * 64)
LARGE = replace(SMALL, model="large-2")


def scored(
    db: Database, ref: str, percents: Sequence[float], *, grader: Provenance = SMALL, rating: int | None = None
) -> None:
    """Keep an attempt a day at a question, scored so."""
    assert isinstance(db.clock, SettableClock)
    pack, _, id_ = ref.partition("/")
    rubric = {"id": id_, "title": id_.title(), "tags": ["data"] if id_ == "scaling" else []}
    for percent in percents:
        interview = interviews.start_interview(db, pack, "coach", [ref])
        attempt = interviews.start_attempt(db, interview.id, ref, rubric, (id_.encode().hex() * 64)[:64], 0, "Why?")
        keep_card(db, attempt.id, 0, replace(new_card(percent), grader=grader))
        interviews.finish_interview(db, interview.id)
        if rating:
            interviews.set_self_rating(db, attempt.id, rating)
        db.clock.advance(DAY)


@pytest.fixture
def practised(db: Database) -> None:
    """Three tries at one question, by two models, and one at another."""
    scored(db, "basics/scaling", [40.0, 60.0], rating=4)
    scored(db, "basics/scaling", [90.0], grader=LARGE)
    scored(db, "basics/trees", [55.0])


async def open_trends(player: Player) -> None:
    """Go from Home to the trends."""
    await player.until_shown("Practise")
    await player.press("t")
    await player.until(lambda: isinstance(player.app.screen, TrendsScreen))


def plot(player: Player) -> str:
    """Return what the plot shows."""
    region = player.app.screen.query_one(TrendPlot).region
    lines = player.screen.split("\n")[region.y : region.bottom]
    return "\n".join(line[region.x : region.right] for line in lines)


async def test_a_question_is_told_attempt_by_attempt_with_what_broke_its_line(
    make_app: AppMaker, practised: None
) -> None:
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Scaling. 3 attempts: first 40.0 %, last 90.0 %, best 90.0 %.")
        await player.until_shown("On average 25.0 points up from one attempt to the next.")
        await player.until_shown("03 Mar 2025: model changed")
        await player.until_shown("You rated yourself about 20 points higher than the score, over 2 answers.")


async def test_a_small_screen_has_room_for_all_that_is_said_of_a_trend(make_app: AppMaker, db: Database) -> None:
    for percent in (30.0, 40.0, 50.0, 60.0, 70.0, 81.3):
        scored(db, "basics/scaling", [percent], grader=replace(SMALL, model=f"model-{percent}"), rating=4)
    async with playing(make_app(), (80, 24)) as player:
        await open_trends(player)
        await player.until_shown("Name", "Attempts", "Last day", "Scaling. 6 attempts")
        await player.until_shown("1 break before that;", "06 Mar 2025: model changed")
        await player.until_shown("+ how you rated yourself, 1 to 5 drawn as 10 to 90 %")


async def test_the_plot_has_points_ratings_a_break_and_readable_dates(make_app: AppMaker, practised: None) -> None:
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until(lambda: plot(player).count("●") == 3)
        drawn = plot(player)
        assert drawn.count("+") == 2
        assert "┬" in drawn.split("\n")[0]
        assert "01 Mar 2025" in drawn
        assert "03 Mar 2025" in drawn
        assert all(f"{percent}┤" in drawn for percent in (0, 25, 50, 75, 100))


async def test_keys_list_questions_tags_and_packs(make_app: AppMaker, practised: None) -> None:
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Trends: questions", "Trees")
        await player.press("2")
        await player.until_shown("Trends: tags", "data. 3 attempts in 3 days, each at its mean")
        await player.press("3")
        await player.until_shown("Trends: packs", "basics. 4 attempts in 4 days", "over 2 answers")
        await player.press("1")
        await player.until_shown("Trends: questions")


async def test_the_list_says_what_its_scores_are_of(make_app: AppMaker, db: Database) -> None:
    scored(db, "basics/scaling", [40.0])
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Trends: questions", "Attempts Last day")
        await player.press("c")
        await player.until_shown("Trends: criteria of Scaling", "Attempts Last")
        assert "Last day" not in player.flat
        await player.press("escape")
        await player.until_shown("Trends: questions", "Attempts Last day")


async def test_over_many_months_the_list_has_the_means_of_the_last(make_app: AppMaker, db: Database) -> None:
    assert isinstance(db.clock, SettableClock)
    for percent in (30.0, 40.0, 50.0, 60.0):
        scored(db, "basics/scaling", [percent])
        db.clock.advance(31 * DAY)
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Attempts Last month")


@pytest.mark.parametrize("key", ["c", "enter"])
async def test_a_question_opens_its_criteria_and_escape_goes_back_to_it(
    make_app: AppMaker, practised: None, key: str
) -> None:
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("c Criteria", "Trees")
        await player.press("down")
        await player.until_shown("Trees. 1 attempt: 55.0 %.")
        await player.press(key)
        await player.until_shown("Trends: criteria of Trees", "Why it matters")
        assert "c Criteria" not in player.flat
        await player.press("down")
        await player.until_shown("Why it matters. 1 attempt: 72.5 %.")
        await player.press("escape")
        await player.until_shown("Trends: questions", "Trees. 1 attempt: 55.0 %.")
        await player.press("escape")
        await player.until(lambda: player.is_home)


async def test_titles_and_tags_cannot_steer_the_terminal(make_app: AppMaker, db: Database) -> None:
    interview = interviews.start_interview(db, "basics", "coach", ["basics/odd"])
    rubric = {"id": "odd", "title": "\x1b[2J[red]Odd[/nope]", "tags": ["\x1b]52;c;eA==\x07[b]tag"]}
    attempt = interviews.start_attempt(db, interview.id, "basics/odd", rubric, "0d" * 32, 0, "Why?")
    keep_card(db, attempt.id, 0, new_card(50.0))
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("[red]Odd[/nope]. 1 attempt: 50.0 %.")
        await player.press("2")
        await player.until_shown("[b]tag. 1 attempt: 50.0 %.")
        assert "\x1b" not in player.screen


async def test_a_single_point_is_drawn_with_its_day(make_app: AppMaker, db: Database) -> None:
    scored(db, "basics/trees", [55.0])
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until(lambda: plot(player).count("●") == 1)
        assert "01 Mar" in plot(player)


async def test_without_attempts_it_says_how_trends_begin(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("No trends yet. Finish a question, and its score is the first point.")
        await player.press("enter", "c", "2", "down")
        await player.until_shown("Trends: tags", "No trends yet.")


async def test_questions_without_tags_are_told_so(make_app: AppMaker, db: Database) -> None:
    scored(db, "basics/trees", [55.0])
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Trees. 1 attempt")
        await player.press("2")
        await player.until_shown("No question that was scored has a tag.")


async def test_a_selection_narrows_what_is_listed(make_app: AppMaker, db: Database, practised: None) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        player.app.push_screen(make_screen("trends", db, Selection(ref="basics/trees")))
        await player.until_shown("Trees. 1 attempt: 55.0 %.")
        assert "Scaling" not in player.flat


async def test_a_store_that_cannot_be_read_is_told(make_app: AppMaker, settings: Settings) -> None:
    settings.locations.database.parent.mkdir(exist_ok=True)
    settings.locations.database.write_bytes(b"not a database" * 1000)
    async with playing(make_app()) as player:
        await player.until_shown("is damaged or is not a database")
        await player.press("t")
        await player.until(lambda: isinstance(player.app.screen, TrendsScreen))
        await player.until_shown("is damaged or is not a database")


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 12)])
async def test_a_very_small_terminal_does_no_harm(make_app: AppMaker, practised: None, size: tuple[int, int]) -> None:
    async with playing(make_app(), size) as player:
        await player.until(lambda: player.is_home)
        await player.press("t")
        await player.until(lambda: isinstance(player.app.screen, TrendsScreen))
        await player.until(lambda: player.app.screen.query_one(OptionList).options)
        await player.press("down", "c")
        await player.until(lambda: len(player.app.screen.query_one(OptionList).options) == 2)
        await player.press("escape", "2", "3", "escape")
        await player.until(lambda: player.is_home)


async def test_the_plot_follows_the_theme(make_app: AppMaker, practised: None) -> None:
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until(lambda: plot(player).count("●") == 3)
        player.app.theme = "textual-light"
        await player.pilot.pause()
        assert plot(player).count("●") == 3


async def test_the_palette_opens_trends_and_agreement(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        titles = {command.title for command in player.app.get_system_commands(player.app.screen)}
        assert {"Trends", "Agreement"} <= titles


async def test_a_question_left_before_it_was_drawn_is_not_drawn_where_there_are_no_tags(
    make_app: AppMaker, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored(db, "basics/trees", [55.0])
    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Trends: questions", "1 attempt:")
        monkeypatch.setattr("mock_interview.tui.screens.trends.RESTING_SECONDS", 0.5)
        await player.press("1", "2")
        await player.until_shown("Trends: tags")
        await player.until(lambda: not any(each.group == "showing" for each in player.app.workers))
        assert NO_TAGS in player.flat


async def test_who_went_back_from_the_criteria_stays_back_whatever_is_read_meanwhile(
    make_app: AppMaker, practised: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    began: list[str] = []

    def slow(db: Database, ref: str, selection: Selection) -> QuestionTrend:
        began.append(ref)
        may_go_on.wait(PATIENCE)
        return question_trend(db, ref, selection)

    async with playing(make_app()) as player:
        await open_trends(player)
        await player.until_shown("Scaling. 3 attempts")
        await player.press("enter")
        await player.until_shown("criteria of Scaling")
        monkeypatch.setattr("mock_interview.tui.screens.trends.question_trend", slow)
        screen = player.app.screen
        assert isinstance(screen, TrendsScreen)
        loading = screen.load()
        await player.until(lambda: began)
        await player.press("escape")
        await player.until_shown("Trends: questions")
        may_go_on.set()
        await player.until(lambda: loading.is_finished)
        assert "criteria of Scaling" not in player.flat
