import asyncio

import pytest
from textual.widgets import Input

from mock_interview.engine.connection import Finding
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


async def test_what_is_found_on_this_machine_does_not_take_the_place_of_what_was_tried(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_be_found = asyncio.Event()

    async def found_late() -> list[Finding]:
        await may_be_found.wait()
        return [Finding("ok", "server", "Found on this machine.")]

    monkeypatch.setattr("mock_interview.tui.screens.connection.find_local_servers", found_late)
    async with playing(make_app(grader="offline")) as player:
        await player.until_shown("Practise")
        await player.press("s")
        await player.until_shown("Settings: who grades")
        await player.press("ctrl+t")
        await player.until_shown("there is nothing to connect to")
        may_be_found.set()
        await player.pilot.pause()
        assert "Found on this machine." not in player.flat


async def test_a_wrong_address_is_told_and_nothing_is_saved(make_app: AppMaker) -> None:
    async with playing(make_app(grader="llm")) as player:
        await player.until_shown("Practise")
        await player.press("s")
        await player.until_shown("Settings: who grades")
        player.app.screen.query_one("#base-url", Input).value = "not an address"
        await player.press("ctrl+s")
        await player.until_shown("base_url must be an address such as")
    assert not load_settings().locations.settings_file.exists()


async def test_tab_goes_from_field_to_field_and_stops_nowhere_else(make_app: AppMaker) -> None:
    async with playing(make_app()) as player:
        await player.until_shown("Practise")
        await player.press("s")
        await player.until_shown("Settings: who grades")
        fields = []
        for _ in range(7):
            assert player.app.focused is not None
            fields.append(player.app.focused.id)
            await player.press("tab")
        assert fields == ["grader", "presets", "base-url", "model", "try", "save", "grader"]
