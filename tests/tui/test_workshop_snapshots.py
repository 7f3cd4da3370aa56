"""Pictures of the workshop. Look at a changed one before it is accepted with ``--snapshot-update``."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from mock_interview.tui.screens.workshop import WorkshopScreen
from mock_interview.workshop.editing.places import Place
from tests.builders import write_rubric
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player
from tests.tui.writing import Author

Scene = Callable[[Author], Awaitable[None]]
Snap = Callable[[Scene], bool]

SIZES = [(80, 24), (120, 40)]
ANSWER = "Descent is slow on uneven ranges, since it has to zig-zag. Trees do not care."


@pytest.fixture(params=SIZES, ids=["80x24", "120x40"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    size: tuple[int, int] = request.param
    return size


@pytest.fixture
def path(pack: Path) -> Path:
    return write_rubric(pack, "scaling", hints=["Think of gradient descent.", "And of trees?"])


@pytest.fixture
def snap(make_app: AppMaker, snap_compare: Callable[..., bool], path: Path, size: tuple[int, int]) -> Snap:
    """Open a rubric in the workshop, play a scene and compare the picture."""

    def compare(scene: Scene) -> bool:
        app = make_app()

        async def play(pilot: Pilot[None]) -> None:
            player = Player(app, pilot)
            await player.until_shown("Practise")
            app.open_screen("workshop", Place("basics/scaling", path))
            await player.until_shown("of advice")
            screen = app.screen
            assert isinstance(screen, WorkshopScreen)
            for area in screen.query(TextArea):
                area.cursor_blink = False
            await scene(Author(player, screen))

        return snap_compare(app, terminal_size=size, run_before=play)

    return compare


def test_problems_and_advice(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.change('"cues"', '"ceus"')
        await author.player.until_shown("it cannot be used yet.")

    assert snap(scene)


def test_a_rubric_as_it_reads(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.turn_to("f6")
        await author.player.until_shown("As the candidate sees it")

    assert snap(scene)


def test_the_request(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.turn_to("f7")
        await author.player.until_shown("estimated")

    assert snap(scene)


def test_an_answer_tried_out(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.turn_to("f8")
        await author.player.until_shown("ctrl+j grades the answer")
        await author.player.press(*ANSWER, "ctrl+j")
        await author.player.until_shown("Score")

    assert snap(scene)


def test_a_bench(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.turn_to("f9")
        await author.player.press("ctrl+j")
        await author.player.until_shown("answers:")

    assert snap(scene)


# On a larger terminal something of the screen behind is seen, which is drawn at a moment of its own.
@pytest.mark.parametrize("size", [SIZES[0]], ids=["80x24"], indirect=True)
def test_the_help_over_the_text(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.player.press("f1")
        await author.player.until_shown("esc or f1 closes", "The rubric")

    assert snap(scene)


def test_a_new_rubric(snap: Snap) -> None:
    async def scene(author: Author) -> None:
        await author.player.press("escape")
        await author.player.until(lambda: author.player.is_home)
        await author.player.press("w")
        await author.player.until_shown("scaling")
        await author.player.press("n")
        await author.player.until_shown("A new rubric")
        for line in author.player.app.screen.query(Input):
            line.cursor_blink = False
        await author.player.press(*"scaling", "enter", "enter")
        await author.player.until_shown("There is a rubric basics/scaling already")

    assert snap(scene)


def test_a_change_outside(snap: Snap, path: Path) -> None:
    async def scene(author: Author) -> None:
        await author.change('"title": "Facts"', '"title": "Mine"')
        write_rubric(path.parent, "scaling", title="Theirs")
        await author.player.until_shown("Not saved.", "was changed outside as well")
        await author.player.press("ctrl+s")
        await author.player.until_shown("Nothing was written.")

    assert snap(scene)
