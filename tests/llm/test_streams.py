"""Streamed replies, whole and broken."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from mock_interview.llm import errors
from mock_interview.llm.chat import Completion, Tokens
from mock_interview.llm.refusals import RefusedError
from mock_interview.llm.streams import MAX_REPLY_CHARS, read_stream

ENDPOINT = "http://127.0.0.1:9"
DONE = b"data: [DONE]\n\n"
KEY = "proj-9f8e7d6c5b4a3210"


def event(delta: Any = None, finish_reason: str | None = None, **changes: Any) -> bytes:
    choices = [{"index": 0, "delta": delta or {}, "finish_reason": finish_reason}]
    return b"data: %s\n\n" % json.dumps({"model": "served", "choices": choices, **changes}).encode()


WORDS = [event({"role": "assistant"}), event({"content": '{"a"'}), event({"content": ": 1}"})]


async def read(
    *events: bytes, heard: list[str] | None = None, drop: bool = False, key: str | None = None
) -> Completion:
    async def pieces() -> AsyncIterator[bytes]:
        for each in events:
            yield each
        if drop:
            raise errors.DroppedError(ENDPOINT)

    reply = await read_stream(pieces(), ENDPOINT, key, (heard if heard is not None else []).append)
    return reply.completion("asked")


async def test_a_whole_reply_is_put_together() -> None:
    usage = event(choices=[], usage={"prompt_tokens": 9, "completion_tokens": 4})
    completion = await read(*WORDS, event({}, "stop"), usage, DONE)
    assert completion == Completion('{"a": 1}', "served", "stop", Tokens(prompt=9, completion=4), streamed=True)


async def test_the_text_is_heard_as_it_arrives() -> None:
    heard: list[str] = []
    await read(*WORDS, DONE, heard=heard)
    assert heard == ['{"a"', ": 1}"]


@pytest.mark.parametrize("ending", [[DONE], [event({}, "stop")], [event({}, "stop"), DONE]])
async def test_either_sign_of_the_end_will_do(ending: list[bytes]) -> None:
    assert (await read(*WORDS, *ending)).text == '{"a": 1}'


async def test_nothing_after_the_end_is_read() -> None:
    assert (await read(*WORDS, DONE + b"data: nonsense\n\n", b"data: more\n\n")).text == '{"a": 1}'


async def test_a_connection_that_breaks_after_the_reply_is_complete_does_no_harm() -> None:
    assert (await read(*WORDS, event({}, "stop"), drop=True)).text == '{"a": 1}'


async def test_a_connection_that_breaks_before_that_is_told() -> None:
    with pytest.raises(errors.DroppedError):
        await read(*WORDS, drop=True)


async def test_chunks_without_anything_in_them_are_passed_over() -> None:
    odd = [event(choices=[]), event(choices=None), event(choices=[{"delta": None}]), b": ping\n\n"]
    assert (await read(*odd, *WORDS, DONE)).text == '{"a": 1}'


async def test_thinking_is_not_part_of_the_reply() -> None:
    thinking = event({"content": [{"type": "thinking", "thinking": [{"text": "hm"}]}]})
    assert (await read(event({"reasoning_content": "hm"}), thinking, *WORDS, DONE)).text == '{"a": 1}'


async def test_a_refusal_is_put_together_too() -> None:
    with pytest.raises(errors.RefusalError, match="I cannot"):
        await read(event({"refusal": "I can"}), event({"refusal": "not."}), event({}, "stop"), DONE)


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        (WORDS, errors.EndedEarlyError),
        ([], errors.EndedEarlyError),
        ([DONE], errors.NoChoicesError),
        ([*WORDS, event({}, "length"), DONE], errors.TruncatedError),
        ([*WORDS, event({}, "content_filter"), DONE], errors.FilteredError),
        ([*WORDS, event({}, "error"), DONE], errors.ServerFaultError),
        ([*WORDS, b'data: {"choices": [{"del\n\n'], errors.BrokenJsonError),
        ([b"data: " + b"[" * 100_000 + b"\n\n"], errors.BrokenJsonError),
        ([b"data: 7\n\n"], errors.NoChoicesError),
        ([event({"content": 7})], errors.NoChoicesError),
        ([b"data: caf\xe9\n\n"], errors.WrongEncodingError),
        ([event({"content": "x" * MAX_REPLY_CHARS}), event({"content": "x"})], errors.EndlessError),
    ],
)
async def test_each_broken_stream_has_its_error(events: list[bytes], kind: type[errors.LlmError]) -> None:
    with pytest.raises(errors.LlmError) as caught:
        await read(*events)
    assert type(caught.value) is kind


async def test_an_error_among_the_events_is_a_refusal() -> None:
    with pytest.raises(RefusedError) as caught:
        await read(*WORDS, b'data: {"error": {"message": "The worker died.", "code": 503}}\n\n')
    assert caught.value.refusal.status == 503


async def test_a_key_that_the_server_repeats_goes_no_further() -> None:
    heard: list[str] = []
    pieces = [event({"content": char}, model=f"gpt-{KEY}") for char in f'{{"id": "{KEY}"}}']
    completion = await read(*pieces, event({}, KEY, model=KEY), DONE, heard=heard, key=KEY)
    assert completion.text == "".join(heard) == '{"id": "[key]"}'
    assert (completion.model, completion.finish_reason) == ("[key]", "[key]")


@pytest.mark.parametrize("ending", [[DONE], [event({}, "stop")]])
async def test_the_last_word_is_heard_too(ending: list[bytes]) -> None:
    heard: list[str] = []
    await read(event({"content": "{}"}), *ending, heard=heard, key=KEY)
    assert "".join(heard) == "{}"
