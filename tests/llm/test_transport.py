"""What is asked stays with the endpoint agreed on, and nothing is read without measure."""

import gzip
from dataclasses import replace
from typing import Any

import httpx2
import pytest
import respx

from mock_interview.llm import errors, transport
from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.client import ChatClient
from mock_interview.locations import locate
from mock_interview.settings import Settings
from tests.servers.chat import ChatServer
from tests.servers.exchange import Exchange
from tests.servers.plays import Play, answering

BASE_URL = "https://api.example.com/v1"
REDIRECTS = [301, 302, 303, 307, 308]


async def refused(play: Play, request: ChatRequest) -> tuple[errors.LlmError, int]:
    """Return the error that `play` leads to, and how often was asked."""
    with ChatServer(rest=play) as server:
        async with ChatClient(server.settings(), None) as client:
            with pytest.raises(errors.LlmError) as caught:
                await client.complete(request)
    return caught.value, len(server.requests)


async def error_of_listing() -> errors.LlmError:
    async with ChatClient(Settings(locations=locate(), base_url=BASE_URL), None) as client:
        with pytest.raises(errors.LlmError) as caught:
            await client.model_names()
    return caught.value


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("status", REDIRECTS)
async def test_what_is_asked_does_not_follow_a_redirect(status: int, streamed: bool, chat_request: ChatRequest) -> None:
    with ChatServer() as elsewhere:
        play = answering(status, b"", {"Location": f"{elsewhere.url}/chat/completions"})
        error, requests = await refused(play, replace(chat_request, stream=streamed))
    assert elsewhere.requests == []
    assert type(error) is errors.RedirectedError
    assert requests == 1


@pytest.mark.parametrize("location", ["http://evil.example/\x1b[2J", "http://[", "", "mailto:x"])
async def test_the_place_redirected_to_is_not_shown(location: str, chat_request: ChatRequest) -> None:
    error, _ = await refused(answering(307, b"gone to evil.example", {"Location": location}), chat_request)
    assert str(error).endswith("sends requests elsewhere; check the base URL.")
    assert "evil" not in str(error)


async def test_the_list_of_models_does_not_follow_a_redirect_either() -> None:
    with respx.mock(base_url=BASE_URL) as api:
        api.get("/models").respond(302, headers={"Location": "https://evil.example/v1/models"})
        error = await error_of_listing()
    assert type(error) is errors.RedirectedError


@pytest.mark.parametrize("status", [307, 400, 401, 500, 503])
@pytest.mark.parametrize("packed", [False, True])
async def test_an_error_beyond_all_measure_is_cut_off(status: int, packed: bool, chat_request: ChatRequest) -> None:
    content = b"x" * (transport.MAX_ERROR_BYTES + 1)
    headers = {"Content-Encoding": "gzip"} if packed else {}
    play = answering(status, gzip.compress(content) if packed else content, headers)
    error, requests = await refused(play, chat_request)
    assert type(error) is (errors.RedirectedError if status == 307 else errors.EndlessError)
    assert requests == 1


async def test_an_error_is_not_read_past_its_measure(chat_request: ChatRequest) -> None:
    def without_end(exchange: Exchange) -> None:
        exchange.send_head(400, {"Content-Type": "application/json", "Transfer-Encoding": "chunked"})
        while not exchange.closing.is_set():
            exchange.send_event(b"x" * 100_000)

    error, _ = await refused(without_end, chat_request)
    assert type(error) is errors.EndlessError


async def test_a_long_error_is_still_understood(chat_request: ChatRequest) -> None:
    error, _ = await refused(answering(401, b"x" * 500_000), chat_request)
    assert type(error) is errors.KeyRefusedError


@pytest.mark.parametrize("packed", [False, True])
async def test_a_list_of_models_beyond_all_measure_is_cut_off(packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MAX_ANSWER_BYTES", 1000)
    content = b" " * 1001
    headers = {"Content-Encoding": "gzip"} if packed else {}
    with respx.mock(base_url=BASE_URL) as api:
        api.get("/models").respond(content=gzip.compress(content) if packed else content, headers=headers)
        error = await error_of_listing()
    assert type(error) is errors.EndlessError


def test_a_proxy_of_the_environment_is_still_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    made: list[httpx2.URL] = []
    original = httpx2.AsyncHTTPTransport.__init__

    def watched(self: httpx2.AsyncHTTPTransport, *arguments: Any, **options: Any) -> None:
        if options.get("proxy"):
            made.append(options["proxy"].url)
        original(self, *arguments, **options)

    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "__init__", watched)
    ChatClient(Settings(locations=locate(), base_url=BASE_URL), None)
    assert made == [httpx2.URL("http://127.0.0.1:9")]
