from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.typed_lines import TypedLines
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


async def test_nothing_moves_or_blinks_by_itself_where_that_is_wanted(make_app: AppMaker) -> None:
    async with playing(make_app(reduced_motion=True)) as player:
        await player.begin("1")
        assert player.app.animation_level == "none"
        assert not player.app.screen.query_one(AnswerArea).cursor_blink
        await player.press("f5")
        await player.until_shown("Ask the interviewer")
        assert not player.app.screen.query_one(TypedLines).cursor_blink


async def test_the_cursor_blinks_otherwise(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.begin("1")
        assert player.app.screen.query_one(AnswerArea).cursor_blink
