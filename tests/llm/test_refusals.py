"""What a refusal is about, in the words that servers really use."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from mock_interview.llm.refusals import (
    Feature,
    Refusal,
    is_about_length,
    is_about_model,
    is_opaque,
    named_feature,
    parse_retry_after,
    read_refusal,
)

ALL: tuple[Feature, ...] = (
    "json_schema",
    "max_completion_tokens",
    "temperature",
    "reasoning_effort",
    "separate_messages",
    "stream",
    "stream_options",
)

CAPABILITIES = [
    (400, "'response_format' of type 'json_schema' is not supported with this model.", "json_schema"),
    (400, "This response_format type is unavailable now", "json_schema"),
    (400, "Invalid schema for response_format 'grading': too deep", "json_schema"),
    (422, "response_format.type: unknown variant `json_schema`, expected `text` or `json_object`", "json_schema"),
    (500, "[{'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text'\"}]", "json_schema"),
    (500, "failed to parse grammar", "json_schema"),
    (404, "No endpoints found that support response_format", "json_schema"),
    (400, "Unsupported value: 'temperature' does not support 0.0 with this model.", "temperature"),
    (400, "Unrecognized request argument supplied: max_completion_tokens", "max_completion_tokens"),
    (400, "Unrecognized request argument supplied: reasoning_effort", "reasoning_effort"),
    (400, "Conversation roles must alternate user/assistant/user/assistant/...", "separate_messages"),
    (500, "Jinja Exception: System message must be at the beginning.", "separate_messages"),
    (400, "Only user, assistant and tool roles are supported, got system", "separate_messages"),
    (400, "This model does not support streaming.", "stream"),
    (400, "Streaming is not available for this deployment", "stream"),
    (422, "[{'type': 'extra_forbidden', 'loc': ['body', 'stream']}]", "stream"),
    (400, "Unrecognized request argument supplied: stream_options", "stream_options"),
    (400, "The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options"),
    (400, "Unsupported parameter: temperature. Supported: max_completion_tokens, response_format", "temperature"),
]

OTHERS = [
    (400, "This model's maximum context length is 4097 tokens, however you requested 9000 (8000 in max_tokens)."),
    (400, "the request exceeds the available context size (4096 tokens); lower max_completion_tokens"),
    (404, "The model `temperature-7b` does not exist or you do not have access to it."),
    (404, "model 'response_format' not found, try pulling it first"),
    (400, "Invalid model name passed in model=json_schema-7b"),
    (401, "temperature"),
    (429, "Rate limit reached for temperature"),
    (503, "response_format workers are restarting"),
    (400, "messages: at least one message is required"),
]


@pytest.mark.parametrize(("status", "message", "feature"), CAPABILITIES)
def test_a_refused_capability_is_named(status: int, message: str, feature: Feature) -> None:
    assert named_feature(Refusal(status, message), ALL) == feature


@pytest.mark.parametrize(("status", "message"), OTHERS)
def test_another_refusal_is_not_taken_for_one_of_a_capability(status: int, message: str) -> None:
    refusal = Refusal(status, message)
    assert named_feature(refusal, ALL) is None
    assert not is_opaque(refusal)


def test_a_feature_that_was_not_asked_for_cannot_have_been_refused() -> None:
    assert named_feature(Refusal(400, "temperature is not supported"), ("json_schema",)) is None


def test_the_parameter_the_server_points_at_counts_before_its_words() -> None:
    refusal = Refusal(400, "Use response_format with a lower value", param="temperature")
    assert named_feature(refusal, ALL) == "temperature"


def test_a_limit_above_what_the_model_allows_is_dropped_altogether() -> None:
    message = "'max_tokens' or 'max_completion_tokens' is too large: 8000. This model's maximum context length is 8192."
    assert named_feature(Refusal(400, message), ALL) == "max_tokens"


def test_a_name_far_down_in_an_echoed_request_is_not_read() -> None:
    content = json.dumps({"detail": "bad input: " + "x" * 3000 + " temperature"}).encode()
    assert named_feature(read_refusal(422, content, {}), ALL) is None


@pytest.mark.parametrize(
    ("status", "message"),
    [(500, "Internal Server Error"), (400, "Unsupported parameter"), (422, "Extra inputs are not permitted")],
)
def test_a_refusal_that_names_nothing_may_be_about_anything(status: int, message: str) -> None:
    assert is_opaque(Refusal(status, message))


@pytest.mark.parametrize("message", ["upstream connect error", "No response from the event stream", "stream reset"])
def test_a_broken_stream_further_up_is_no_refusal_to_stream(message: str) -> None:
    assert named_feature(Refusal(500, message), ALL) is None


def test_an_account_that_may_not_stream_is_pointed_at_by_the_parameter() -> None:
    refusal = Refusal(400, "Your organization must be verified to stream this model.", param="stream")
    assert named_feature(refusal, ALL) == "stream"


@pytest.mark.parametrize(
    "message",
    ["Model Not Exist", "model 'x' not found", "No models loaded. Please load a model", "x is not a valid model ID"],
)
def test_an_unknown_model_is_recognised(message: str) -> None:
    assert is_about_model(Refusal(404, message))


def test_a_response_format_missing_from_a_model_is_not_an_unknown_model() -> None:
    assert not is_about_model(Refusal(400, "Model x: response_format json_schema is not available"))


def test_a_code_alone_tells_that_the_context_is_too_short() -> None:
    assert is_about_length(Refusal(400, "Too much.", code="context_length_exceeded"))


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "Nope"}},
        {"error": "Nope"},
        {"message": "Nope"},
        {"detail": "Nope"},
        "Nope",
    ],
)
def test_the_message_is_found_in_every_shape_servers_use(body: object) -> None:
    assert read_refusal(400, json.dumps(body).encode(), {}).message == "Nope"


def test_a_list_of_validation_errors_is_searched_too() -> None:
    body = {"detail": [{"type": "extra_forbidden", "loc": ["body", "max_completion_tokens"]}]}
    assert named_feature(read_refusal(422, json.dumps(body).encode(), {}), ALL) == "max_completion_tokens"


@pytest.mark.parametrize("content", [b"<html>Bad gateway</html>", b"", b"\xff\xfe"])
def test_a_body_that_is_no_message_is_no_error_of_its_own(content: bytes) -> None:
    assert read_refusal(502, content, {}).status == 502


def test_a_web_page_is_not_shown_as_the_servers_words() -> None:
    assert read_refusal(502, b"<html>Bad gateway</html>", {}).message == ""


def test_retry_after_is_read_as_seconds() -> None:
    assert parse_retry_after({"retry-after": "7.5"}) == 7.5


def test_retry_after_is_read_as_a_date() -> None:
    then = datetime.now(UTC) + timedelta(seconds=100)
    assert parse_retry_after({"retry-after": format_datetime(then, usegmt=True)}) == pytest.approx(100, abs=3)


@pytest.mark.parametrize("value", ["soon", "", "nan", "inf", "Mon, 99 Foo"])
def test_a_retry_after_that_makes_no_sense_is_none(value: str) -> None:
    assert parse_retry_after({"retry-after": value}) is None


def test_a_retry_after_in_the_past_is_now() -> None:
    assert parse_retry_after({"retry-after": "-5"}) == 0.0
