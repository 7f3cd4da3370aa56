"""The drafter: notes in, rubrics out as they come, part by part and one question at a time."""

import os
from collections.abc import AsyncGenerator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from mock_interview.errors import InputError
from mock_interview.graders.llm import NAME_WIDTH
from mock_interview.graders.llm_connection import Connection
from mock_interview.llm.client import ChatClient
from mock_interview.llm.waiting import Deadline, Notify, ignore
from mock_interview.settings import Settings
from mock_interview.text import one_line
from mock_interview.workshop.drafting.asking import Asking, Task
from mock_interview.workshop.drafting.drafts import Draft
from mock_interview.workshop.drafting.notes import Line

if TYPE_CHECKING:
    from mock_interview.llm.chat import Completion

MAX_QUESTIONS = 50  # in one part of the notes


def check_llm(settings: Settings) -> None:
    """Raise `InputError` where no LLM is configured."""
    if not (settings.has_key or settings.base_url):
        raise InputError(
            "Drafting needs an LLM, and none is configured: set OPENAI_API_KEY or OPENAI_BASE_URL, "
            "or write the rubric yourself with 'mock-interview rubrics new'."
        )


class Drafter:
    """Drafts with the model and endpoint of the settings, and is to be closed. `completions` has every reply."""

    def __init__(
        self,
        settings: Settings,
        environment: Mapping[str, str] = os.environ,
        client: ChatClient | None = None,
        notify: Notify = ignore,
    ) -> None:
        self.completions: list[Completion] = []
        self._settings = settings
        self._connection = Connection(settings, environment, client)
        self._notify = notify

    @property
    def name(self) -> str:
        """The model, as far as it is known, and where notes go."""
        return f"{one_line(self._connection.model or 'LLM', NAME_WIDTH)} at {self._settings.endpoint}"

    async def drafts(
        self, parts: Sequence[Sequence[Line]], questions: Sequence[str] = (), taken: Set[str] = frozenset()
    ) -> AsyncGenerator[Draft, None]:
        """Yield one draft for each question in the parts of the notes, as they come.

        None is about one of the `questions` that there are rubrics for, and none has an id that is `taken`. Raises
        `LlmError` where no usable reply comes, and `InputError` where it is not clear which model to ask or the key
        cannot be read.
        """
        found: list[Draft] = []
        for number, part in enumerate(parts, 1):
            self._notify(f"Asking {self.name} about part {number} of {len(parts)} of the notes")
            for _ in range(MAX_QUESTIONS):
                asked = [*questions, *(draft.question for draft in found)]
                ids = frozenset(taken) | {draft.id for draft in found}
                fresh, more = await self._asked(Task(part, asked, ids))
                if fresh:
                    found.append(fresh)
                    yield fresh
                if not more:
                    break

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connection.aclose()

    async def _asked(self, task: Task) -> tuple[Draft | None, bool]:
        deadline = Deadline(self._settings.deadline_seconds)
        async with deadline.enforced(self._settings.endpoint):
            client, model = await self._connection.opened()
        asking = Asking(client, model, task, deadline, self._notify)
        try:
            return await asking.draft()
        finally:
            self.completions += asking.completions
