"""The whole LLM grader with streamed replies, over a real socket."""

import json
from dataclasses import replace
from typing import Any

import pytest

from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.protocol import Grading, Progress
from mock_interview.llm.errors import EndedEarlyError
from mock_interview.scoring.judgement import Judgement
from mock_interview.settings import Pins
from tests.graders.llm_samples import FULL, conversation, good_reply
from tests.servers.chat import ChatServer
from tests.servers.plays import Play, no_done, refusing, replying


def reply(**changes: Any) -> Play:
    return replying(json.dumps(good_reply(**changes)))


async def watched(server: ChatServer, **settings: Any) -> tuple[Grading, list[Progress]]:
    told: list[Progress] = []
    grader = LlmGrader(server.settings(**settings))
    try:
        return await grader.grade(FULL, conversation(), told.append), told
    finally:
        await grader.aclose()


def judgements(told: list[Progress]) -> list[Judgement]:
    return [progress.judgement for progress in told if progress.judgement]


async def test_the_last_word_is_the_same_as_without_streaming() -> None:
    with ChatServer() as server:
        streamed, told = await watched(server)
        whole, _ = await watched(server, endpoint_pins=Pins(stream=False))
    assert streamed.judgement == whole.judgement
    assert replace(judgements(told)[-1], strength=whole.judgement.strength, fix=whole.judgement.fix) == whole.judgement


async def test_verdicts_come_one_by_one() -> None:
    with ChatServer([reply()]) as server:
        _, told = await watched(server)
    assert [len(judgement.points) for judgement in judgements(told)] == [1, 2, 3, 3, 3]


async def test_nothing_is_streamed_where_nobody_listens() -> None:
    with ChatServer() as server:
        grader = LlmGrader(server.settings())
        grading = await grader.grade(FULL, conversation())
        await grader.aclose()
    assert "stream" not in server.requests[0].body
    assert grading.parameters["streamed"] is False


async def test_a_missing_point_is_asked_for_again_once_and_added_to_what_was_told() -> None:
    with ChatServer([reply(points=good_reply()["points"][:2])]) as server:
        grading, told = await watched(server)
    assert server.requests[1].last_message["missing"] == ["fit-on-training"]
    assert len(server.requests) == 2
    assert len(judgements(told)[-1].points) == 3
    assert grading.judgement.flags == ()


async def test_a_point_missing_twice_is_left_out_and_flagged() -> None:
    short = reply(points=good_reply()["points"][:2])
    with ChatServer([short, reply(points=[])]) as server:
        grading, _ = await watched(server)
    assert "fit-on-training" not in grading.judgement.points
    assert [flag.code for flag in grading.judgement.flags] == ["not_judged"]


async def test_an_invented_id_is_never_told_and_flagged_in_the_end() -> None:
    invented = {"id": "charisma", "quote": "q", "reason": "r", "verdict": "met"}
    with ChatServer([reply(points=[invented, *good_reply()["points"]])]) as server:
        grading, told = await watched(server)
    assert all("charisma" not in judgement.points for judgement in judgements(told))
    assert [(flag.code, flag.about) for flag in grading.judgement.flags] == [("invented_id", "charisma")]


async def test_a_reply_in_the_wrong_form_is_mended_once() -> None:
    with ChatServer([replying("Fine, I think.")]) as server:
        grading, _ = await watched(server)
    assert grading.usage.requests == 2


async def test_a_reply_that_breaks_off_is_no_grading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mock_interview.llm.waiting.FIRST_PAUSE", 0.0)
    with (
        ChatServer(rest=no_done) as server,
        pytest.raises(EndedEarlyError, match=r"set stream = false under \[endpoint\]"),
    ):
        await watched(server)


async def test_the_grading_says_how_the_model_was_asked() -> None:
    with ChatServer() as server:
        grading, _ = await watched(server)
    assert grading.parameters == {
        "response_format": "json_schema",
        "temperature": 0.0,
        "reasoning_effort": None,
        "streamed": True,
        "anchors": 0,
    }


async def test_what_was_refused_is_not_said_to_have_been_used() -> None:
    with ChatServer(rest=refusing("temperature", 400, "no temperature")) as server:
        grading, _ = await watched(server, endpoint_pins=Pins(response_format="plain", reasoning_effort="low"))
    used = {name: grading.parameters[name] for name in ("response_format", "temperature", "reasoning_effort")}
    assert used == {"response_format": "plain", "temperature": None, "reasoning_effort": "low"}
