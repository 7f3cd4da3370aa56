"""Make docs/screen.svg from the running program: ``python docs/make_screen.py``.

Plays one question of the shipped pack with the offline grader in a temporary home and exports the screen.
"""

import asyncio
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from mock_interview.settings import load_settings
from mock_interview.transcripts.database import Database
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.scorecard import ScorecardView

REF = "ml-engineer/feature-scaling"
PICTURE = Path(__file__).with_name("screen.svg")
SIZE = (100, 38)
ANSWER = """\
It matters because features on very different ranges make gradient-based training zig-zag, so it converges slowly. \
In models built on distances, like k-NN or k-means, the feature with the largest range dominates the distance. And \
with L2 regularisation the coefficients are penalised unevenly. Decision trees are not affected: a tree split only \
compares a value with a threshold, so only the order counts. I fit the scaler on the training data alone."""


async def until_shown(pilot: Pilot[None], kind: type) -> None:
    """Wait until a widget of `kind` is on the screen."""
    for _ in range(600):
        await pilot.pause(0.05)
        if pilot.app.screen.query(kind):
            return
    raise SystemExit(f"{kind.__name__} did not appear")


async def make_picture(home: str) -> None:
    """Play the question and write the picture."""
    settings = load_settings({"MOCK_INTERVIEW_HOME": home})
    app = MockInterviewApp(settings, Database(settings.locations.database), opening=(REF, None))
    async with app.run_test(size=SIZE) as pilot:
        await until_shown(pilot, AnswerArea)
        while not (area := app.screen.query_one(AnswerArea)).has_focus:
            await pilot.pause(0.05)
        area.text = ANSWER
        await pilot.press("ctrl+j")
        await until_shown(pilot, ScorecardView)
        await pilot.pause(0.5)
        app.save_screenshot(PICTURE.name, str(PICTURE.parent))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(make_picture(folder))
