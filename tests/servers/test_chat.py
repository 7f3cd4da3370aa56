"""The local server itself, over plain HTTP."""

import http.client
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from mock_interview.graders.llm_messages import messages
from mock_interview.graders.llm_reply import read_reply
from mock_interview.llm.capabilities import Capabilities
from mock_interview.llm.chat import ChatRequest
from mock_interview.llm.parameters import parameters
from tests.graders.llm_samples import FULL, conversation
from tests.servers.chat import ChatServer
from tests.servers.plays import PLAYS

ROOT = Path(__file__).parent.parent.parent


def grading_request(known: Capabilities | None = None, *, stream: bool = False, **news: Any) -> dict[str, Any]:
    request = ChatRequest("test-model", messages(FULL, conversation(), news))
    return {**parameters(request, known or Capabilities()), "stream": stream}


def post(url: str, body: dict[str, Any]) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    try:
        connection.request("POST", "/v1/chat/completions", json.dumps(body))
        return connection.getresponse().read()
    finally:
        connection.close()


def content_of(answer: bytes) -> str:
    content: str = json.loads(answer)["choices"][0]["message"]["content"]
    return content


def events_of(answer: bytes) -> list[str]:
    return [line.removeprefix("data: ") for line in answer.decode().split("\n\n") if line]


@pytest.mark.parametrize("known", [Capabilities(), Capabilities("plain", separate_messages=False)])
def test_the_honest_grader_reads_the_rubric_however_it_is_sent(known: Capabilities) -> None:
    with ChatServer() as server:
        reply = read_reply(content_of(post(server.url, grading_request(known))), FULL)
    assert reply.missing(FULL) == []
    assert all(point.quote in conversation()[1].text for point in reply.points)


def test_the_honest_grader_judges_only_what_is_asked_for_again() -> None:
    with ChatServer() as server:
        reply = read_reply(content_of(post(server.url, grading_request(missing=["trees-unaffected"]))), FULL)
    assert [point.id for point in reply.points] == ["trees-unaffected"]


def test_a_stream_says_the_same_as_a_whole_reply() -> None:
    with ChatServer() as server:
        whole = content_of(post(server.url, grading_request()))
        *chunks, done = events_of(post(server.url, grading_request(stream=True)))
    deltas = [json.loads(chunk)["choices"][0]["delta"] for chunk in chunks]
    assert "".join(delta.get("content", "") for delta in deltas) == whole
    assert done == "[DONE]"


def test_a_stream_can_end_without_done() -> None:
    with ChatServer(rest=PLAYS["no-done"]) as server:
        events = events_of(post(server.url, grading_request(stream=True)))
    assert "[DONE]" not in events
    assert all(json.loads(event)["choices"][0]["finish_reason"] is None for event in events)


def test_a_stream_can_break_in_the_middle() -> None:
    with ChatServer(rest=PLAYS["dropped"]) as server, pytest.raises((ConnectionError, http.client.IncompleteRead)):
        post(server.url, grading_request(stream=True))


def test_a_stream_can_hold_half_an_event() -> None:
    with ChatServer(rest=PLAYS["truncated"]) as server:
        events = events_of(post(server.url, grading_request(stream=True)))
    with pytest.raises(json.JSONDecodeError):
        json.loads(events[-1])


def test_a_stream_can_hold_what_is_not_utf8() -> None:
    with ChatServer(rest=PLAYS["wrong-utf8"]) as server:
        answer = post(server.url, grading_request(stream=True))
    with pytest.raises(UnicodeDecodeError):
        answer.decode()


def test_it_serves_from_the_command_line() -> None:
    command = [sys.executable, "-m", "tests.servers.chat", "--port", "0", "--play", "html"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        url = line.split()[3].rstrip(";")
        answer = post(url, grading_request())
        process.terminate()
    assert answer.startswith(b"<!DOCTYPE html>")
