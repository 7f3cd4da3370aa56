"""The client: one request in, one completion out, or one error that says what to do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from types import TracebackType
from typing import Self

from pydantic import BaseModel, ValidationError

from mock_interview.llm.capabilities import Capabilities, Negotiation
from mock_interview.llm.chat import ChatRequest, Completion
from mock_interview.llm.endpoints import EndpointMemory
from mock_interview.llm.errors import LlmError, NoChoicesError, ServerFaultError
from mock_interview.llm.faults import refusal_fault
from mock_interview.llm.parameters import parameters
from mock_interview.llm.refusals import RefusedError
from mock_interview.llm.replies import read_completion, read_json
from mock_interview.llm.transport import Transport
from mock_interview.llm.waiting import Deadline, Notify, Patience, Sleep, ignore
from mock_interview.settings import Settings


class _Model(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Model]


class ChatClient:
    """Asks models at the endpoint of the settings, and remembers what they can do.

    May be used by many tasks of one event loop at once. Raises `AccessError` where there is no
    usable key.
    """

    def __init__(self, settings: Settings, api_key: str | None, *, sleep: Sleep = asyncio.sleep) -> None:
        self.endpoint = settings.endpoint
        self._key = api_key
        self._deadline_seconds = settings.deadline_seconds
        self._sleep = sleep
        self._transport = Transport(settings, api_key)
        self._memory = EndpointMemory(settings.locations.endpoints_file, settings.service_url)
        self._first_contact = asyncio.Lock()

    async def complete(
        self, request: ChatRequest, deadline: Deadline | None = None, notify: Notify = ignore
    ) -> Completion:
        """Return the model's reply, by `deadline` or within the seconds of the settings.

        `notify` hears, once a second, how long a pause before another try still lasts.
        Raises `LlmError`.
        """
        deadline = deadline or Deadline(self._deadline_seconds)
        async with deadline.enforced(self.endpoint), self._one_at_first(request.model):
            return await self._negotiate(request, Patience(deadline, notify, self._sleep))

    async def model_names(self) -> list[str]:
        """Return the names of the endpoint's models. Raises `LlmError`."""
        async with Deadline(self._deadline_seconds).enforced(self.endpoint):
            try:
                value = read_json(await self._transport.models(), self.endpoint)
                return [model.id for model in _Models.model_validate(value).data]
            except RefusedError as refused:
                raise refusal_fault(refused.refusal, self.endpoint, "", self._key) from None
            except ValidationError:
                raise NoChoicesError(self.endpoint) from None

    async def ignored_schema(self, completion: Completion, model: str) -> None:
        """Learn from a reply that does not fit the schema it was bound to: it is not enforced here."""
        known = await self._recall(model)
        if completion.response_format == known.response_format == "json_schema":
            await self._remember(model, known.without("json_schema"))

    async def aclose(self) -> None:
        """Close all connections."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    @asynccontextmanager
    async def _one_at_first(self, model: str) -> AsyncIterator[None]:
        """Let one request find out what a model never met can do, and the others profit."""
        if (await self._recall(model)).proven:
            yield
            return
        async with self._first_contact:
            yield

    async def _negotiate(self, request: ChatRequest, patience: Patience) -> Completion:
        negotiation = Negotiation(await self._recall(request.model))
        requests = 0
        while True:
            requests += 1
            try:
                completion = await self._once(request, negotiation.trial)
            except RefusedError as refused:
                if negotiation.gives_way(refused.refusal, request):
                    await self._remember(request.model, negotiation.certain)
                    continue
                fault = refusal_fault(refused.refusal, self.endpoint, request.model, self._key)
                if negotiation.is_guessing and isinstance(fault, ServerFaultError):
                    raise fault from None
                await patience.wait_after(fault)
            except LlmError as fault:
                await patience.wait_after(fault)
            else:
                await self._remember(request.model, negotiation.succeeded(request))
                return replace(completion, requests=requests)

    async def _once(self, request: ChatRequest, known: Capabilities) -> Completion:
        answer = await self._transport.chat(parameters(request, known))
        completion = read_completion(answer, self.endpoint, request.model, self._key)
        return replace(completion, response_format=known.response_format if request.schema else "plain")

    async def _recall(self, model: str) -> Capabilities:
        return await asyncio.to_thread(self._memory.recall, model)

    async def _remember(self, model: str, capabilities: Capabilities) -> None:
        await asyncio.to_thread(self._memory.remember, model, capabilities)
