"""The debrief as a screen shows it."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

import mock_interview.tui.app
from mock_interview.interview.debrief import Debrief, debrief
from mock_interview.settings import Settings, load_settings
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.tui.widgets.debrief import DebriefView
from tests.builders import rubric_json
from tests.interview.tries import BANDS, HALF, SLOW, judged, tried

DUE = {"basics/scaling": "2025-03-04T12:00:00.000+00:00"}


class Showing(App[None]):
    """Shows one debrief."""

    CSS_PATH = Path(mock_interview.tui.app.__file__).with_name("app.tcss")

    def __init__(self, shown: Debrief, settings: Settings) -> None:
        super().__init__()
        self._shown = shown
        self._settings = settings

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="chat"):
            yield DebriefView(self._shown, self._settings)


async def lines_of(*tries: AttemptTranscript, size: tuple[int, int] = (120, 60)) -> list[str]:
    """Return what the screen shows of the debrief of these tries, line by line."""
    app = Showing(debrief(tries, BANDS, DUE), load_settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return [strip.text.strip(" │▁") for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", [(80, 60), (120, 60)])
async def test_each_bar_stands_with_its_number_and_title_on_one_line(size: tuple[int, int]) -> None:
    lines = await lines_of(tried(HALF, self_rating=3), size=size)
    assert "Overall 50.0 %, lean no." in lines
    assert "50.0 %, lean no; you gave it 3 of 5" in lines
    assert "███████████░░░░░       66.7 %  Facts" in lines
    assert "░░░░░░░░░░░░░░░░        0.0 %  Clarity" in lines


async def test_a_long_title_keeps_to_its_line_on_a_small_screen() -> None:
    titled = rubric_json()["criteria"]
    titled[1]["title"] = "Easy to follow from the first sentence to the very last one"
    lines = await lines_of(tried(HALF, criteria=titled), size=(80, 24))
    assert "░░░░░░░░░░░░░░░░        0.0 %  Easy to follow from the first sentence…" in lines


async def test_strengths_and_fixes_come_with_the_persons_own_words() -> None:
    text = " ".join(await lines_of(tried(HALF)))
    assert f"+50.0 points Descent is slow “{SLOW}” Scaling" in " ".join(text.split())
    assert "-25.0 points Trees do not care You did not mention this. Scaling" in " ".join(text.split())


async def test_what_to_practise_next_has_its_date() -> None:
    assert "Scaling: 50.0 %, lean no; due 04 Mar 2025" in await lines_of(tried(HALF))


async def test_markup_in_a_rubric_or_an_answer_is_text() -> None:
    marked = judged({"slow-descent": ("met", "[/nope] zig-zags")}, level=0)
    text = " ".join(await lines_of(tried(marked, title="[@click=app.quit]x[/]", answer="It [/nope] zig-zags.")))
    assert "“[/nope] zig-zags”" in text
    assert "[@click=app.quit]x[/]" in text


async def test_an_ungraded_interview_shows_states_alone() -> None:
    lines = [line for line in await lines_of(tried()) if line.strip("─╭╮╰╯ ")]
    assert lines == ["Some answers are not graded yet, so there is no overall score.", "Scaling", "not graded yet"]
