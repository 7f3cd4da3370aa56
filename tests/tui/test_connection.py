from textual.widgets import Input

from mock_interview.settings import load_settings
from tests.servers.chat import ChatServer
from tests.tui.conftest import AppMaker
from tests.tui.playing import playing


async def test_a_connection_is_tried_with_a_sentence_of_ours_and_saved(make_app: AppMaker) -> None:
    with ChatServer() as server:
        async with playing(make_app(grader="llm")) as player:
            await player.until_shown("Practise")
            await player.press("s")
            await player.until_shown("Settings: who grades")
            player.app.screen.query_one("#base-url", Input).value = server.url
            await player.press("ctrl+t")
            await player.until_shown("one sentence was graded")
            await player.press("ctrl+s")
            await player.until_shown(f"Grader: LLM, {server.url.removesuffix('/v1')}")
    assert load_settings().base_url == server.url


async def test_a_wrong_address_is_told_and_nothing_is_saved(make_app: AppMaker) -> None:
    async with playing(make_app(grader="llm")) as player:
        await player.until_shown("Practise")
        await player.press("s")
        await player.until_shown("Settings: who grades")
        player.app.screen.query_one("#base-url", Input).value = "not an address"
        await player.press("ctrl+s")
        await player.until_shown("base_url must be an address such as")
    assert not load_settings().locations.settings_file.exists()
