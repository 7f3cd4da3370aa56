"""The person's consent to send answers to a host, asked for once per host."""

import asyncio
from typing import TYPE_CHECKING

from mock_interview.transcripts import consent
from mock_interview.tui.screens.dialogs import Question

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp


async def may_send(app: "MockInterviewApp") -> bool:
    """Return whether answers may go where the settings say; ask where that is not known yet. Call from a worker."""
    endpoint = app.settings.endpoint
    if app.settings.chosen_grader == "offline" or await asyncio.to_thread(consent.is_agreed, app.db, endpoint):
        return True
    text = f"Your answers and the rubric will be sent to {endpoint}. You will not be asked again for this host."
    question = Question("Send your answers for grading?", text, yes="Send", no="Not now")
    if not await app.push_screen_wait(question):
        return False
    await asyncio.to_thread(consent.agree, app.db, endpoint)
    return True
