"""Checking the verdicts of an attempt from a screen."""

import asyncio
from typing import TYPE_CHECKING

from mock_interview.engine.own_marking import lay_open
from mock_interview.errors import MockInterviewError
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.tui.navigation import make_screen
from mock_interview.tui.screens.rounds import RoundDialog
from mock_interview.tui.wording import percent

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

NOTHING = "There is no scorecard to check yet."
KEPT = "Your own verdicts are kept, and so is what was proposed: {}."


async def confirm(app: "MockInterviewApp", kept: AttemptTranscript) -> None:
    """Have the person check the verdicts on one answer of the attempt, and keep them. Call from a worker."""
    if not kept.scorecards:
        app.notify(NOTHING, markup=False)
    elif (round_ := await _chosen_round(app, kept)) is not None:
        await _check(app, kept.attempt.id, round_)


async def _chosen_round(app: "MockInterviewApp", kept: AttemptTranscript) -> int | None:
    newest = {stored.round: stored.card for stored in kept.standing}
    if len(newest) == 1:
        return next(iter(newest))
    chosen: int | None = await app.push_screen_wait(RoundDialog(newest))
    return chosen


async def _check(app: "MockInterviewApp", attempt_id: str, round_: int) -> None:
    services = await app.services()
    try:
        paper = await asyncio.to_thread(lay_open, app.db, services.library, attempt_id, round_)
    except MockInterviewError as error:
        app.notify(str(error), markup=False)
        return
    stored = await app.push_screen_wait(make_screen("confirm", paper))
    if stored is not None:
        app.notify(KEPT.format(percent(stored.card.percent)), markup=False)
