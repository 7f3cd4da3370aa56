"""Having answers graded that wait for it, or whose grading failed or was cancelled."""

import asyncio
from typing import TYPE_CHECKING

from mock_interview.tui.sending import may_send

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mock_interview.settings import GraderKind
    from mock_interview.transcripts.records import Job
    from mock_interview.tui.app import MockInterviewApp

AT_ONCE = 4
NO_LLM = (
    "This waits for an LLM, and none is set up. Set one up in the settings, or choose the offline grader there by "
    "name; then it is graded by that."
)


async def grade_again(app: "MockInterviewApp", waiting: "Iterable[Job]") -> None:
    """Begin to grade these, a few at a time; a grader that answers may not go to is asked about once."""
    services = await app.services()
    allowed: dict[GraderKind, bool] = {}
    running: set[asyncio.Task[None]] = set()
    for found in waiting:
        job = await services.as_chosen(found)
        if job.grader not in allowed:
            allowed[job.grader] = await _may_ask(app, job.grader)
        if not allowed[job.grader]:
            continue
        if len(running) >= AT_ONCE:
            _, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        running.add(services.queue.start(job, force=True))


async def _may_ask(app: "MockInterviewApp", grader: "GraderKind") -> bool:
    if grader == "llm" and app.settings.chosen_grader == "offline":
        app.notify(NO_LLM, markup=False)
        return False
    return await may_send(app, grader)
