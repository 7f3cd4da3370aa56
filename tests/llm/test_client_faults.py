"""Every fault over a real socket: its error, how often was asked, and what is said."""

import asyncio
import socket

import pytest

from mock_interview.llm import errors
from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.client import ChatClient
from mock_interview.llm.waiting import Deadline
from tests.llm.conftest import Pauses
from tests.servers.chat import ChatServer
from tests.servers.plays import PLAYS, Play, dropped, failing

KEY = "proj-9f8e7d6c5b4a3210"

# play, error, requests made
FAULTS = [
    ("html", errors.WebPageError, 1),
    ("truncated", errors.BrokenJsonError, 1),
    ("wrong-utf8", errors.WrongEncodingError, 1),
    ("no-choices", errors.NoChoicesError, 1),
    ("refusal", errors.RefusalError, 1),
    ("content-filter", errors.FilteredError, 1),
    ("length", errors.TruncatedError, 1),
    ("wrong-key", errors.KeyRefusedError, 1),
    ("unknown-model", errors.UnknownModelError, 1),
    ("dropped", errors.DroppedError, 3),
    ("busy", errors.BusyError, 3),
    ("overloaded", errors.ServerFaultError, 3),
]


@pytest.mark.parametrize(("name", "kind", "requests"), FAULTS)
async def test_each_fault_has_its_error_and_is_retried_only_where_that_can_help(
    name: str, kind: type[errors.LlmError], requests: int, chat_request: ChatRequest, pauses: Pauses
) -> None:
    with ChatServer(rest=PLAYS[name]) as server:
        async with ChatClient(server.settings(), KEY, sleep=pauses.sleep) as client:
            with pytest.raises(errors.LlmError) as caught:
                await client.complete(chat_request)
    assert type(caught.value) is kind
    assert len(server.requests) == requests
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("fault", [dropped, failing(429, "Slow down"), failing(503, "Overloaded")])
async def test_a_fault_that_passes_is_got_over(fault: Play, chat_request: ChatRequest, pauses: Pauses) -> None:
    with ChatServer([fault]) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            completion = await client.complete(chat_request)
    assert completion.requests == 2
    assert pauses == [0.5]


async def test_a_busy_server_is_waited_for_as_long_as_it_asks(chat_request: ChatRequest, pauses: Pauses) -> None:
    told: list[str] = []
    with ChatServer([PLAYS["busy"]]) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            await client.complete(chat_request, notify=told.append)
            endpoint = client.endpoint
    assert pauses == [1.0, 1.0]
    assert told[0] == f"{endpoint} is busy or its rate limit is reached; trying again in 2 s."


async def test_a_server_that_asks_for_more_than_the_deadline_is_not_waited_for(
    chat_request: ChatRequest, pauses: Pauses
) -> None:
    with ChatServer(rest=failing(429, "Later", {"Retry-After": "600"})) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            with pytest.raises(errors.BusyError, match="try again in 600 seconds"):
                await client.complete(chat_request)
    assert pauses == []


async def test_a_slow_server_meets_the_deadline(chat_request: ChatRequest) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server:
        async with ChatClient(server.settings(deadline_seconds=0.3), None) as client:
            with pytest.raises(errors.DeadlineError, match=r"within 0\.3 seconds"):
                await client.complete(chat_request)


async def test_a_deadline_of_the_caller_comes_before_that_of_the_settings(chat_request: ChatRequest) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server:
        async with ChatClient(server.settings(deadline_seconds=60), None) as client:
            with pytest.raises(errors.DeadlineError):
                await client.complete(chat_request, Deadline(0.1))


async def test_a_request_can_be_cancelled(chat_request: ChatRequest) -> None:
    with ChatServer(rest=PLAYS["slow"]) as server:
        async with ChatClient(server.settings(), None) as client:
            task = asyncio.create_task(client.complete(chat_request))
            await asyncio.to_thread(server.wait_for_request)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task


async def test_a_server_that_is_not_there_cannot_be_reached(chat_request: ChatRequest, pauses: Pauses) -> None:
    with socket.create_server(("127.0.0.1", 0)) as placeholder:
        port = placeholder.getsockname()[1]
    with ChatServer() as server:
        settings = server.settings(base_url=f"http://127.0.0.1:{port}/v1")
    async with ChatClient(settings, None, sleep=pauses.sleep) as client:
        with pytest.raises(errors.UnreachableError, match="check that it is running"):
            await client.complete(chat_request)


async def test_a_base_url_without_its_path_is_told(chat_request: ChatRequest) -> None:
    with ChatServer() as server:
        settings = server.settings(base_url=server.url.removesuffix("/v1"))
        async with ChatClient(settings, None) as client:
            with pytest.raises(errors.WrongAddressError, match="usually ends in /v1"):
                await client.complete(chat_request)
