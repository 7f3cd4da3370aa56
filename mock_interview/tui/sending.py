"""The person's consent to send answers to a host, asked for once per host."""

import asyncio
from typing import TYPE_CHECKING

from mock_interview.settings import GraderKind
from mock_interview.transcripts import consent
from mock_interview.tui.screens.dialogs import Question

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp


async def may_send(app: "MockInterviewApp", grader: GraderKind) -> bool:
    """Return whether answers may go to `grader`; ask where that is not known yet. Call from a worker."""
    if grader in await agreed_graders(app):
        return True
    endpoint = app.settings.endpoint
    text = f"Your answers and the rubric will be sent to {endpoint}. You will not be asked again for this host."
    question = Question("Send your answers for grading?", text, yes="Send", no="Not now")
    if not await app.push_screen_wait(question):
        return False
    await asyncio.to_thread(consent.agree, app.db, endpoint)
    return True


async def agreed_graders(app: "MockInterviewApp") -> tuple[GraderKind, ...]:
    """Return the graders that answers may go to without asking: no host while the settings say offline."""
    if app.settings.chosen_grader == "offline":
        return ("offline",)
    is_agreed = await asyncio.to_thread(consent.is_agreed, app.db, app.settings.endpoint)
    return ("offline", "llm") if is_agreed else ("offline",)
