"""A person as the grader of an attempt, from a screen: over a program's verdicts, or blind."""

import asyncio
from typing import TYPE_CHECKING

from mock_interview.engine.own_marking import lay_open
from mock_interview.errors import MockInterviewError
from mock_interview.scoring.scorecard import PersonName
from mock_interview.transcripts.records import AttemptTranscript, StoredScorecard, newest_proposal
from mock_interview.tui.navigation import make_screen
from mock_interview.tui.screens.rounds import RoundDialog
from mock_interview.tui.wording import percent

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

NOTHING = "There is no scorecard to check yet."
KEPT = "Your own score is kept: {}. Every other scorecard stays beside it."
KEPT_BLIND = "Your score is kept: {}. The grader's was {}."
KEPT_ALONE = "Your score is kept: {}. No grader has scored this answer yet."


async def confirm(app: "MockInterviewApp", kept: AttemptTranscript) -> None:
    """Have the person check the verdicts on one answer of the attempt, and keep them. Call from a worker."""
    if not kept.scorecards:
        app.notify(NOTHING, markup=False)
    elif (round_ := await _chosen_round(app, kept)) is not None and (
        stored := await _scored(app, kept.attempt.id, round_, "self")
    ):
        app.notify(KEPT.format(percent(stored.card.percent)), markup=False)


async def score_blind(app: "MockInterviewApp", kept: AttemptTranscript) -> None:
    """Have a person score the first answer of the attempt without a proposal, and keep that. Call from a worker."""
    if stored := await _scored(app, kept.attempt.id, 0, "human"):
        proposal = newest_proposal(kept.scorecards, 0)
        own = percent(stored.card.percent)
        told = KEPT_BLIND.format(own, percent(proposal.percent)) if proposal else KEPT_ALONE.format(own)
        app.notify(told, markup=False)


async def _chosen_round(app: "MockInterviewApp", kept: AttemptTranscript) -> int | None:
    newest = {stored.round: stored.card for stored in kept.standing}
    if len(newest) == 1:
        return next(iter(newest))
    chosen: int | None = await app.push_screen_wait(RoundDialog(newest))
    return chosen


async def _scored(app: "MockInterviewApp", attempt_id: str, round_: int, kind: PersonName) -> StoredScorecard | None:
    """Lay a round before the person and return the scorecard they kept, if they did."""
    services = await app.services()
    try:
        paper = await asyncio.to_thread(lay_open, app.db, services.library, attempt_id, round_, kind)
    except MockInterviewError as error:
        app.notify(str(error), markup=False)
        return None
    stored: StoredScorecard | None = await app.push_screen_wait(make_screen("confirm", paper))
    return stored
