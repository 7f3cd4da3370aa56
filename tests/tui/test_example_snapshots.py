"""Pictures of an answer becoming an example. Look at a changed one before it is accepted with ``--snapshot-update``."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from mock_interview.rubric.library import open_library
from mock_interview.settings import Settings
from mock_interview.transcripts.database import Database
from mock_interview.tui.navigation import make_screen
from tests.tui.conftest import AppMaker
from tests.tui.playing import Player
from tests.workshop.builders import HUMAN, asked, scored

Compare = Callable[..., bool]

ANSWER = (
    "Gradient descent zig-zags when one feature is in the thousands and another below one, so training crawls; "
    "that cost us a week when I was at Siemens, until Anna Berg plotted the loss. k-nearest neighbours looks at "
    "distances, so I scale there too. Trees only ask whether a value is above or below a cut, so I leave them alone. "
    "And I fit the scaler on the training split, otherwise the test set leaks in and the score looks too good."
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_an_answer_becoming_an_example(
    make_app: AppMaker, snap_compare: Compare, db: Database, settings: Settings, size: tuple[int, int]
) -> None:
    loaded = open_library(settings).load("basics/scaling")
    attempt = asked(db, loaded, ANSWER)
    scored(db, loaded, attempt, HUMAN, {"slow-descent": "met", "trees": "partial"}, level=1)
    app = make_app()

    async def open_dialog(pilot: Pilot[None]) -> None:
        player = Player(app, pilot)
        await player.until_shown("Practise")
        app.push_screen(make_screen("example", attempt.id))
        await player.until_shown("slow-descent met")
        for line in app.screen.query(Input):
            line.cursor_blink = False
        await player.press(*"uses-an-anecdote")

    assert snap_compare(app, terminal_size=size, run_before=open_dialog)
