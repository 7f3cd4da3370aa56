"""The client: one request in, one completion out, or one error that says what to do."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from types import TracebackType
from typing import Self

from pydantic import BaseModel, ValidationError

from mock_interview.llm.capabilities import Capabilities, Negotiation
from mock_interview.llm.chat import ChatRequest, Completion
from mock_interview.llm.endpoints import EndpointMemory
from mock_interview.llm.errors import LlmError, NoChoicesError, PinRefusedError, ServerFaultError
from mock_interview.llm.faults import refusal_fault
from mock_interview.llm.parameters import parameters
from mock_interview.llm.pins import as_pinned, fixed_features, learned_beside, setting_of, with_pins
from mock_interview.llm.redaction import hide, redact
from mock_interview.llm.refusals import Refusal, RefusedError
from mock_interview.llm.replies import read_completion, read_json
from mock_interview.llm.streams import Hear, read_stream
from mock_interview.llm.transport import Transport
from mock_interview.llm.waiting import Deadline, Notify, Patience, Sleep, ignore
from mock_interview.settings import Settings

Listen = Callable[[], Hear]


def deaf() -> Hear:
    """Return a listener that hears nothing."""
    return ignore


class _Model(BaseModel):
    id: str


class _Models(BaseModel):
    data: list[_Model]


class ChatClient:
    """Asks models at the endpoint of the settings, and remembers what they can do.

    May be used by many tasks of one event loop at once. Raises `AccessError` where there is no
    usable key.
    """

    def __init__(
        self,
        settings: Settings,
        api_key: str | None,
        *,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.endpoint = settings.endpoint
        self._key = api_key
        self._deadline_seconds = settings.deadline_seconds
        self._pins = settings.endpoint_pins
        self._sleep = sleep
        self._clock = clock
        self._transport = Transport(settings, api_key)
        self._memory = EndpointMemory(settings.locations.endpoints_file, settings.service_url)
        self._first_contact = asyncio.Lock()
        self._met: set[str] = set()

    async def complete(
        self,
        request: ChatRequest,
        deadline: Deadline | None = None,
        notify: Notify = ignore,
        listen: Listen = deaf,
    ) -> Completion:
        """Return the model's reply, by `deadline` or within the seconds of the settings.

        `notify` hears, once a second, how long a pause before another try still lasts. `listen` is
        called for each try, and what it returns hears the text of a streamed reply as it arrives.
        Raises `LlmError`.
        """
        request = as_pinned(request, self._pins)
        deadline = deadline or Deadline(self._deadline_seconds)
        async with deadline.enforced(self.endpoint), self._one_at_first(request.model):
            return await self._negotiate(request, Patience(deadline, notify, self._sleep), listen)

    async def model_names(self) -> list[str]:
        """Return the names of the endpoint's models. Raises `LlmError`."""
        async with Deadline(self._deadline_seconds).enforced(self.endpoint):
            try:
                value = read_json(await self._transport.models(), self.endpoint)
                return [hide(model.id, self._key) for model in _Models.model_validate(value).data]
            except RefusedError as refused:
                raise refusal_fault(refused.refusal, self.endpoint, "", self._key) from None
            except ValidationError:
                raise NoChoicesError(self.endpoint) from None

    async def ignored_schema(self, completion: Completion, model: str) -> None:
        """Learn from a reply that does not fit the schema it was bound to: it is not enforced here."""
        known = await self._recall(model)
        if completion.response_format == known.response_format == "json_schema" and not self._pins.response_format:
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
        if model in self._met or (await self._recall(model)).proven:
            yield
            return
        async with self._first_contact:
            yield

    async def _negotiate(self, request: ChatRequest, patience: Patience, listen: Listen) -> Completion:
        known = with_pins(await self._recall(request.model), self._pins)
        negotiation = Negotiation(known, fixed_features(self._pins))
        requests = 0
        while True:
            requests += 1
            try:
                completion = await self._once(request, negotiation.trial, listen())
            except RefusedError as refused:
                if negotiation.gives_way(refused.refusal, request):
                    await self._remember(request.model, negotiation.certain)
                    continue
                fault = self._fault(refused.refusal, request, negotiation)
                if negotiation.is_guessing and isinstance(fault, ServerFaultError):
                    raise fault from None
                await patience.wait_after(fault)
            except LlmError as fault:
                await patience.wait_after(fault)
            else:
                self._met.add(request.model)
                await self._remember(request.model, negotiation.succeeded(request, self._clock()))
                return replace(completion, requests=requests)

    def _fault(self, refusal: Refusal, request: ChatRequest, negotiation: Negotiation) -> LlmError:
        if feature := negotiation.refused_fixture(refusal, request):
            return PinRefusedError(self.endpoint, redact(refusal.message, self._key), setting_of(feature))
        return refusal_fault(refusal, self.endpoint, request.model, self._key)

    async def _once(self, request: ChatRequest, known: Capabilities, hear: Hear) -> Completion:
        used = known.used_by(request)
        completion = await self._exchange(request, known, hear)
        return replace(
            completion,
            response_format=known.response_format if request.schema else "plain",
            temperature=request.temperature if "temperature" in used else None,
            reasoning_effort=request.reasoning_effort if "reasoning_effort" in used else None,
        )

    async def _exchange(self, request: ChatRequest, known: Capabilities, hear: Hear) -> Completion:
        async with self._transport.chat(parameters(request, known)) as answer:
            if answer.is_stream:
                return (await read_stream(answer.pieces, self.endpoint, self._key, hear)).completion(request.model)
            return read_completion(await answer.whole(), self.endpoint, request.model, self._key)

    async def _recall(self, model: str) -> Capabilities:
        known = await asyncio.to_thread(self._memory.recall, model)
        return known.as_of(self._clock())

    async def _remember(self, model: str, found: Capabilities) -> None:
        learned = learned_beside(found, await self._recall(model), self._pins)
        await asyncio.to_thread(self._memory.remember, model, learned)
