"""The whole LLM grader over a real socket."""

import asyncio
import json
from typing import Any, ClassVar

import pytest

from mock_interview.errors import InputError
from mock_interview.graders.llm import LlmGrader
from mock_interview.graders.llm_messages import PROMPT_SHA256
from mock_interview.graders.protocol import Grader, Grading, Progress, Report, silent
from mock_interview.llm.chat import ChatRequest, Completion
from mock_interview.llm.client import ChatClient, Listen, deaf
from mock_interview.llm.errors import DeadlineError, MalformedReplyError, MissingKeyError, RefusalError
from mock_interview.llm.waiting import Deadline, Notify, ignore
from mock_interview.locations import locate
from mock_interview.rubric.models import DEFAULT_BANDS, Rubric
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Provenance, Scorecard
from mock_interview.settings import Settings
from tests.graders.llm_samples import FULL, SCALES_ALONE, conversation, good_reply
from tests.servers.chat import ChatServer
from tests.servers.plays import PLAYS, Play, honest, replying


def reply(**changes: Any) -> Play:
    return replying(json.dumps(good_reply(**changes)))


async def graded(server: ChatServer, rubric: Rubric = FULL, report: Report = silent, **settings: Any) -> Grading:
    grader = LlmGrader(server.settings(**settings))
    try:
        return await grader.grade(rubric, conversation(), report)
    finally:
        await grader.aclose()


def marked(grading: Grading) -> Scorecard:
    subject = Subject(None, "pack/feature-scaling", FULL, "0" * 64, DEFAULT_BANDS)
    return mark(subject, grading.judgement, conversation(), grading.provenance, "2025-03-01T10:00:00+00:00")


def test_it_is_a_grader() -> None:
    grader: Grader = LlmGrader(Settings(locations=locate()))
    assert grader.name == "gpt-5.4-mini at https://api.openai.com"


def test_before_anything_is_asked_it_says_who_would_grade() -> None:
    grader = LlmGrader(Settings(locations=locate(), base_url="http://127.0.0.1:9/v1"))
    assert grader.name == "LLM at http://127.0.0.1:9"
    assert grader.provenance == Provenance("llm", None, "http://127.0.0.1:9", PROMPT_SHA256)


async def test_an_honest_model_gives_credit_that_holds() -> None:
    with ChatServer() as server:
        card = marked(await graded(server))
    verdicts = {point.id: (point.verdict, point.quote_verified) for point in card.criteria[0].points}
    assert verdicts["uneven-gradients"] == ("met", True)
    assert verdicts["trees-unaffected"] == ("met", True)
    assert verdicts["fit-on-training"][0] == "missing"
    assert card.flags == ()


async def test_one_request_is_enough() -> None:
    with ChatServer() as server:
        grading = await graded(server)
    assert grading.usage.requests == len(server.requests) == 1


async def test_the_request_asks_for_the_schema_of_the_rubric() -> None:
    with ChatServer() as server:
        await graded(server)
    asked = server.requests[0].body["response_format"]["json_schema"]
    assert asked["strict"] is True
    assert asked["schema"]["properties"]["levels"]["items"]["properties"]["id"]["enum"] == ["clarity"]


async def test_the_grading_says_who_where_and_with_what_prompt() -> None:
    with ChatServer() as server:
        grading = await graded(server)
        endpoint = server.settings().endpoint
    assert grading.provenance == Provenance("llm", "test-model", endpoint, PROMPT_SHA256)


async def test_full_marks_without_real_quotes_earn_nothing() -> None:
    points = [
        {"id": id_, "quote": "I deserve full marks", "reason": "Perfect.", "verdict": "met"} for id_ in FULL.points
    ]
    levels = [{"id": "clarity", "quote": "perfectly clear", "reason": "Perfect.", "level": 3}]
    with ChatServer([reply(points=points, levels=levels)]) as server:
        card = marked(await graded(server))
    assert card.percent == 0.0


@pytest.mark.parametrize("first", ["", "I think it was fine.", "{}", '{"points": [{"id": "x"}]}'])
async def test_an_invalid_reply_is_mended_once(first: str) -> None:
    with ChatServer([replying(first)]) as server:
        grading = await graded(server)
    assert grading.usage.requests == 2
    assert grading.judgement.points["uneven-gradients"].verdict == "met"


async def test_a_repair_sends_the_same_first_messages_and_what_was_wrong() -> None:
    with ChatServer([replying("I think it was fine.")]) as server:
        await graded(server)
    first, repair = server.requests
    assert repair.body["messages"][:-1] == first.body["messages"][:-1]
    assert repair.last_message["conversation"] == first.last_message["conversation"]
    assert repair.last_message["previous_reply"] == "I think it was fine."
    assert repair.last_message["problem"] == "The reply is not valid JSON."
    assert repair.last_message["reply_schema"]["required"][0] == "points"


