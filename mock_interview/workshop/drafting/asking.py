"""Asking a model for a draft: once, and once more where its reply will not do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mock_interview.graders.discretion import repeats
from mock_interview.graders.llm_asking import PREVIOUS_REPLY_CHARS
from mock_interview.graders.llm_reply import InvalidReplyError
from mock_interview.llm.chat import Completion
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import MalformedReplyError
from mock_interview.llm.waiting import Deadline, Notify
from mock_interview.text import sanitise
from mock_interview.workshop.drafting.drafts import Draft, draft_from
from mock_interview.workshop.drafting.notes import Line
from mock_interview.workshop.drafting.reply import read_draft
from mock_interview.workshop.drafting.request import PROMPT_SHA256, REPLY_SCHEMA, drafting_request
from mock_interview.workshop.slugs import Names

HASH_CHARS = 8


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be drafted: a question in a part of the notes, but not one of `drafted`; ids `taken` are not used."""

    part: Sequence[Line]
    drafted: Sequence[str]
    taken: frozenset[str]

    def read(self, completion: Completion) -> tuple[Draft | None, bool]:
        """Return the draft in a reply, None where it has no new one, and whether it is worth asking for more.

        Raises `InvalidReplyError`.
        """
        reply = read_draft(completion.text)
        if reply.rubric is None or repeats(reply.rubric.question, self.drafted):
            return None, False
        lines = {line.label: line.text for line in self.part}
        signed = f"Drafted by {completion.model} with the instructions {PROMPT_SHA256[:HASH_CHARS]}"
        return draft_from(reply.rubric, lines, Names(self.taken), signed), reply.more


class Asking:
    """The requests for one task. `completions` has every reply, also those that would not do."""

    def __init__(self, client: ChatClient, model: str, task: Task, deadline: Deadline, notify: Notify) -> None:
        self.completions: list[Completion] = []
        self._client = client
        self._model = model
        self._task = task
        self._deadline = deadline
        self._notify = notify

    async def draft(self) -> tuple[Draft | None, bool]:
        """Return what `Task.read` makes of a reply that will do. Raises `LlmError`."""
        first = await self._ask({})
        try:
            return self._task.read(first)
        except InvalidReplyError as problem:
            return await self._mended(first, problem)

    async def _mended(self, first: Completion, problem: InvalidReplyError) -> tuple[Draft | None, bool]:
        self._notify("The draft was not in order; asking the model to mend it")
        previous = sanitise(first.text)[:PREVIOUS_REPLY_CHARS]
        news: dict[str, Any] = {"previous_reply": previous, "problem": str(problem)}
        if first.response_format == "json_schema":  # elsewhere the schema stands before the data already
            news["reply_schema"] = REPLY_SCHEMA.schema
        second = await self._ask(news)
        if problem.breaks_schema:
            await self._client.ignored_schema(first, self._model)
        try:
            return self._task.read(second)
        except InvalidReplyError as still:
            raise MalformedReplyError(self._client.endpoint, str(still)) from None

    async def _ask(self, news: Mapping[str, Any]) -> Completion:
        request = drafting_request(self._model, self._task.part, self._task.drafted, news)
        completion = await self._client.complete(request, self._deadline, notify=self._notify)
        self.completions.append(completion)
        return completion
