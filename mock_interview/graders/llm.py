"""The LLM grader: one request per answer, every credit to be backed by the candidate's own words."""

import os
import time
from collections.abc import Mapping

from mock_interview.graders.llm_asking import Asking
from mock_interview.graders.llm_connection import Connection
from mock_interview.graders.llm_judgement import judgement_from
from mock_interview.graders.llm_messages import PROMPT_SHA256
from mock_interview.graders.protocol import Grading, Progress, Report, silent
from mock_interview.llm.client import ChatClient
from mock_interview.llm.waiting import Deadline
from mock_interview.rubric.models import Rubric
from mock_interview.scoring.conversation import Conversation
from mock_interview.scoring.scorecard import Provenance
from mock_interview.settings import Settings
from mock_interview.text import one_line

NAME_WIDTH = 100


class LlmGrader:
    """Grades with the model and endpoint of the settings; the key is read when it is first needed.

    May be used by many tasks of one event loop at once, and is to be closed.
    """

    def __init__(
        self,
        settings: Settings,
        environment: Mapping[str, str] = os.environ,
        client: ChatClient | None = None,
    ) -> None:
        self._settings = settings
        self._connection = Connection(settings, environment, client)

    @property
    def name(self) -> str:
        """The model, as far as it is known, and where answers go."""
        return f"{one_line(self._connection.model or 'LLM', NAME_WIDTH)} at {self._settings.endpoint}"

    @property
    def provenance(self) -> Provenance:
        """Who grades, as far as is known without asking a server."""
        return self._signed(self._connection.model and one_line(self._connection.model, NAME_WIDTH))

    async def grade(
        self, rubric: Rubric, conversation: Conversation, report: Report = silent, plea: str = ""
    ) -> Grading:
        """Judge the candidate's answers in `conversation` within the deadline of the settings.

        Raises `LlmError` where no usable reply comes, and `InputError` where it is not clear which
        model to ask or the key cannot be read.
        """
        started = time.monotonic()
        client, model = await self._connection.opened()
        deadline = Deadline(self._settings.deadline_seconds)
        report(Progress(f"Asking {self.name}"))
        asking = Asking(client, model, rubric, conversation, deadline, report, plea, anchors=self._settings.anchors)
        reply = await asking.judged()
        return Grading(
            judgement=judgement_from(reply, rubric),
            provenance=self._signed(asking.completions[-1].model),
            usage=asking.usage(time.monotonic() - started),
            parameters=asking.parameters(),
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connection.aclose()

    def _signed(self, model: str | None) -> Provenance:
        return Provenance(kind="llm", model=model, endpoint=self._settings.endpoint, prompt_sha256=PROMPT_SHA256)
