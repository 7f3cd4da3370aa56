"""How what is asked for gives way to refusals."""

from dataclasses import replace

import pytest

from mock_interview.llm.capabilities import DOUBT_SECONDS, Capabilities, Negotiation
from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.refusals import Feature, Refusal

NOW = 1_740_000_000.0
FAULT = Refusal(500, "Internal Server Error")


@pytest.mark.parametrize(
    ("feature", "left"),
    [
        ("json_schema", Capabilities(response_format="json_object")),
        ("json_object", Capabilities(response_format="plain")),
        ("max_completion_tokens", Capabilities(reply_limit="max_tokens")),
        ("max_tokens", Capabilities(reply_limit="none")),
        ("temperature", Capabilities(temperature=False)),
        ("reasoning_effort", Capabilities(reasoning_effort=False)),
        ("separate_messages", Capabilities(separate_messages=False)),
        ("stream", Capabilities(stream=False)),
        ("stream_options", Capabilities(stream_options=False)),
    ],
)
def test_a_refused_feature_is_left_out(feature: Feature, left: Capabilities) -> None:
    assert Capabilities().without(feature) == left


def test_every_feature_is_in_use_at_first(chat_request: ChatRequest) -> None:
    assert Capabilities().used_by(chat_request) == (
        "json_schema",
        "max_completion_tokens",
        "temperature",
        "reasoning_effort",
        "separate_messages",
    )


def test_a_schema_in_the_prompt_makes_two_messages_three(chat_request: ChatRequest) -> None:
    short = replace(chat_request, messages=chat_request.messages[1:])
    assert "separate_messages" not in Capabilities().used_by(short)
    assert "separate_messages" in Capabilities(response_format="plain").used_by(short)


def test_what_was_refused_is_no_longer_in_use(chat_request: ChatRequest) -> None:
    nothing = Capabilities("plain", "none", temperature=False, reasoning_effort=False, separate_messages=False)
    assert nothing.used_by(chat_request) == ()


def test_a_named_refusal_is_certain_at_once(chat_request: ChatRequest) -> None:
    negotiation = Negotiation(Capabilities())
    assert negotiation.gives_way(Refusal(400, "temperature is not supported"), chat_request)
    assert negotiation.certain == negotiation.trial == Capabilities(temperature=False)


def test_a_suspicion_is_tried_and_not_yet_certain(chat_request: ChatRequest) -> None:
    negotiation = Negotiation(Capabilities())
    assert negotiation.gives_way(FAULT, chat_request)
    assert negotiation.trial.response_format == "json_object"
    assert negotiation.certain == Capabilities()
    assert negotiation.is_guessing


def test_a_suspicion_that_held_is_kept(chat_request: ChatRequest) -> None:
    negotiation = Negotiation(Capabilities())
    negotiation.gives_way(FAULT, chat_request)
    known = negotiation.succeeded(chat_request, NOW)
    assert known == Capabilities("json_object", proven=True, doubted="json_schema", doubted_at=NOW)


@pytest.mark.parametrize(("later", "format_"), [(DOUBT_SECONDS - 1, "json_object"), (DOUBT_SECONDS, "json_schema")])
def test_a_suspicion_holds_for_a_day(later: float, format_: str) -> None:
    doubted = Capabilities("json_object", proven=True, doubted="json_schema", doubted_at=NOW)
    assert doubted.as_of(NOW + later).response_format == format_


def test_a_suspicion_from_the_future_does_not_hold() -> None:
    doubted = Capabilities("json_object", proven=True, doubted="json_schema", doubted_at=NOW + 10)
    assert doubted.as_of(NOW) == Capabilities()


def test_what_the_endpoint_itself_said_holds_for_good() -> None:
    refused = Capabilities("json_object", temperature=False, proven=True)
    assert refused.as_of(NOW * 2) == refused


def test_a_stream_and_its_options_are_in_use_only_where_asked_for(chat_request: ChatRequest) -> None:
    streamed = replace(chat_request, stream=True)
    assert Capabilities().used_by(streamed)[-2:] == ("stream", "stream_options")
    assert Capabilities(stream_options=False).used_by(streamed)[-1] == "stream"
    assert {"stream", "stream_options"}.isdisjoint(Capabilities(stream=False).used_by(streamed))


def test_what_is_fixed_is_never_left_out(chat_request: ChatRequest) -> None:
    negotiation = Negotiation(Capabilities(), {"temperature"})
    refusal = Refusal(400, "temperature is not supported; see max_completion_tokens")
    assert negotiation.refused_fixture(refusal, chat_request) == "temperature"
    assert not negotiation.gives_way(refusal, chat_request)
    assert negotiation.trial == Capabilities()


def test_a_proven_format_is_not_suspected(chat_request: ChatRequest) -> None:
    assert not Negotiation(Capabilities(proven=True)).gives_way(FAULT, chat_request)


def test_suspicion_ends_where_nothing_is_left_to_suspect(chat_request: ChatRequest) -> None:
    negotiation = Negotiation(Capabilities())
    assert [negotiation.gives_way(FAULT, chat_request) for _ in range(3)] == [True, True, False]