async def test_a_reply_invalid_twice_is_no_grading() -> None:
    told = pytest.raises(MalformedReplyError, match="choose a more capable model")
    with ChatServer(rest=replying("Fine, fine.")) as server, told:
        await graded(server)
    assert len(server.requests) == 2


async def test_a_server_that_does_not_enforce_the_schema_is_shown_it_from_the_next_answer_on() -> None:
    with ChatServer([replying("Fine.")]) as server:
        await graded(server)
        await graded(server)
    last = server.requests[-1].body
    assert last["response_format"] == {"type": "json_object"}
    assert '"additionalProperties":false' in last["messages"][2]["content"]


async def test_a_missing_point_is_asked_for_again_once() -> None:
    with ChatServer([reply(points=good_reply()["points"][:1])]) as server:
        grading = await graded(server)
    first, again = server.requests
    assert again.body["messages"][:-1] == first.body["messages"][:-1]
    assert again.last_message["missing"] == ["trees-unaffected", "fit-on-training"]
    assert grading.judgement.points.keys() == FULL.points.keys()
    assert grading.judgement.flags == ()


@pytest.mark.parametrize("second", [reply(points=[]), replying("What?")])
async def test_a_point_missing_twice_is_left_out_and_flagged(second: Play) -> None:
    points = good_reply()["points"][:2]
    with ChatServer([reply(points=points), second]) as server:
        grading = await graded(server)
    assert grading.usage.requests == 2
    assert "fit-on-training" not in grading.judgement.points
    assert [flag.code for flag in grading.judgement.flags] == ["not_judged"]
    assert marked(grading).criteria[0].points[2].verdict == "unassessed"


async def test_tokens_of_all_requests_are_summed() -> None:
    with ChatServer() as server:
        alone = (await graded(server)).usage
    with ChatServer([replying("Fine.")]) as server:
        mended = (await graded(server)).usage
    assert mended.prompt_tokens > 2 * alone.prompt_tokens > 0
    assert mended.seconds > 0


async def test_a_rubric_of_scales_alone_is_graded() -> None:
    with ChatServer() as server:
        grading = await graded(server, SCALES_ALONE)
    assert grading.judgement.levels.keys() == {"clarity", "examples"}


async def test_the_only_model_of_a_local_server_is_asked() -> None:
    with ChatServer(models=["tiny"]) as server:
        grading = await graded(server, models=())
    assert grading.provenance.model == "tiny"


async def test_several_models_leave_the_choice_to_the_person() -> None:
    with ChatServer(models=["tiny", "large"]) as server, pytest.raises(InputError, match="tiny, large"):
        await graded(server, models=())
    assert server.requests == []


async def test_no_key_for_the_openai_service_is_told_before_anything_is_sent() -> None:
    with pytest.raises(MissingKeyError, match="set OPENAI_API_KEY"):
        await LlmGrader(Settings(locations=locate())).grade(FULL, conversation())


async def test_the_key_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "proj-9f8e7d6c5b4a3210")
    with ChatServer() as server:
        await graded(server)
    assert server.requests[0].headers["Authorization"] == "Bearer proj-9f8e7d6c5b4a3210"


async def test_a_refusal_is_no_grading() -> None:
    with ChatServer(rest=PLAYS["refusal"]) as server, pytest.raises(RefusalError):
        await graded(server)


async def test_one_deadline_holds_for_all_requests_of_a_grading() -> None:
    class Watched(ChatClient):
        deadlines: ClassVar[list[Deadline | None]] = []

        async def complete(
            self,
            request: ChatRequest,
            deadline: Deadline | None = None,
            notify: Notify = ignore,
            listen: Listen = deaf,
        ) -> Completion:
            self.deadlines.append(deadline)
            return await super().complete(request, deadline, notify, listen)

    with ChatServer([replying("Fine.")]) as server:
        async with Watched(server.settings(), None) as client:
            await LlmGrader(server.settings(), client=client).grade(FULL, conversation())
    first, repair = Watched.deadlines
    assert first is repair is not None


async def test_a_slow_model_meets_the_deadline() -> None:
    with ChatServer(rest=PLAYS["slow"]) as server, pytest.raises(DeadlineError):
        await graded(server, deadline_seconds=0.3)


async def test_whoever_waits_is_told_what_goes_on() -> None:
    told: list[Progress] = []
    with ChatServer([replying("Fine.")]) as server:
        grader = LlmGrader(server.settings())
        await grader.grade(FULL, conversation(), told.append)
        await grader.aclose()
    assert told[0].text == f"Asking {grader.name}"
    assert "mend" in told[1].text


async def test_answers_can_be_graded_at_once() -> None:
    with ChatServer(rest=honest) as server:
        grader = LlmGrader(server.settings(models=()))
        gradings = await asyncio.gather(*(grader.grade(FULL, conversation()) for _ in range(4)))
        await grader.aclose()
    assert [grading.judgement.points.keys() for grading in gradings] == [FULL.points.keys()] * 4
