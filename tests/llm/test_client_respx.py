"""The client against a mocked API: what goes out and what comes back."""

import json
from collections.abc import AsyncIterator, Iterator

import pytest
import respx

from mock_interview.llm.chat import ChatRequest, Tokens
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import KeyRefusedError, MissingKeyError, UnreadableError, UnusableKeyError
from mock_interview.locations import locate
from mock_interview.settings import Settings

BASE_URL = "https://api.example.com/v1"
KEY = "proj-9f8e7d6c5b4a3210"
REPLY = {
    "model": "served-1",
    "choices": [{"message": {"content": '{"a": 1}'}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 12, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 10}},
}


@pytest.fixture
def api() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=BASE_URL) as router:
        yield router


@pytest.fixture
async def client() -> AsyncIterator[ChatClient]:
    async with ChatClient(Settings(locations=locate(), base_url=BASE_URL), KEY) as client:
        yield client


async def test_a_reply_comes_back_with_all_that_is_known_of_it(
    api: respx.MockRouter, client: ChatClient, chat_request: ChatRequest
) -> None:
    api.post("/chat/completions").respond(json=REPLY)
    completion = await client.complete(chat_request)
    assert completion.text == '{"a": 1}'
    assert completion.model == "served-1"
    assert completion.finish_reason == "stop"
    assert completion.tokens == Tokens(prompt=12, cached=10, completion=5)
    assert completion.requests == 1
    assert completion.response_format == "json_schema"


async def test_the_messages_go_out_as_they_are(
    api: respx.MockRouter, client: ChatClient, chat_request: ChatRequest
) -> None:
    route = api.post("/chat/completions").respond(json=REPLY)
    await client.complete(chat_request)
    sent = json.loads(route.calls.last.request.content)
    assert sent["messages"] == [{"role": m.role, "content": m.content} for m in chat_request.messages]


async def test_the_key_goes_out_in_the_header(
    api: respx.MockRouter, client: ChatClient, chat_request: ChatRequest
) -> None:
    route = api.post("/chat/completions").respond(json=REPLY)
    await client.complete(chat_request)
    assert route.calls.last.request.headers["Authorization"] == f"Bearer {KEY}"


async def test_the_models_are_listed(api: respx.MockRouter, client: ChatClient) -> None:
    api.get("/models").respond(json={"data": [{"id": "a"}, {"id": "b"}]})
    assert await client.model_names() == ["a", "b"]


async def test_a_key_among_the_models_goes_no_further(api: respx.MockRouter, client: ChatClient) -> None:
    api.get("/models").respond(json={"data": [{"id": KEY}, {"id": f"gpt-{KEY}"}, {"id": "proj-9f8"}]})
    assert await client.model_names() == ["[key]", "gpt-[key]", "proj-9f8"]


async def test_a_list_of_models_that_is_none_is_told(api: respx.MockRouter, client: ChatClient) -> None:
    api.get("/models").respond(json={"data": None})
    with pytest.raises(UnreadableError):
        await client.model_names()


async def test_a_refused_list_of_models_has_its_error(api: respx.MockRouter, client: ChatClient) -> None:
    api.get("/models").respond(401, json={"error": {"message": f"Bad key {KEY}"}})
    with pytest.raises(KeyRefusedError) as caught:
        await client.model_names()
    assert KEY not in str(caught.value)


async def test_a_key_in_the_environment_is_not_used_behind_the_callers_back(
    api: respx.MockRouter, chat_request: ChatRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    route = api.post("/chat/completions").respond(json=REPLY)
    async with ChatClient(Settings(locations=locate(), base_url=BASE_URL), None) as client:
        await client.complete(chat_request)
    assert KEY not in route.calls.last.request.headers["Authorization"]


def test_the_openai_service_is_not_asked_without_a_key() -> None:
    with pytest.raises(MissingKeyError, match="set OPENAI_API_KEY"):
        ChatClient(Settings(locations=locate()), None)


@pytest.mark.parametrize("key", ["with space", "line\nbreak", "ключ"])
def test_a_key_that_cannot_be_sent_is_told_apart(key: str) -> None:
    with pytest.raises(UnusableKeyError) as caught:
        ChatClient(Settings(locations=locate()), key)
    assert key not in str(caught.value)
