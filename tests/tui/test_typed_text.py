"""What all places to type text in have in common."""

from collections.abc import Callable

import pytest
from textual import events
from textual.app import App, ComposeResult

from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.rubric_area import RubricArea
from mock_interview.tui.widgets.typed_lines import TypedLines
from mock_interview.tui.widgets.typed_text import TypedText


class Host(App[None]):
    """One place to type in, and nothing else."""

    def __init__(self, area: TypedText) -> None:
        super().__init__()
        self.area = area

    def compose(self) -> ComposeResult:
        yield self.area


PLACES: dict[str, Callable[[], TypedText]] = {
    "answer": AnswerArea,
    "rubric": RubricArea,
    "lines": lambda: TypedLines("Say it"),
}


@pytest.fixture(params=PLACES)
def host(request: pytest.FixtureRequest) -> Host:
    """Each of the places."""
    return Host(PLACES[request.param]())


async def test_ctrl_home_and_ctrl_end_go_to_the_ends_of_the_text(host: Host) -> None:
    async with host.run_test() as pilot:
        host.area.text = "First, the reason.\nThen an example.\nThat is all."
        await pilot.press("ctrl+end")
        assert host.area.cursor_location == host.area.document.end
        await pilot.press("ctrl+home")
        assert host.area.cursor_location == (0, 0)
        await pilot.press("ctrl+shift+end")
        assert host.area.selected_text == host.area.text


async def test_what_is_pasted_is_made_safe_and_stays_whole(host: Host) -> None:
    async with host.run_test() as pilot:
        host.area.focus()
        host.post_message(events.Paste(f"one\x1b[2J\r\ntwo {'and on ' * 100}"))
        await pilot.pause()
        assert host.area.text == f"one\ntwo {'and on ' * 100}"
