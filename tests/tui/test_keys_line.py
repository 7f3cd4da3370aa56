"""The line of keys at the bottom of a screen costs nothing while its keys stay the same."""

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from mock_interview.tui.widgets.keys import Keys


class Special(Input):
    BINDINGS = [Binding("f9", "special", "Special")]  # noqa: RUF012 - typed by Textual


class Host(App[None]):
    BINDINGS = [Binding("f8", "usual", "Usual"), Binding("f1", "help", "Help", show=False)]  # noqa: RUF012 - typed by Textual

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")
        yield Special(id="third")
        yield Keys()


async def shown(pilot: Pilot[None]) -> list[FooterKey]:
    await pilot.pause()
    return list(pilot.app.query(FooterKey))


async def test_it_stays_as_it_is_where_the_focus_moves_and_the_keys_do_not_change() -> None:
    async with Host().run_test() as pilot:
        before = await shown(pilot)
        await pilot.press("tab")
        assert pilot.app.focused is pilot.app.query_one("#second")
        assert [key.description for key in before] == ["Usual", "Help"]
        assert all(one is other for one, other in zip(await shown(pilot), before, strict=True))


async def test_it_shows_the_keys_of_what_has_the_focus() -> None:
    async with Host().run_test() as pilot:
        await pilot.press("tab", "tab")
        assert [key.description for key in await shown(pilot)] == ["Special", "Usual", "Help"]
        await pilot.press("shift+tab")
        assert [key.description for key in await shown(pilot)] == ["Usual", "Help"]


async def test_it_may_be_gone_before_it_comes_to_show_other_keys() -> None:
    async with Host().run_test() as pilot:
        await shown(pilot)
        keys = pilot.app.query_one(Keys)
        await keys.remove()
        await keys.recompose()
        assert not await shown(pilot)
