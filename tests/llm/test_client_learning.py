"""Finding out what an endpoint can do, over a real socket, without asking twice."""

import asyncio

import pytest

from mock_interview.llm.capabilities import DOUBT_SECONDS
from mock_interview.llm.chat import ChatRequest, Completion
from mock_interview.llm.client import ChatClient
from mock_interview.llm.errors import LlmError, ServerFaultError, TooLongError
from mock_interview.settings import Settings
from tests.llm.conftest import Pauses
from tests.servers.chat import ChatServer
from tests.servers.exchange import Exchange
from tests.servers.plays import PLAYS, Play, failing, features_of, honest, refusing

REFUSALS = [
    ("json_schema", 400, "'response_format' of type 'json_schema' is not supported"),
    ("json_schema", 404, "No endpoints found that support response_format"),
    ("json_schema", 422, "unknown variant `json_schema`"),
    ("json_schema", 500, "Internal Server Error"),
    ("temperature", 400, "'temperature' does not support 0.0 with this model"),
    ("max_completion_tokens", 400, "Unrecognized request argument supplied: max_completion_tokens"),
    ("reasoning_effort", 400, "Unrecognized request argument supplied: reasoning_effort"),
    ("separate_messages", 400, "Conversation roles must alternate user/assistant/user/assistant/..."),
]


async def ask(settings: Settings, request: ChatRequest, times: int = 1) -> list[Completion]:
    async with ChatClient(settings, None) as client:
        return [await client.complete(request) for _ in range(times)]


@pytest.mark.parametrize(("feature", "status", "message"), REFUSALS)
async def test_a_refused_feature_costs_one_request_and_is_never_asked_for_again(
    feature: str, status: int, message: str, chat_request: ChatRequest
) -> None:
    with ChatServer(rest=refusing(feature, status, message)) as server:
        first, second = await ask(server.settings(), chat_request, times=2)
        [next_run] = await ask(server.settings(), chat_request)
    assert [first.requests, second.requests, next_run.requests] == [2, 1, 1]


async def test_features_refused_one_after_the_other_are_each_asked_for_once(chat_request: ChatRequest) -> None:
    def picky(exchange: Exchange) -> None:
        wrong = {"json_schema", "json_object", "temperature", "max_completion_tokens", "max_tokens"}
        refused = sorted(wrong & features_of(exchange))
        exchange.send_error(400, f"{refused[0]} is not supported") if refused else honest(exchange)

    with ChatServer(rest=picky) as server:
        first, second = await ask(server.settings(), chat_request, times=2)
    assert [first.requests, second.requests] == [6, 1]
    assert second.response_format == "plain"


async def test_the_server_of_llama_cpp_is_understood(chat_request: ChatRequest) -> None:
    with ChatServer(rest=PLAYS["llama-cpp"]) as server:
        [completion] = await ask(server.settings(), chat_request)
    assert completion.response_format == "json_object"
    assert completion.requests == 2


async def test_what_one_model_cannot_do_is_not_held_against_another(chat_request: ChatRequest) -> None:
    other = ChatRequest("other-model", chat_request.messages, chat_request.schema)
    with ChatServer([refusing("temperature", 400, "no temperature")]) as server:
        await ask(server.settings(), chat_request)
        [completion] = await ask(server.settings(), other)
    assert "temperature" in server.requests[-1].body
    assert completion.requests == 1


async def test_requests_at_once_to_an_unknown_endpoint_meet_one_refusal(chat_request: ChatRequest) -> None:
    with ChatServer(rest=refusing("json_schema", 400, "no response_format")) as server:
        async with ChatClient(server.settings(), None) as client:
            await asyncio.gather(*(client.complete(chat_request) for _ in range(5)))
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (failing(400, "This model's maximum context length is 10 tokens, see max_tokens"), TooLongError),
        (failing(400, "at least one message is required"), LlmError),
        (failing(404, "The model `temperature-7b` does not exist"), LlmError),
    ],
)
async def test_a_refusal_about_something_else_teaches_nothing(
    fault: Play, kind: type[LlmError], chat_request: ChatRequest
) -> None:
    with ChatServer([fault]) as server:
        with pytest.raises(kind):
            await ask(server.settings(), chat_request)
        await ask(server.settings(), chat_request)
    assert len(server.requests) == 2
    assert server.requests[0].body == server.requests[1].body


async def test_a_server_that_fails_whatever_is_asked_teaches_nothing(chat_request: ChatRequest) -> None:
    fault = failing(500, "Internal Server Error")
    with ChatServer([fault] * 3) as server:
        with pytest.raises(ServerFaultError):
            await ask(server.settings(), chat_request)
        [completion] = await ask(server.settings(), chat_request)
    assert len(server.requests) == 4
    assert completion.response_format == "json_schema"


async def test_a_format_given_up_on_suspicion_alone_is_tried_again_a_day_later(chat_request: ChatRequest) -> None:
    now = [1_740_000_000.0]
    with ChatServer([failing(500, "Internal Server Error")]) as server:
        async with ChatClient(server.settings(), None, clock=lambda: now[0]) as client:
            first = await client.complete(chat_request)
            same_day = await client.complete(chat_request)
            now[0] += DOUBT_SECONDS
            next_day = await client.complete(chat_request)
    formats = [completion.response_format for completion in (first, same_day, next_day)]
    assert formats == ["json_object", "json_object", "json_schema"]
    assert [first.requests, same_day.requests, next_day.requests] == [2, 1, 1]


async def test_a_suspicion_that_was_right_costs_one_request_a_day(chat_request: ChatRequest) -> None:
    now = [1_740_000_000.0]
    with ChatServer(rest=refusing("json_schema", 500, "Internal Server Error")) as server:
        async with ChatClient(server.settings(), None, clock=lambda: now[0]) as client:
            first = await client.complete(chat_request)
            now[0] += DOUBT_SECONDS
            again, after = [await client.complete(chat_request) for _ in range(2)]
    assert [first.requests, again.requests, after.requests] == [2, 2, 1]


async def test_what_was_asked_for_in_the_end_is_told(chat_request: ChatRequest) -> None:
    with ChatServer(rest=refusing("temperature", 400, "no temperature")) as server:
        [completion] = await ask(server.settings(), chat_request)
    assert (completion.temperature, completion.reasoning_effort) == (None, "low")
    assert completion.response_format == "json_schema"
    assert not completion.streamed


async def test_a_fault_of_a_proven_endpoint_is_waited_out(chat_request: ChatRequest, pauses: Pauses) -> None:
    with ChatServer([honest, failing(500, "Internal Server Error")]) as server:
        async with ChatClient(server.settings(), None, sleep=pauses.sleep) as client:
            await client.complete(chat_request)
            completion = await client.complete(chat_request)
    assert completion.response_format == "json_schema"
    assert pauses == [0.5]


async def test_a_schema_that_is_not_enforced_moves_into_the_messages(chat_request: ChatRequest) -> None:
    with ChatServer() as server:
        async with ChatClient(server.settings(), None) as client:
            await client.ignored_schema(await client.complete(chat_request), chat_request.model)
            completion = await client.complete(chat_request)
    assert completion.response_format == "json_object"
    assert len(server.requests[-1].body["messages"]) == 4


async def test_a_request_without_a_schema_proves_nothing_of_schemas(chat_request: ChatRequest) -> None:
    plain = ChatRequest(chat_request.model, chat_request.messages)
    with ChatServer([honest], rest=refusing("json_schema", 500, "Internal Server Error")) as server:
        await ask(server.settings(), plain)
        [completion] = await ask(server.settings(), chat_request)
    assert completion.response_format == "json_object"
