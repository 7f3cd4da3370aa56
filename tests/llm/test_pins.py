"""What the settings fix for an endpoint."""

from dataclasses import replace
from typing import Any

import pytest

from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.chat import ChatRequest, Completion
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import PinRefusedError, ServerFaultError
from mock_interview.llm.pins import learned_beside, with_pins
from mock_interview.settings import Pins
from tests.llm.conftest import Pauses
from tests.servers.chat import ChatServer
from tests.servers.plays import Play, failing, honest, refusing

EVERY_PIN = Pins("plain", "max_tokens", temperature=False, stream=False, reasoning_effort="high")


async def ask(server: ChatServer, request: ChatRequest, pins: Pins, times: int = 1) -> list[Completion]:
    async with ChatClient(server.settings(endpoint_pins=pins), None) as client:
        return [await client.complete(request) for _ in range(times)]


async def test_what_is_pinned_is_asked_for_as_given(chat_request: ChatRequest) -> None:
    with ChatServer() as server:
        await ask(server, replace(chat_request, stream=True, reasoning_effort=None), EVERY_PIN)
    body = server.requests[0].body
    assert {"response_format", "max_completion_tokens", "temperature", "stream"}.isdisjoint(body)
    assert (body["max_tokens"], body["reasoning_effort"]) == (50, "high")


REFUSED = [
    (Pins(response_format="json_schema"), "response_format", refusing("json_schema", 400, "no response_format")),
    (Pins(response_format="json_object"), "response_format", refusing("json_object", 422, "no json_object")),
    (Pins(reply_limit="max_tokens"), "reply_limit", refusing("max_tokens", 400, "max_tokens is unknown")),
    (Pins(temperature=True), "temperature", refusing("temperature", 400, "no temperature here")),
    (Pins(reasoning_effort="odd"), "reasoning_effort", refusing("reasoning_effort", 400, "bad reasoning_effort")),
    (Pins(stream=True), "stream", refusing("stream", 400, "Sorry.", param="stream")),
]


@pytest.mark.parametrize(("pins", "setting", "play"), REFUSED)
async def test_a_refusal_of_what_is_pinned_is_an_error_that_names_the_setting(
    pins: Pins, setting: str, play: Play, chat_request: ChatRequest
) -> None:
    told = pytest.raises(PinRefusedError, match=rf"refused {setting} .*remove {setting} under \[endpoint\]")
    with ChatServer(rest=play) as server, told:
        await ask(server, replace(chat_request, stream=True), pins)
    assert len(server.requests) == 1


async def test_what_is_not_pinned_still_gives_way(chat_request: ChatRequest) -> None:
    with ChatServer(rest=refusing("temperature", 400, "no temperature")) as server:
        first, second = await ask(server, chat_request, Pins(response_format="plain"), times=2)
    assert [first.requests, second.requests] == [2, 1]


async def test_a_pinned_format_is_not_suspected(chat_request: ChatRequest, pauses: Pauses) -> None:
    with ChatServer(rest=failing(500, "Internal Server Error")) as server:
        settings = server.settings(endpoint_pins=Pins(response_format="json_schema"))
        async with ChatClient(settings, None, sleep=pauses.sleep) as client:
            with pytest.raises(ServerFaultError):
                await client.complete(chat_request)
    assert {request.body["response_format"]["type"] for request in server.requests} == {"json_schema"}


async def test_a_pinned_schema_that_is_ignored_stays_pinned(chat_request: ChatRequest) -> None:
    with ChatServer() as server:
        settings = server.settings(endpoint_pins=Pins(response_format="json_schema"))
        async with ChatClient(settings, None) as client:
            await client.ignored_schema(await client.complete(chat_request), chat_request.model)
            completion = await client.complete(chat_request)
    assert completion.response_format == "json_schema"


async def test_a_pin_teaches_nothing_for_the_time_after_it(chat_request: ChatRequest) -> None:
    with ChatServer(rest=honest) as server:
        await ask(server, chat_request, EVERY_PIN)
        [completion] = await ask(server, replace(chat_request, stream=True), Pins())
    assert completion.response_format == "json_schema"
    assert completion.streamed
    assert "temperature" in server.requests[-1].body


@pytest.mark.parametrize("changes", [{"temperature": False}, {"stream": False}, {"reply_limit": "max_tokens"}])
def test_what_was_learned_of_the_rest_stays(changes: dict[str, Any]) -> None:
    known = Capabilities()
    pins = Pins(response_format="plain")
    found = replace(with_pins(known, pins), proven=True, **changes)
    assert learned_beside(found, known, pins) == replace(known, **changes)
