"""An appeal from a screen: asked for, queued and started."""

import asyncio
from typing import TYPE_CHECKING

from mock_interview.transcripts import jobs
from mock_interview.transcripts.records import AttemptTranscript
from mock_interview.tui.screens.appeal import AppealDialog
from mock_interview.tui.sending import may_send

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

OFFLINE = "The offline grader cannot hear an appeal. Choose an LLM grader in the settings for that."
NOTHING = "There is no scorecard to appeal against yet."


async def appeal(app: "MockInterviewApp", kept: AttemptTranscript) -> None:
    """Have one criterion of the attempt's newest scorecard judged again. Call from a worker."""
    if app.settings.chosen_grader == "offline":
        app.notify(OFFLINE, markup=False)
    elif not kept.scorecards or kept.job is not None:
        app.notify(NOTHING, markup=False)
    elif (case := await app.push_screen_wait(AppealDialog(kept.scorecards[-1].card))) and await may_send(app, "llm"):
        round_ = kept.scorecards[-1].round
        job = await asyncio.to_thread(jobs.enqueue, app.db, kept.attempt.id, round_, "llm", case)
        (await app.services()).queue.start(job)
