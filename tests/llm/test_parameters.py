"""A request in the form that an endpoint takes."""

from dataclasses import replace

from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.parameters import arranged, parameters


def test_at_first_everything_is_asked_for(chat_request: ChatRequest) -> None:
    body = parameters(chat_request, Capabilities())
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["max_completion_tokens"] == 50
    assert body["temperature"] == 0.0
    assert body["reasoning_effort"] == "low"


def test_nothing_refused_is_asked_for(chat_request: ChatRequest) -> None:
    nothing = Capabilities("plain", "none", temperature=False, reasoning_effort=False)
    assert set(parameters(chat_request, nothing)) == {"model", "messages"}


def test_an_older_server_gets_the_older_name_of_the_limit(chat_request: ChatRequest) -> None:
    body = parameters(chat_request, Capabilities(reply_limit="max_tokens"))
    assert body["max_tokens"] == 50
    assert "max_completion_tokens" not in body


def test_an_enforced_schema_is_not_repeated_in_the_messages(chat_request: ChatRequest) -> None:
    assert arranged(chat_request, Capabilities()) == list(chat_request.messages)


def test_an_unenforced_schema_stands_before_the_data(chat_request: ChatRequest) -> None:
    *fixed, schema, last = arranged(chat_request, Capabilities(response_format="json_object"))
    assert [*fixed, last] == list(chat_request.messages)
    assert '"additionalProperties":false' in schema.content


def test_the_fixed_messages_become_one_where_the_template_takes_only_one(chat_request: ChatRequest) -> None:
    first, last = arranged(chat_request, Capabilities(response_format="plain", separate_messages=False))
    assert first.role == "system"
    assert first.content.startswith("Grade.\n\n{}\n\nReply with one JSON object")
    assert last == chat_request.messages[-1]


def test_a_request_without_a_schema_asks_for_no_format(chat_request: ChatRequest) -> None:
    assert "response_format" not in parameters(replace(chat_request, schema=None), Capabilities())


def test_a_stream_is_asked_for_as_far_as_it_is_taken(chat_request: ChatRequest) -> None:
    streamed = replace(chat_request, stream=True)
    assert parameters(streamed, Capabilities())["stream_options"] == {"include_usage": True}
    assert "stream_options" not in parameters(streamed, Capabilities(stream_options=False))
    assert "stream" not in parameters(streamed, Capabilities(stream=False))
