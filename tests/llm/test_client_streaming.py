"""Streaming over a real socket: what is heard, every fault in mid-stream, and letting go."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from mock_interview.llm import errors, transport
from mock_interview.llm.chat import ChatRequest, Completion
from mock_interview.llm.client import ChatClient
from mock_interview.settings import Pins
from tests.llm.conftest import Pauses
from tests.servers.chat import ChatServer
from tests.servers.exchange import Exchange
from tests.servers.plays import PLAYS, Play, dropped, failing, honest, no_done, refusing, stalled

REPLY = "I am here to grade answers."


@pytest.fixture
def streamed(chat_request: ChatRequest) -> ChatRequest:
    return replace(chat_request, stream=True)


class Heard:
    """What was heard, a list for each try."""

    def __init__(self) -> None:
        self.tries: list[list[str]] = []

    def listen(self) -> Callable[[str], None]:
        self.tries.append([])
        return self.tries[-1].append


async def ask(server: ChatServer, request: ChatRequest, times: int = 1) -> list[Completion]:
    async with ChatClient(server.settings(), None) as client:
        return [await client.complete(request) for _ in range(times)]


async def test_a_streamed_reply_comes_back_like_any_other(streamed: ChatRequest) -> None:
    with ChatServer() as server:
        [completion] = await ask(server, streamed)
        [whole] = await ask(server, replace(streamed, stream=False))
    assert completion == replace(whole, streamed=True)
    assert completion.tokens.completion > 0


async def test_a_stream_is_asked_for_with_its_usage(streamed: ChatRequest) -> None:
    with ChatServer() as server:
        await ask(server, streamed)
    assert server.requests[0].body["stream"] is True
    assert server.requests[0].body["stream_options"] == {"include_usage": True}


async def test_the_text_is_heard_as_it_arrives(streamed: ChatRequest) -> None:
    heard = Heard()
    with ChatServer() as server:
        async with ChatClient(server.settings(), None) as client:
            await client.complete(streamed, listen=heard.listen)
    assert "".join(heard.tries[0]) == REPLY


async def test_another_try_is_heard_from_its_beginning(streamed: ChatRequest, pauses: Pauses) -> None:
    heard = Heard()
    with ChatServer([no_done]) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            await client.complete(streamed, listen=heard.listen)
    assert "".join(heard.tries[1]) == REPLY


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
    ("endless", errors.EndlessError, 1),
    ("dropped", errors.DroppedError, 3),
    ("no-done", errors.EndedEarlyError, 3),
    ("error-event", errors.ServerFaultError, 3),
    ("busy", errors.BusyError, 3),
    ("overloaded", errors.ServerFaultError, 3),
]


@pytest.mark.parametrize(("name", "kind", "requests"), FAULTS)
async def test_each_fault_has_its_error_and_is_retried_only_where_that_can_help(
    name: str, kind: type[errors.LlmError], requests: int, streamed: ChatRequest, pauses: Pauses
) -> None:
    streamed = replace(streamed, schema=None)
    with ChatServer(rest=PLAYS[name]) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            with pytest.raises(errors.LlmError) as caught:
                await client.complete(streamed)
    assert type(caught.value) is kind
    assert len(server.requests) == requests


@pytest.mark.parametrize("fault", [dropped, no_done, PLAYS["error-event"], failing(503, "Overloaded")])
async def test_a_fault_that_passes_is_got_over(fault: Play, streamed: ChatRequest, pauses: Pauses) -> None:
    with ChatServer([fault]) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            completion = await client.complete(replace(streamed, schema=None))
    assert (completion.text, completion.requests) == (REPLY, 2)


async def test_a_stream_that_stalls_meets_the_deadline(streamed: ChatRequest) -> None:
    with ChatServer(rest=stalled) as server:
        async with ChatClient(server.settings(deadline_seconds=0.3), None) as client:
            with pytest.raises(errors.DeadlineError):
                await client.complete(streamed)


async def test_cancelling_closes_the_connection_at_once(streamed: ChatRequest) -> None:
    gone = threading.Event()
    begun = asyncio.Event()

    def until_gone(exchange: Exchange) -> None:
        exchange.begin_events()
        exchange.send_event(exchange.event({"content": "{"}))
        if exchange.wait_until_gone():
            gone.set()

    with ChatServer(rest=until_gone) as server:
        async with ChatClient(server.settings(), None) as client:
            task = asyncio.create_task(client.complete(streamed, listen=lambda: lambda _: begun.set()))
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(gone.wait, 5.0)


async def test_an_answer_beyond_all_measure_is_cut_off_whatever_it_holds(
    streamed: ChatRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MAX_ANSWER_BYTES", 100)
    with ChatServer() as server, pytest.raises(errors.EndlessError, match="would not end"):
        await ask(server, streamed)


async def test_a_server_that_does_not_stream_though_asked_is_understood(streamed: ChatRequest) -> None:
    def whole(exchange: Exchange) -> None:
        exchange.send(200, exchange.completion({"content": REPLY}))

    with ChatServer(rest=whole) as server:
        [completion] = await ask(server, streamed)
    assert completion.text == REPLY
    assert not completion.streamed


REFUSALS = [
    ("stream", 400, "Streaming is not supported by this model.", "stream"),
    ("stream", 422, "Unsupported value: stream", None),
    ("stream_options", 400, "Unknown parameter: 'stream_options'.", None),
    ("stream_options", 422, "[{'loc': ['body', 'stream_options'], 'msg': 'Extra inputs are not permitted'}]", None),
]


@pytest.mark.parametrize(("feature", "status", "message", "param"), REFUSALS)
async def test_a_refusal_to_stream_costs_one_request_and_is_remembered(
    feature: str, status: int, message: str, param: str | None, streamed: ChatRequest
) -> None:
    with ChatServer(rest=refusing(feature, status, message, param)) as server:
        first, second = await ask(server, streamed, times=2)
        [next_run] = await ask(server, streamed)
    assert [first.requests, second.requests, next_run.requests] == [2, 1, 1]
    assert next_run.streamed == (feature == "stream_options")


async def test_a_stream_that_is_pinned_off_is_not_asked_for(streamed: ChatRequest) -> None:
    with ChatServer(rest=honest) as server:
        async with ChatClient(server.settings(endpoint_pins=Pins(stream=False)), None) as client:
            await client.complete(streamed)
    assert "stream" not in server.requests[0].body
