"""Answers with status 200, whole and broken."""

import json
from typing import Any

import pytest

from mock_interview.llm import errors
from mock_interview.llm.chat import Completion, Tokens
from mock_interview.llm.refusals import RefusedError
from mock_interview.llm.replies import read_completion, read_tokens

ENDPOINT = "http://127.0.0.1:9"
KEY = "proj-9f8e7d6c5b4a3210"


def body(message: dict[str, Any] | None = None, **changes: Any) -> bytes:
    choice = {"index": 0, "finish_reason": "stop", "message": message or {"content": "{}"}}
    return json.dumps({"model": "served", "choices": [choice], **changes}).encode()


def finished(reason: str | None) -> bytes:
    return body(choices=[{"message": {"content": "{}"}, "finish_reason": reason}])


def read(content: bytes) -> Completion:
    return read_completion(content, ENDPOINT, "asked", None)


BROKEN = [
    (b"<!DOCTYPE html><p>Log in", errors.WebPageError),
    (b"", errors.BrokenJsonError),
    (body()[:40], errors.BrokenJsonError),
    (b"[" * 100_000, errors.BrokenJsonError),
    (body({"content": "MARK"}).replace(b"MARK", b"\xe9"), errors.WrongEncodingError),
    (body(choices=None), errors.NoChoicesError),
    (body(choices=[]), errors.NoChoicesError),
    (b"null", errors.NoChoicesError),
    (body({"content": 7}), errors.NoChoicesError),
    (body({"content": None, "refusal": "No."}), errors.RefusalError),
    (finished("length"), errors.TruncatedError),
    (finished("content_filter"), errors.FilteredError),
    (finished("error"), errors.ServerFaultError),
]


@pytest.mark.parametrize(("content", "kind"), BROKEN)
def test_each_broken_answer_has_its_error(content: bytes, kind: type[errors.LlmError]) -> None:
    with pytest.raises(errors.LlmError) as caught:
        read(content)
    assert type(caught.value) is kind


def test_the_model_is_as_the_server_named_it() -> None:
    assert read(body()).model == "served"


def test_the_model_is_as_asked_where_the_server_names_none() -> None:
    assert read(body(model=None)).model == "asked"


def test_the_name_of_the_model_cannot_steer_a_terminal() -> None:
    assert read(body(model="gpt\x1b[2J\n5")).model == "gpt 5"


@pytest.mark.parametrize("reason", ["stop", None])
def test_a_finished_reply_is_read(reason: str | None) -> None:
    assert read(finished(reason)).text == "{}"


def test_no_content_is_an_empty_reply() -> None:
    assert read(body({"content": None})).text == ""


def test_content_in_parts_is_joined_without_the_thinking() -> None:
    parts = [{"type": "thinking", "thinking": [{"text": "hm"}]}, {"type": "text", "text": "{"}, {"text": "}"}]
    assert read(body({"content": parts})).text == "{}"


def test_an_error_with_status_200_is_a_refusal() -> None:
    with pytest.raises(RefusedError) as caught:
        read(json.dumps({"error": {"message": "Rate limited", "code": 429}}).encode())
    assert caught.value.refusal.status == 429


def test_an_error_with_status_200_and_no_number_is_the_servers_fault() -> None:
    with pytest.raises(RefusedError) as caught:
        read(b'{"error": "oops"}')
    assert caught.value.refusal.status == 502


def test_tokens_are_counted_as_the_server_says() -> None:
    usage = {"prompt_tokens": 9, "completion_tokens": 4, "prompt_tokens_details": {"cached_tokens": 8}}
    assert read_tokens(usage) == Tokens(prompt=9, cached=8, completion=4)


@pytest.mark.parametrize(
    "usage", [None, "many", {"prompt_tokens": "x"}, {"prompt_tokens": None}, {"prompt_tokens": -1}]
)
def test_a_count_that_makes_no_sense_loses_no_reply(usage: object) -> None:
    assert read(body(usage=usage)).tokens == Tokens()


def test_a_key_that_the_server_repeats_goes_no_further() -> None:
    content = body({"content": json.dumps({"strength": f"You said {KEY}.", "id": KEY})}, model=f"gpt-{KEY}")
    completion = read_completion(content, ENDPOINT, "asked", KEY)
    assert (completion.text, completion.model) == ('{"strength": "You said [key].", "id": "[key]"}', "gpt-[key]")


def test_a_key_for_a_finish_reason_goes_no_further() -> None:
    assert read_completion(finished(KEY), ENDPOINT, "asked", KEY).finish_reason == "[key]"
