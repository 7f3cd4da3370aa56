"""What an author is shown is what a server gets."""

from typing import Any

import pytest

from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.protocol import Progress
from mock_interview.graders.strict import Strict
from mock_interview.settings import Pins
from mock_interview.workshop.prompting import ANY_MODEL, grading_requests
from mock_interview.workshop.tokens import estimated_tokens
from tests.graders.llm_samples import FULL, conversation
from tests.servers.chat import ChatServer
from tests.servers.plays import PLAYS


def watched(_: Progress) -> None:
    """Watch a grading, as the command does: so the reply is streamed."""


@pytest.mark.parametrize("play", ["honest", "no-json-schema", "no-temperature", "llama-cpp"])
async def test_the_request_shown_is_the_one_that_is_sent(play: str) -> None:
    said = conversation()
    with ChatServer(rest=PLAYS[play]) as server:
        grader = LlmGrader(server.settings())
        for _ in range(2):  # the first may have been refused, the second knows why
            await grader.grade(FULL, said, watched)
        await grader.aclose()
        [shown] = grading_requests(server.settings(), FULL, said[-1].text)
        assert shown.body == server.requests[-1].body


@pytest.mark.parametrize("settings", [{"anchors": False}, {"endpoint_pins": Pins(response_format="json_object")}])
async def test_settings_change_what_is_shown_as_they_change_what_is_sent(settings: dict[str, Any]) -> None:
    said = conversation()
    with ChatServer() as server:
        grader = LlmGrader(server.settings(**settings))
        await grader.grade(FULL, said, watched)
        await grader.aclose()
        [shown] = grading_requests(server.settings(**settings), FULL, said[-1].text)
        assert shown.body == server.requests[-1].body


async def test_strict_grading_shows_a_request_for_each_criterion() -> None:
    said = conversation()
    with ChatServer() as server:
        grader = Strict(LlmGrader(server.settings()))
        await grader.grade(FULL, said, watched)
        await grader.aclose()
        shown = grading_requests(server.settings(strict=True), FULL, said[-1].text)
        sent = [request.body["messages"] for request in server.requests]
    assert len(shown) == len(FULL.criteria)
    assert sorted(map(str, sent)) == sorted(str(request.body["messages"]) for request in shown)


def test_where_the_model_is_found_out_on_the_way_none_is_made_up() -> None:
    with ChatServer() as server:
        [shown] = grading_requests(server.settings(models=()), FULL, "Because.")
        assert shown.body["model"] == ANY_MODEL
        assert server.requests == []


def test_the_schema_counts_beside_the_messages_only_where_it_stands_there() -> None:
    with ChatServer() as server:
        [beside] = grading_requests(server.settings(), FULL, "Because.")
        pinned = server.settings(endpoint_pins=Pins(response_format="json_object"))
        [within] = grading_requests(pinned, FULL, "Because.")
    assert beside.schema_tokens > 0 == within.schema_tokens
    assert within.message_tokens > beside.message_tokens


def test_tokens_are_estimated_from_bytes() -> None:
    assert estimated_tokens(["four", "five!"]) == 3
    assert estimated_tokens(["最急降下法"]) > estimated_tokens(["descent."])
