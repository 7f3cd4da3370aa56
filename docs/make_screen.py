"""Make docs/screen.svg from the running program: ``python docs/make_screen.py``.

Plays one question with the offline grader in a temporary home, answering with an example of the
shipped pack, and exports the screen.
"""

import asyncio
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from mock_interview.rubric.library import open_library
from mock_interview.settings import load_settings
from mock_interview.transcripts.database import Database
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.scorecard import ScorecardView

REF = "ml-engineer/feature-scaling"
PICTURE = Path(__file__).with_name("screen.svg")
SIZE = (100, 38)


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
    example = next(e for e in open_library(settings).load(REF).rubric.examples if e.id == "strong")
    app = MockInterviewApp(settings, Database(settings.locations.database), opening=(REF, None))
    async with app.run_test(size=SIZE) as pilot:
        await until_shown(pilot, AnswerArea)
        while not (area := app.screen.query_one(AnswerArea)).has_focus:
            await pilot.pause(0.05)
        area.text = example.answer
        await pilot.press("ctrl+j")
        await until_shown(pilot, ScorecardView)
        await pilot.pause(0.5)
        app.save_screenshot(PICTURE.name, str(PICTURE.parent))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(make_picture(folder))
