"""Make the pictures of the documentation from the running program: ``python docs/make_pictures.py``.

Plays one question of the shipped pack with the offline grader in a temporary home and exports the screens.
"""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from mock_interview.settings import load_settings
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.tui.app import MockInterviewApp
from mock_interview.tui.openings import Begin
from mock_interview.tui.widgets.answer import AnswerArea
from mock_interview.tui.widgets.findings import FindingList
from mock_interview.tui.widgets.scorecard import ScorecardView

REF = "ml-engineer/feature-scaling"
FOLDER = Path(__file__).parent
SIZE = (110, 38)
ANSWER = """\
It matters because features on very different ranges make gradient-based training zig-zag, so it converges slowly. \
In models built on distances, like k-NN or k-means, the feature with the largest range dominates the distance. And \
with L2 regularisation the coefficients are penalised unevenly. Decision trees are not affected: a tree split only \
compares a value with a threshold, so only the order counts. I fit the scaler on the training data alone."""


async def until(pilot: Pilot[None], is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    for _ in range(600):
        await pilot.pause(0.05)
        if is_so():
            return
    raise SystemExit("a screen did not come about")


async def make_pictures(home: str) -> None:
    """Play the question, read its transcript, and write a picture of each."""
    settings = replace(load_settings({"MOCK_INTERVIEW_HOME": home}), self_rating=False, follow_ups=0)
    db = Database(settings.locations.database)
    app = MockInterviewApp(settings, db, opening=Begin(REF))
    async with app.run_test(size=SIZE) as pilot:
        await _play(app, pilot)
        app.save_screenshot("screen.svg", str(FOLDER))
        await _read(app, pilot, db)
        app.save_screenshot("transcript.svg", str(FOLDER))


async def _play(app: MockInterviewApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: any(area.has_focus for area in app.screen.query(AnswerArea)))
    app.screen.query_one(AnswerArea).text = ANSWER
    await pilot.press("ctrl+j")
    await until(pilot, lambda: app.screen.query(ScorecardView))
    await pilot.pause(0.5)


async def _read(app: MockInterviewApp, pilot: Pilot[None], db: Database) -> None:
    attempt = history.recent(db, 1)[0].attempt
    app.open_screen("transcript", attempt.interview_id, attempt.id)
    await until(pilot, lambda: any(listing.current for listing in app.screen.query(FindingList)))
    await pilot.press("down")
    await pilot.pause(0.5)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(make_pictures(folder))
